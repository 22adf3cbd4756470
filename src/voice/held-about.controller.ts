import { Controller, HttpCode, Param, Post } from '@nestjs/common';

import { Database } from '../platform/database/database.js';
import { exportHeld } from './held-about.js';

/** What is held about a person, for that person. It writes an entry, so it is no GET. */
@Controller('api/v1')
export class HeldAboutController {
  constructor(private readonly database: Database) {}

  @Post('workers/:id/exports')
  @HttpCode(200)
  async take(@Param('id') id: string): Promise<object> {
    return this.database.transaction((tx) => exportHeld(tx, id));
  }
}
