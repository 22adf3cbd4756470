import type { NoticeKind } from '../../core/notice.js';
import { compose } from './compose.js';
import { contentHtml } from './content-html.js';
import { contentText } from './content-text.js';
import type { BreachFacts, TakenMail } from './matter.js';
import { sampleBreach, sampleKinds, sampleMail, sampleWriting } from './samples.js';

function written(kind: NoticeKind) {
  const { mail, breach } = sampleMail(kind);
  const composed = compose(mail, new Map([[breach.breachId, breach]]), [], sampleWriting);
  if (composed === null) throw new Error(`no mail of ${kind}`);
  const text = contentText(composed.content, 'County');
  const html = contentHtml(composed.content, 'County');
  return { composed, text, html };
}

describe.each(['opened', 'opened_copy', 'escalated', 'reminder', 'handed_over', 'check_in_overdue'] as const)(
  'mail of kind %s about a load that is back within while its breach is open',
  (kind) => {
    const textOf = (changed: Partial<BreachFacts>): string => {
      const { mail, breach } = sampleMail(kind);
      const changedBreach = { ...breach, ...changed };
      const composed = compose(mail, new Map([[breach.breachId, changedBreach]]), [], sampleWriting);
      return composed === null ? '' : contentText(composed.content, 'County');
    };

    it('says so, and never that it is over by something', () => {
      const text = textOf({ load: '14', peak: '17', loadTrack: 'clearing' });
      expect(text).toContain('The load is back within the agreed level.');
      expect(text).not.toContain('Over by');
      expect(text).not.toMatch(/You are over|W-104 is at 14 ER referrals\. The/);
    });
    it('says that the breach stays open while the load is not low enough', () => {
      expect(textOf({ load: '14', loadTrack: 'open' })).toContain('The breach stays open until it is low enough.');
    });
    it('says nothing of it while the load is over', () => {
      expect(textOf({})).not.toContain('back within');
    });
  },
);

it('a mail says with which code its reader signs in', () => {
  expect(written('opened').text).toContain('You sign in as S-12.');
  expect(written('opened_copy').text).toContain('You sign in as W-104.');
});

const plainText = (html: string): string =>
  html
    .replace(/<style[\s\S]*?<\/style>|<title[\s\S]*?<\/title>|<!--[\s\S]*?-->/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/\s+/g, ' ');

describe.each(sampleKinds.map((kind) => ({ kind })))('every mail, for instance $kind', ({ kind }) => {
  const { composed, text, html } = written(kind);

  it('has one button, whose link stands under it in plain', () => {
    expect(html.match(/role="presentation"[^>]*valign="middle"/g)).toHaveLength(1);
    const hrefs = [...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href);
    expect(new Set(hrefs)).toEqual(new Set([composed.content.button.url]));
    expect(text).toContain(composed.content.button.url);
  });

  it('says every fact in both parts', () => {
    const inHtml = plainText(html);
    const facts = composed.content.parts.flatMap((part) => part.facts);
    for (const { value } of facts) {
      expect(text).toContain(value);
      expect(inHtml).toContain(value);
    }
  });

  it('loads nothing from elsewhere, names its language, marks layout tables, fills every slot', () => {
    expect(html).not.toMatch(/<img|src=|<link|@import|url\(/i);
    expect(html).toMatch(/<html lang="en" dir="ltr"/);
    expect(html).toMatch(/<title>[^<]+<\/title>/);
    expect(html).not.toContain('{{');
    expect(html.match(/<h1/g)).toHaveLength(1);
  });

  it('is short', () => {
    expect(Buffer.byteLength(html) + Buffer.byteLength(text)).toBeLessThan(30 * 1024);
    expect(composed.subject.length).toBeLessThanOrEqual(200);
    expect(composed.subject).not.toMatch(/[\r\n]/);
  });
});

it('a mail about eighty breaches names them all and stays short', () => {
  const breaches = Array.from({ length: 80 }, (_, n) => ({
    ...sampleBreach,
    breachId: `b-${n}`,
    number: `PL-2026-${String(n).padStart(4, '0')}`,
    subjectId: `W-${n}`,
  }));
  const { mail } = sampleMail('opened');
  const many: TakenMail = {
    ...mail,
    notices: breaches.flatMap((breach) =>
      mail.notices.map((notice) => ({ ...notice, breachId: breach.breachId, breach: breach.number })),
    ),
  };
  const composed = compose(many, new Map(breaches.map((breach) => [breach.breachId, breach])), [], sampleWriting);
  const text = contentText(composed?.content ?? written('opened').composed.content, 'County');
  const html = contentHtml(composed?.content ?? written('opened').composed.content, 'County');
  expect(composed?.subject).toBe('80 workers over caseload level: ER [PL-2026-0000 +79]');
  expect(composed?.content.heading).toBe('80 people are over their agreed level.');
  expect(composed?.content.button.url).toBe('https://plimsoll.county.test/board');
  for (const { number } of breaches) expect(text).toContain(number);
  expect(Buffer.byteLength(html) + Buffer.byteLength(text)).toBeLessThan(30 * 1024);
});

it('what people wrote is shown, never obeyed', () => {
  const { mail, breach } = sampleMail('configuration');
  const hostile = '<script>alert(1)</script> & "x"';
  const bad = { ...mail, notices: mail.notices.map((notice) => ({ ...notice, facts: { text: hostile } })) };
  const composed = compose(bad, new Map([[breach.breachId, breach]]), [], sampleWriting);
  const html = contentHtml(composed?.content ?? written('opened').composed.content, '<b>County</b>');
  expect(html).not.toContain('<script>');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;');
  expect(html).not.toContain('<b>County');
});

describe('mail about a pool that came back within its level', () => {
  const textOf = (responseTrack: string): string => {
    const { mail, breach } = sampleMail('cleared');
    const pool: BreachFacts = { ...breach, subjectKind: 'pool', subjectId: 'ER3', responseTrack };
    const composed = compose(mail, new Map([[breach.breachId, pool]]), [], sampleWriting);
    return composed === null ? '' : contentText(composed.content, 'County');
  };

  it('asks for nothing once a relief step was named', () => {
    expect(textOf('acknowledged')).toContain('given, with a relief step');
    expect(textOf('acknowledged')).toContain('Nothing is left to do.');
    expect(textOf('acknowledged')).not.toContain('still owed');
  });
  it('asks for the step as long as none was named', () => {
    expect(textOf('awaiting')).toContain('still owed');
    expect(textOf('awaiting')).toContain('name the relief step');
  });
});

it('a correction names the highest load as it was and as it is', () => {
  expect(written('correction').text.replaceAll(/\s+/g, ' ')).toContain('16 referrals, recorded before as 17 referrals');
});
