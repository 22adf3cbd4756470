import { Module } from '@nestjs/common';

import { AssetsController } from './assets.controller.js';
import { PageFrame } from './page-frame.service.js';

/** What every page stands in. */
@Module({
  controllers: [AssetsController],
  providers: [PageFrame],
  exports: [PageFrame],
})
export class FrameModule {}
