import { Module } from '@nestjs/common';

import { WorkersController } from './workers.controller.js';

/** The line, and why a number is what it is. */
@Module({ controllers: [WorkersController] })
export class AssessmentModule {}
