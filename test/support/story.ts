import { verifyFile } from '../../src/breach-log/verify-log.js';
import { type Breach, StoryCalls } from './story-calls.js';
import { csv, type FileKind, type Row, usualPeople, usualUnits } from './story-roster.js';
import { type QueueKind, StoryService } from './story-service.js';
import { inShort, isCounted, type Mail, personOf } from './story-mailbox.js';
import { erReferrals, rowsOf, type Loads } from './story-target.js';
import { at, workingDays } from './story-time.js';

/** What a story begins with, where it is not as the worked cases bind it. */
export interface Beginning {
  readonly from?: string;
  readonly target?: object;
  readonly settings?: object;
  readonly units?: readonly Row[];
  readonly people?: readonly Row[];
}

/** An import as it was answered. */
export interface Imported {
  readonly status: number;
  readonly id: string;
  readonly state: string;
  readonly duplicate?: boolean;
  readonly totals: Readonly<Record<string, number>>;
  readonly findings: readonly { line?: number; column?: string; code: string; detail: string }[];
}

/** One agency's story, told through what everybody can reach: the API, the pages, the mail. */
export class Story extends StoryCalls {
  private taken = 0;

  /** A fresh agency: the roster of the worked cases, their target in force, nobody with any work. */
  async begins(beginning: Beginning = {}): Promise<string> {
    const { from = '2026-11-02', units = usualUnits, people = usualPeople } = beginning;
    await this.clock(`${from} 05:00`);
    await this.ok('admin', 'PUT', '/settings', {
      workerCopy: false,
      digest: false,
      feeds: [snapshotFeed()],
      ...beginning.settings,
    });
    await this.file('units', from, units);
    await this.file('people', from, people);
    return this.agree({ from, ...beginning.target });
  }

  /** A target that both sides have signed, or one of a statute that needs no signature. */
  async agree(target: object): Promise<string> {
    const made = await this.ok<{ id: string; state: string }>('admin', 'POST', '/targets', erReferrals(target));
    if (made.state === 'proposed') await this.sign(made.id, 1);
    return made.id;
  }

  async newVersion(id: string, target: object): Promise<number> {
    const made = await this.ok<{ version: number }>('admin', 'POST', `/targets/${id}/versions`, erReferrals(target));
    await this.sign(id, made.version);
    return made.version;
  }

  async sign(id: string, version: number): Promise<void> {
    await this.ok('keel', 'POST', `/targets/${id}/versions/${version}/approvals`, { side: 'labor' });
    await this.ok('helm', 'POST', `/targets/${id}/versions/${version}/approvals`, { side: 'management' });
  }

  /** A file as of a date or an instant. */
  async file(kind: FileKind, asOf: string, rows: readonly Row[], query = ''): Promise<Imported> {
    return this.send(`/imports?kind=${kind}&asOf=${encodeURIComponent(asOf)}${query}`, csv(kind, rows));
  }

  async send(path: string, body: string): Promise<Imported> {
    const answer = await this.call('admin', 'POST', path, body, 'text/csv');
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    const made = { ...(answer.body as unknown as Imported), status: answer.status };
    return made.state === 'checking' ? this.finished(made.id) : made;
  }

  private async finished(id: string): Promise<Imported> {
    for (let tries = 0; ; tries++) {
      const found = await this.ok<Imported>('admin', 'GET', `/imports/${id}`);
      if (found.state !== 'checking' || tries > 100) return { ...found, status: 202 };
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** The morning's snapshot at 06:00, which says of each of these how much they hold. */
  async day(date: string, loads: Loads, query = ''): Promise<Imported> {
    await this.clock(date);
    return this.snapshot(date, rowsOf(loads), query);
  }

  /** The same snapshot on every working day from the first to the last. */
  async days(first: string, last: string, loads: Loads): Promise<void> {
    for (const date of workingDays(first, last)) await this.day(date, loads);
  }

  /** The rows of a snapshot that says this. */
  loads(loads: Loads, profile?: string): Row[] {
    return rowsOf(loads).map((row) => (profile === undefined ? row : { ...row, profile }));
  }

  async snapshot(local: string, rows: readonly Row[], query = '&feed=cws-er&mode=snapshot'): Promise<Imported> {
    return this.file('assignments', at(local), rows, query === '' ? '&feed=cws-er&mode=snapshot' : query);
  }

  /** The counted mail since the last look is exactly this; answers it in this order. */
  async gets(...expected: string[]): Promise<Mail[]> {
    const subjects = await this.subjects();
    const fresh = (await this.mailbox()).filter(isCounted).slice(this.taken);
    const shorts = fresh.map((mail) => inShort(mail, subjects));
    expect([...shorts].sort()).toEqual([...expected].sort());
    this.taken += fresh.length;
    const left = fresh.map((mail, index) => ({ mail, short: shorts[index] }));
    return expected.map((wanted) => {
      const index = left.findIndex(({ short }) => short === wanted);
      const [found] = left.splice(index, 1);
      if (found === undefined) throw new Error(`no mail ${wanted}`);
      return found.mail;
    });
  }

  /** The counted mail since the last look, whatever it is. */
  async shortsOfNew(): Promise<string[]> {
    const subjects = await this.subjects();
    const fresh = (await this.mailbox()).filter(isCounted).slice(this.taken);
    this.taken += fresh.length;
    return fresh.map((mail) => inShort(mail, subjects));
  }

  /** One mail and no other. */
  async getsOne(expected: string): Promise<Mail> {
    const [mail] = await this.gets(expected);
    if (mail === undefined) throw new Error(`no mail ${expected}`);
    return mail;
  }

  /** Mail that is not counted, of a kind, to somebody. */
  async mailsTo(who: string, kind = ''): Promise<Mail[]> {
    return (await this.mailbox()).filter(
      (mail) => personOf(mail) === who && (kind === '' || mail.kinds.includes(kind)),
    );
  }

  async mailbox(): Promise<Mail[]> {
    return (await this.ok<{ items: Mail[] }>('admin', 'GET', '/rehearsal/mailbox')).items;
  }

  /** Everything this story has not named, and what its log says of itself. */
  async ends(): Promise<void> {
    await this.gets();
    const text = await this.text('ada', '/log/export');
    const verdict = await verifyFile(bytesOf(text), []);
    expect(verdict).toMatchObject({ outcome: 'verified' });
  }

  async reset(): Promise<void> {
    this.forgetTokens();
    this.taken = 0;
    await this.ok('admin', 'POST', '/rehearsal/reset');
  }

  private async subjects(): Promise<Map<string, string>> {
    const rows = await this.breaches('?limit=999');
    return new Map(rows.map((row) => [row.number, row.workerId ?? row.unitId ?? '?']));
  }
}

export const snapshotFeed = (more: object = {}): object => ({
  name: 'cws-er',
  sources: [],
  programs: ['ER'],
  kind: 'snapshot',
  every: '1 working day',
  grace: '2 working days',
  guards: null,
  ...more,
});

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(Buffer.from(text));
}

/** A service for the stories of one file; each `it` begins on nothing, and fails for mail it has not named. */
export function useStory({ queue = 'redis' }: { queue?: QueueKind } = {}): Story {
  const service = new StoryService(queue);
  const story = new Story(service);
  jest.setTimeout(120_000);
  let begun = false;
  beforeAll(() => service.open());
  beforeEach(async () => {
    begun = true;
    await story.reset();
  });
  afterEach(async () => {
    if (begun) await story.ends();
  });
  afterAll(() => service.close());
  return story;
}

export type { Breach, Mail, Row };
