import { applyPeople } from '../../src/people/apply-people.js';
import { grantRole, seats } from '../../src/people/grant.queries.js';
import { personRow } from '../../src/people/roster.schema.js';
import { newId } from '../../src/platform/ids.js';
import { useDatabase } from '../support/database.js';
import { SteppedClock } from '../support/stepped-clock.js';

describe('a file of people in rehearsal', () => {
  const clock = new SteppedClock('2026-11-23T14:00:00Z');
  const test = useDatabase(clock);
  const people = (rows: Record<string, string>[]) =>
    test.database.transaction((tx) =>
      applyPeople(
        tx,
        rows.map((row, index) => ({ ...personRow.parse(row), line: index + 2 })),
        { asOf: tx.now, importId: newId(), mode: 'delta', rehearsal: true },
      ),
    );

  it('seats nobody on both sides, nor on the other side of a seat that was granted', async () => {
    await people([{ personId: 'keel', roles: 'worker' }]);
    await test.database.transaction((tx) => grantRole(tx, 'keel', 'labor', null));
    const result = await people([
      { personId: 'keel', roles: 'management' },
      { personId: 'rudder', roles: 'labor|management' },
      { personId: 'helm', roles: 'management' },
    ]);
    expect(result).toMatchObject({
      outcome: 'refused',
      findings: [
        { line: 2, column: 'roles', code: 'other_side' },
        { line: 3, column: 'roles', code: 'other_side' },
      ],
    });
    expect(await seats(test.database.db, await clock.now())).toEqual([{ personId: 'keel', side: 'labor' }]);
  });
});
