import { Module } from '@nestjs/common';

import { DisputesController } from './disputes.controller.js';
import { HeldAboutController } from './held-about.controller.js';
import { RequestsController } from './requests.controller.js';
import { StatementsController } from './statements.controller.js';

/** What workers say themselves, and what it comes to. */
@Module({ controllers: [StatementsController, DisputesController, RequestsController, HeldAboutController] })
export class VoiceModule {}
