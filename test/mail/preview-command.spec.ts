import { mailCommand } from '../../src/channels/mail/preview.command.js';
import { sampleKinds } from '../../src/channels/mail/samples.js';

async function run(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const out: string[] = [];
  const err: string[] = [];
  const log = jest.spyOn(console, 'log').mockImplementation((line: string) => void out.push(line));
  const error = jest.spyOn(console, 'error').mockImplementation((line: string) => void err.push(line));
  try {
    return { code: await mailCommand.run(args), out: out.join('\n'), err: err.join('\n') };
  } finally {
    log.mockRestore();
    error.mockRestore();
  }
}

it.each(sampleKinds.map((kind) => ({ kind })))('shows a mail of kind $kind without a database', async ({ kind }) => {
  const { code, out, err } = await run('preview', kind);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^Subject: \S.*\n\n\S/);
});

it.each([
  ['--text', /^Subject: W-104 over caseload level: 16 of 14 ER referrals \[PL-2026-0412\]\n\nW-104 is at 16/],
  ['--html', /^<!doctype html>\n<html lang="en"/],
  ['--eml', /^References: <breach\..*\r\n/],
])('shows it as %s', async (form, expected) => {
  const { code, out } = await run('preview', 'opened', form);
  expect(code).toBe(0);
  expect(out).toMatch(expected);
});

it('shows it in the language that is asked for', async () => {
  const { code, out } = await run('preview', 'opened_copy', '--language', 'es-US');
  expect(code).toBe(0);
  expect(out).toMatch(
    /^Subject: W-104 por encima del nivel acordado: 16 de 14 derivaciones de ER \[PL-2026-0412\]\n\nUsted está/,
  );
  expect((await run('preview', 'opened', '--html', '--language', 'es-US')).out).toContain('<html lang="es"');
});

it('shows all of it, or the form asked for, as JSON', async () => {
  const all = JSON.parse((await run('preview', 'opened', '--json')).out) as Record<string, unknown>;
  expect(Object.keys(all)).toEqual(['kind', 'subject', 'text', 'html', 'eml', 'attachments']);
  expect(all['attachments']).toMatchObject([{ filename: 'check-in-PL-2026-0412.ics' }]);
  const text = JSON.parse((await run('preview', 'cleared', '--json', '--text')).out) as Record<string, unknown>;
  expect(Object.keys(text)).toEqual(['kind', 'subject', 'text', 'attachments']);
});

it.each([
  ['no kind', ['preview']],
  ['a kind there is not', ['preview', 'party']],
  ['what every object has', ['preview', 'constructor']],
])('names every kind where there is %s', async (_, args) => {
  const { code, out, err } = await run(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  for (const kind of sampleKinds) expect(err).toContain(`\n  ${kind}`);
});

it.each([
  ['no subcommand', [], 'preview'],
  ['another subcommand', ['send', 'opened'], 'preview'],
  ['two kinds', ['preview', 'opened', 'cleared'], 'cleared is too much'],
  ['two forms', ['preview', 'opened', '--text', '--html'], 'Only one'],
  ['a language there is not', ['preview', 'opened', '--language', 'fr'], '--language is one of en-US, es-US'],
  ['an option there is not', ['preview', 'opened', '--send'], '--send'],
])('refuses %s', async (_, args, expected) => {
  const { code, err } = await run(...args);
  expect(code).toBe(2);
  expect(err).toContain(expected);
});
