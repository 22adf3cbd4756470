import { Readable } from 'node:stream';

import { Problem } from '../../platform/problem/problem.js';

/** A form with a file, as a browser sends it: the fields that came before the file, and the file as it comes. */
export interface Upload {
  readonly fields: Readonly<Record<string, string>>;
  /** Null: no file was chosen. */
  readonly file: { readonly name: string; readonly body: Readable } | null;
}

const longestField = 10_000;
const mostFields = 50;
const unreadable = (): Problem => Problem.badRequest('The form with the file cannot be read.');

/** Reads `multipart/form-data` (RFC 7578) up to its first file. Fields after the file are not looked at. */
export async function readUpload(contentType: string, body: AsyncIterable<Buffer>): Promise<Upload> {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([\w'()+,./:=?-]{1,70}))/i.exec(contentType);
  const mark = boundary?.[1] ?? boundary?.[2];
  if (mark === undefined) throw unreadable();
  const delimiter = Buffer.from(`\r\n--${mark}`);
  // the first boundary stands at the very beginning, without a line before it
  const source = new Source(body, Buffer.from('\r\n'));
  await source.upTo(delimiter, longestField);
  const fields: Record<string, string> = {};
  for (let count = 0; count < mostFields; count += 1) {
    if ((await source.upTo(Buffer.from('\r\n'), longestField)).toString('latin1').startsWith('--'))
      return { fields, file: null };
    const { name, fileName } = headersOf(await source.upTo(Buffer.from('\r\n\r\n'), longestField));
    if (fileName !== null && fileName !== '') {
      return { fields, file: { name: fileName, body: Readable.from(source.stream(delimiter), { objectMode: false }) } };
    }
    fields[name] = (await source.upTo(delimiter, longestField)).toString('utf8');
  }
  throw unreadable();
}

function headersOf(block: Buffer): { name: string; fileName: string | null } {
  const disposition = /content-disposition:\s*form-data;([^\r\n]*)/i.exec(block.toString('utf8'))?.[1] ?? '';
  const name = /(?:^|[;\s])name="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) throw unreadable();
  return { name, fileName: /filename="([^"]*)"/i.exec(disposition)?.[1] ?? null };
}

/** Bytes as they come, read up to a mark. */
class Source {
  private readonly chunks: AsyncIterator<Buffer>;

  constructor(
    body: AsyncIterable<Buffer>,
    private held: Buffer,
  ) {
    this.chunks = body[Symbol.asyncIterator]();
  }

  /** Everything before the mark, which is taken off too. */
  async upTo(mark: Buffer, most: number): Promise<Buffer> {
    for (;;) {
      const at = this.held.indexOf(mark);
      if (at >= 0) return this.take(at, mark.length);
      if (this.held.length > most || !(await this.more())) throw unreadable();
    }
  }

  /** Everything before the mark, piece by piece; a file that ends without it was cut short. */
  async *stream(mark: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const at = this.held.indexOf(mark);
      if (at >= 0) {
        yield this.take(at, mark.length);
        return;
      }
      // the mark may have begun in what is held
      const safe = this.held.length - mark.length;
      if (safe > 0) yield this.take(safe, 0);
      if (!(await this.more())) throw unreadable();
    }
  }

  private take(length: number, skip: number): Buffer {
    const taken = this.held.subarray(0, length);
    this.held = this.held.subarray(length + skip);
    return taken;
  }

  private async more(): Promise<boolean> {
    const next = await this.chunks.next();
    if (next.done === true) return false;
    this.held = Buffer.concat([this.held, next.value]);
    return true;
  }
}
