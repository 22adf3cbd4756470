import { Module } from '@nestjs/common';

import { FrameModule } from '../frame/frame.module.js';
import { LinkController } from './link.controller.js';
import { SignInController } from './sign-in.controller.js';

/** Signing in and out, and setting a password. */
@Module({
  imports: [FrameModule],
  controllers: [SignInController, LinkController],
})
export class SignInModule {}
