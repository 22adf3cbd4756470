import type { StoryService } from './story-service.js';

/** A page or what a form was answered with. */
export interface Page {
  readonly status: number;
  readonly html: string;
  /** What a reader sees of it, blanks folded. */
  readonly text: string;
  readonly location: string | undefined;
}

type Fields = Readonly<Record<string, string>>;

/** A browser without scripts: it fetches pages, keeps a cookie and sends forms as they stand there. */
export class PageReader {
  private constructor(
    private readonly service: StoryService,
    private readonly cookie: string | undefined,
  ) {}

  /** Signed in as this person, by the rehearsal. */
  static async signedIn(service: StoryService, token: string, personId: string): Promise<PageReader> {
    const answer = await service.app.inject({
      method: 'POST',
      url: '/api/v1/rehearsal/sessions',
      headers: { host: 'plimsoll.test', authorization: `Bearer ${token}` },
      payload: { personId },
    });
    const [cookie] = [answer.headers['set-cookie'] ?? ''].flat();
    return new PageReader(service, cookie?.split(';')[0]);
  }

  static stranger(service: StoryService): PageReader {
    return new PageReader(service, undefined);
  }

  get(path: string, method: 'GET' | 'HEAD' = 'GET'): Promise<Page> {
    return this.ask(method, path);
  }

  /** Sends the fields as a form; follows nothing. */
  send(path: string, fields: Fields): Promise<Page> {
    return this.ask('POST', path, new URLSearchParams(fields).toString());
  }

  /** The first form of a page that goes to this path, with its hidden fields and these. */
  async submit(page: Page, action: string, fields: Fields = {}): Promise<Page> {
    return this.send(action, { ...hiddenFields(page.html, action), ...fields });
  }

  /** The page that a form led to. */
  async follow(page: Page): Promise<Page> {
    if (page.location === undefined) throw new Error(`${page.status} leads nowhere: ${page.text.slice(0, 300)}`);
    return this.get(page.location);
  }

  private async ask(method: 'GET' | 'HEAD' | 'POST', url: string, payload?: string): Promise<Page> {
    const answer = await this.service.app.inject({
      method,
      url,
      headers: {
        host: 'plimsoll.test',
        accept: 'text/html',
        ...(this.cookie === undefined ? {} : { cookie: this.cookie }),
        ...(payload === undefined
          ? {}
          : { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://plimsoll.test' }),
      },
      ...(payload === undefined ? {} : { payload }),
    });
    const { location } = answer.headers;
    return { status: answer.statusCode, html: answer.body, text: seen(answer.body), location };
  }
}

/** The hidden fields of the form that goes to this path. */
export function hiddenFields(html: string, action: string): Fields {
  const form = html.split('<form').find((part) => part.includes(`action="${action}"`));
  if (form === undefined) throw new Error(`no form goes to ${action}`);
  const inputs = (form.split('</form>')[0] ?? '').match(/<input[^>]*type="hidden"[^>]*>/g) ?? [];
  return Object.fromEntries(inputs.map((input) => [attribute(input, 'name'), attribute(input, 'value')]));
}

const attribute = (tag: string, name: string): string => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? '';

const seen = (html: string): string =>
  html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
