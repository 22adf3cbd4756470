import { instant } from '../../core/instant.js';
import { headersOf } from './headers.js';

const longest = 998;
const at = instant(Date.parse('2026-11-23T14:02:00Z'));

describe('the headers of a mail', () => {
  const made = (words: string) =>
    headersOf({
      host: 'plimsoll.county.test',
      baseUrl: 'https://plimsoll.county.test',
      agencyCode: 'county',
      agencyName: words,
      language: 'en',
      kinds: ['opened', 'escalated'],
      breaches: Array.from({ length: 500 }, (_, n) => `PL-2026-${String(n).padStart(4, '0')}`),
      thread: { breachId: '019ab1c0-0000-7000-8000-000000000001', openedAt: at, topic: words, earlier: 1, at },
    });

  it('each fit the line that mail has for them, however long the words are, in plain letters', () => {
    for (const words of ['x'.repeat(3_000), `${'é'.repeat(2_000)}\r\nBcc: all@county.test`]) {
      for (const [name, value] of Object.entries(made(words))) {
        expect([name, `${name}: ${value}`.length <= longest, /^[\x20-\x7e]*$/.test(value)]).toEqual([name, true, true]);
      }
    }
  });

  it('have the topic that the subject began with', () => {
    const topic = 'W-104 over caseload level: 16 of 14 ER referrals [PL-2026-0412]';
    expect(made(topic)['Thread-Topic']).toBe(topic);
  });

  it('have letters without their marks where a topic has some', () => {
    expect(made('Muñoz pide una reunión')['Thread-Topic']).toBe('Munoz pide una reunion');
  });
});
