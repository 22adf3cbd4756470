import { Readable } from 'node:stream';

import { importOrder, importQuery } from '../../src/feeds/import-order.js';
import { receiveImport } from '../../src/feeds/receive-import.js';
import { calendarOf } from '../../src/people/calendar.queries.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

describe('a file with what is no text', () => {
  const clock = new SteppedClock('2026-11-23T14:00:00Z');
  const test = useDatabase(clock);

  async function send(body: Buffer, kind: string, format: 'csv' | 'ndjson') {
    const query = importQuery.parse({ kind, ...(kind === 'assignments' ? { feed: 'cws-er' } : {}) });
    const order = importOrder(query, format, await clock.now(), await calendarOf(test.database.db));
    const sent = { order, body: Readable.from([body]), by: null, rehearsal: true, untilDone: true };
    return (await receiveImport(test.database, sent)).made;
  }
  const csv = (cell: Buffer): Buffer =>
    Buffer.concat([Buffer.from('person_id,name\np-1,Keel\np-2,'), cell, Buffer.from('\n')]);
  const assignment = (ref: string): string =>
    `{"assignment_ref":"${ref}","worker_id":"W-1","program":"ER","case_type":"referral"}\n`;

  it.each([
    ['half a surrogate pair as bytes', csv(Buffer.from([0xed, 0xa0, 0x80])), 'people', 'csv', 3],
    ['a byte that begins nothing', csv(Buffer.from([0xff])), 'people', 'csv', 3],
    ['a zero byte', csv(Buffer.from([0x61, 0x00])), 'people', 'csv', 3],
    [
      'half a surrogate pair in JSON',
      Buffer.from(assignment('a-1') + assignment('a\\ud800')),
      'assignments',
      'ndjson',
      2,
    ],
    ['a zero byte in JSON', Buffer.from(assignment('a-1') + assignment('a\\u0000')), 'assignments', 'ndjson', 2],
  ] as const)('is refused whole for %s, naming the line', async (_, body, kind, format, line) => {
    const made = await send(body, kind, format);
    expect(made).toMatchObject({ state: 'refused', totals: { added: 0 } });
    expect(made.findings[0]).toMatchObject({ line, code: 'encoding' });
    const [kept] = await test.database.db.query<{ n: number }>(
      'select (select count(*) from person_version)::int + (select count(*) from assignment)::int as n',
    );
    expect(kept).toEqual({ n: 0 });
  });

  it('is taken for letters of every kind, whole pairs included', async () => {
    expect(await send(csv(Buffer.from('Rudder 𝔸 é')), 'people', 'csv')).toMatchObject({ state: 'applied' });
  });
});
