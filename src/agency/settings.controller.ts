import { Body, Controller, Get, Put, Req } from '@nestjs/common';

import { callerOf, type WebRequest } from '../access/web-request.js';
import { Database } from '../platform/database/database.js';
import { Problem } from '../platform/problem/problem.js';
import { saveSettings, settingsDocument, type SettingsDocument } from './settings.js';
import { type SettingsChange, settingsChange } from './settings.schema.js';

/** The agency's settings: one document, replaced key by key. */
@Controller('api/v1/settings')
export class SettingsController {
  constructor(private readonly database: Database) {}

  @Get()
  read(): Promise<SettingsDocument> {
    return settingsDocument(this.database.db);
  }

  @Put()
  async change(
    @Req() request: WebRequest,
    @Body({ schema: settingsChange }) change: SettingsChange,
  ): Promise<SettingsDocument> {
    return this.database.transaction(async (tx) => {
      const saved = await saveSettings(tx, callerOf(request), change);
      switch (saved.outcome) {
        case 'saved':
          return saved.document;
        case 'holidays_unknown':
          throw Problem.invalid([
            {
              pointer: '/calendar/holidays',
              code: 'schema',
              detail:
                'country and state must be ones whose holidays are published, such as US and CA; country null for none.',
            },
          ]);
        case 'feed_in_use':
          throw Problem.conflict(`Data came from ${saved.name}: it cannot be left out.`);
      }
    });
  }
}
