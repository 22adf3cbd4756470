import { seenThings, whoSees } from './who-sees.js';

it('says who sees what of a person as the table of rights has it', () => {
  expect(Object.fromEntries(seenThings.map((thing) => [thing, whoSees(thing)]))).toEqual({
    loads: 'you, your line, labor, management, auditors, admins, programs that an admin lets read',
    breaches: 'you, your line, labor, management, auditors, admins, programs that an admin lets read',
    disputes: 'you, your line',
    roster: 'your line, labor, management, auditors, admins, programs that an admin lets read, IT',
    messages: 'admins, IT, your line',
    letters: 'admins',
    log: 'labor, management, auditors, admins, programs that an admin lets read',
  });
});
