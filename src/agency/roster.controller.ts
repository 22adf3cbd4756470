import { Controller, Get, Req } from '@nestjs/common';

import type { Caller } from '../access/caller.js';
import { unitsUnder } from '../access/line.queries.js';
import { relationTo, type ShowPeopleAs, showsAs } from '../access/shown-name.js';
import { callerOf, type WebRequest } from '../access/web-request.js';
import { plain } from '../core/decimal.js';
import { rfc3339 } from '../core/instant.js';
import { awayAt } from '../people/duty.queries.js';
import { type Person, peopleAt } from '../people/person.queries.js';
import { agencySettings } from '../people/settings.queries.js';
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

  /** Names are shown as the agency set it; admins and IT, who keep the roster, read it as it is. */
  @Get('people')
  async people(@Req() request: WebRequest): Promise<object> {
    const now = await this.clock.now();
    const people = await peopleAt(this.database.db, null, now);
    const away = await awayAt(this.database.db, [...people.keys()], now);
    const { showPeopleAs } = await agencySettings(this.database.db);
    const caller = callerOf(request);
    const led = caller.personId === null ? [] : await unitsUnder(this.database.db, caller.personId, now);
    const own = new Set(led.flatMap((unit) => unit.people));
    const items = [...people.values()].map((person) => {
      const { email: _, capacityReason: __, fte, capacityFactor, ...rest } = person;
      return {
        ...rest,
        name: nameFor(caller, own, person, showPeopleAs),
        fte: Number(plain(fte)),
        capacityFactor: Number(plain(capacityFactor)),
        available: person.active && !away.has(person.personId),
      };
    });
    return { asOf: rfc3339(now), items };
  }
}

function nameFor(caller: Caller, led: ReadonlySet<string>, person: Person, show: ShowPeopleAs): string | null {
  if (caller.tokenRole === 'admin' || caller.roles.has('admin') || caller.roles.has('it')) return person.name;
  return showsAs(show, relationTo(caller, led, person), person);
}
