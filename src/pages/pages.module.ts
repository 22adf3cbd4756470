import { Module } from '@nestjs/common';

import { FrameModule } from './frame/frame.module.js';
import { PageActsController } from './record/acts.controller.js';
import { BreachController } from './record/breach.controller.js';
import { BreachLogController } from './record/breach-log.controller.js';
import { CheckInPageController } from './record/check-in.controller.js';
import { CheckInsPageController } from './record/check-ins.controller.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { BoardController } from './supervisor/board.controller.js';

const supervisor = [BoardController];
const record = [
  BreachLogController,
  BreachController,
  PageActsController,
  CheckInPageController,
  CheckInsPageController,
];

/** Every page of the service. */
@Module({
  imports: [FrameModule, SignInModule],
  controllers: [...supervisor, ...record],
})
export class PagesModule {}
