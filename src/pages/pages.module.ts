import { Module } from '@nestjs/common';

import { FrameModule } from './frame/frame.module.js';
import { SignInModule } from './sign-in/sign-in.module.js';

/** Every page. */
@Module({ imports: [FrameModule, SignInModule] })
export class PagesModule {}
