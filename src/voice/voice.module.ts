import { Module } from '@nestjs/common';

import { StatementsController } from './statements.controller.js';

/** What workers say themselves, and what it comes to. */
@Module({ controllers: [StatementsController] })
export class VoiceModule {}
