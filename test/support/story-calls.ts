import { adminToken, type StoryService } from './story-service.js';
import { at } from './story-time.js';

export interface Answer {
  readonly status: number;
  // what came back is looked at field by field in the test that asked
  readonly body: Record<string, unknown>;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A breach as the API shows it, as far as the stories look. */
export interface Breach {
  readonly number: string;
  readonly workerId?: string;
  readonly unitId?: string;
  readonly targetId: string;
  readonly targetVersion: number;
  readonly loadTrack: string;
  readonly endedReason: string | null;
  readonly responseTrack: string;
  readonly round: number;
  readonly startedAt: string;
  readonly openedAt: string;
  readonly clearedAt: string | null;
  readonly closedAt: string | null;
  readonly load: number;
  readonly peak: number;
  readonly effectiveLimit: number;
  readonly exceeded: readonly { kind: string; countUnit: string }[];
  readonly daysOver: number;
  readonly excusedUntil: string | null;
  readonly due: { checkInBy: string | null; nextRungAt: string | null; clearsAt: string | null };
  readonly timeline: readonly { at: string; kind: string; by: string | null; text: string }[];
}

export interface Standing {
  readonly status: string;
  readonly flags: readonly string[];
  readonly pendingSince: string | null;
  readonly opensAt: string | null;
  readonly rules: readonly Readonly<Record<string, unknown>>[];
  readonly counted: readonly Readonly<Record<string, unknown>>[];
  readonly notCounted: readonly { why: string }[];
  readonly told: readonly unknown[];
  readonly notToldBecause: string | null;
}

export interface Entry {
  readonly index: number;
  readonly entry: {
    readonly kind: string;
    readonly recordedAt: string;
    readonly effectiveAt: string;
    readonly breach?: string;
    readonly worker?: string;
    readonly by?: string;
    readonly facts?: Readonly<Record<string, unknown>>;
  };
}

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The calls of the stories, by a person's code, by `admin` (the token) or by nobody. */
export class StoryCalls {
  private readonly tokens = new Map<string, string>();

  constructor(readonly service: StoryService) {}

  async call(who: string | null, method: Method, path: string, body?: object | string, type?: string): Promise<Answer> {
    const headers = {
      host: 'plimsoll.test',
      ...(who === null ? {} : { authorization: `Bearer ${await this.tokenOf(who)}` }),
      ...(body === undefined ? {} : { 'content-type': type ?? 'application/json' }),
    };
    const answer = await this.service.app.inject({
      method,
      url: `/api/v1${path}`,
      headers,
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.statusCode, headers: answer.headers, body: parsed(answer.body) };
  }

  /** A call that must not be refused. */
  async ok<Body = Record<string, unknown>>(who: string, method: Method, path: string, body?: object): Promise<Body> {
    const answer = await this.call(who, method, path, body);
    if (answer.status >= 300)
      throw new Error(`${who} ${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as Body;
  }

  async text(who: string, path: string): Promise<string> {
    const headers = { host: 'plimsoll.test', authorization: `Bearer ${await this.tokenOf(who)}` };
    return (await this.service.app.inject({ method: 'GET', url: `/api/v1${path}`, headers })).body;
  }

  /** Moves the clock to a local time; a date alone is 06:00 of it. */
  async clock(local: string, more: object = {}): Promise<Record<string, unknown>> {
    return this.ok('admin', 'POST', '/rehearsal/clock', { now: at(local), ...more });
  }

  async breaches(query = ''): Promise<Breach[]> {
    return (await this.ok<{ items: Breach[] }>('admin', 'GET', `/breaches${query}`)).items;
  }

  /** The newest breach of a worker, with its due times and its timeline. */
  async breach(workerId: string): Promise<Breach> {
    const [newest] = await this.breaches(`?worker=${workerId}`);
    if (newest === undefined) throw new Error(`${workerId} has no breach`);
    return this.ok<Breach>('admin', 'GET', `/breaches/${newest.number}`);
  }

  async standing(workerId: string, query = ''): Promise<Standing> {
    const { standings } = await this.ok<{ standings: Standing[] }>(
      'admin',
      'GET',
      `/workers/${workerId}/standing${query}`,
    );
    const [first] = standings;
    if (first === undefined) throw new Error(`${workerId} has no standing`);
    return first;
  }

  /** The log's entries, narrowed to a kind or to a breach. */
  async entries(wanted: { kind?: string; breach?: string } = {}): Promise<Entry[]> {
    const { items } = await this.ok<{ items: Entry[] }>('ada', 'GET', '/log/entries?from=0&limit=1000');
    return items.filter(
      ({ entry }) =>
        (wanted.kind === undefined || entry.kind === wanted.kind) &&
        (wanted.breach === undefined || entry.breach === wanted.breach),
    );
  }

  /** Somebody does something about the newest breach of a worker. */
  async act(who: string, act: string, workerId: string, body: object = {}): Promise<Answer> {
    const { number } = await this.breach(workerId);
    return this.call(who, 'POST', `/breaches/${number}/${act}`, body);
  }

  acknowledge(who: string, workerId: string, body: object = {}): Promise<Answer> {
    return this.act(who, 'acknowledgements', workerId, body);
  }

  async withdraw(who: string, workerId: string): Promise<Answer> {
    const { number } = await this.breach(workerId);
    return this.call(who, 'DELETE', `/breaches/${number}/acknowledgements/current`);
  }

  /** Records a check-in, which must not be refused. */
  async checkIn(who: string, workerId: string, heldOn: string, more: object = {}): Promise<Answer> {
    const answer = await this.act(who, 'check-ins', workerId, {
      heldOn,
      how: 'in_person',
      attended: [who, workerId],
      found: 'three intakes in one week',
      steps: [{ step: 'hold_assignments', owner: who, by: heldOn }],
      note: '',
      workerGivenCopy: true,
      ...more,
    });
    if (answer.status !== 201) throw new Error(`the check-in: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  }

  protected forgetTokens(): void {
    this.tokens.clear();
  }

  private async tokenOf(who: string): Promise<string> {
    if (who === 'admin') return adminToken;
    const known = this.tokens.get(who);
    if (known !== undefined) return known;
    const { token } = await this.ok<{ token: string }>('admin', 'POST', '/tokens', { name: who, personId: who });
    this.tokens.set(who, token);
    return token;
  }
}

function parsed(text: string): Record<string, unknown> {
  if (text === '') return {};
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { text };
  }
}
