import { Controller, Get } from '@nestjs/common';

import { plain } from '../core/decimal.js';
import { rfc3339 } from '../core/instant.js';
import { awayAt } from '../people/duty.queries.js';
import { peopleAt } from '../people/person.queries.js';
import { unitsAt } from '../people/unit.queries.js';
import { Clock } from '../platform/clock/clock.js';
import { Database } from '../platform/database/database.js';

/** The roster as it is today: units, people, and who is away. No loads. */
@Controller('api/v1')
export class RosterController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('units')
  async units(): Promise<object> {
    const now = await this.clock.now();
    return { asOf: rfc3339(now), items: [...(await unitsAt(this.database.db, null, now)).values()] };
  }

  @Get('people')
  async people(): Promise<object> {
    const now = await this.clock.now();
    const people = await peopleAt(this.database.db, null, now);
    const away = await awayAt(this.database.db, [...people.keys()], now);
    const items = [...people.values()].map(({ email: _, capacityReason: __, fte, capacityFactor, ...person }) => ({
      ...person,
      fte: Number(plain(fte)),
      capacityFactor: Number(plain(capacityFactor)),
      available: person.active && !away.has(person.personId),
    }));
    return { asOf: rfc3339(now), items };
  }
}
