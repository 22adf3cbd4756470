/** A part of a mail as it goes over the wire. */
export interface Part {
  /** Names in lower case, values unfolded. */
  readonly headers: ReadonlyMap<string, string>;
  /** What the part says, decoded; empty where it is made of parts. */
  readonly body: string;
  readonly parts: readonly Part[];
}

/** Reads a mail: headers, parts, and what they say. */
export function readEml(eml: string): Part {
  const end = eml.indexOf('\r\n\r\n');
  const head = eml.slice(0, end).replace(/\r\n[ \t]/g, ' ');
  const headers = new Map(
    head.split('\r\n').map((line): [string, string] => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  const rest = eml.slice(end + 4);
  const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1];
  if (boundary === undefined)
    return { headers, body: decoded(rest, headers.get('content-transfer-encoding')), parts: [] };
  const pieces = rest.split(`--${boundary}`).slice(1, -1);
  return { headers, body: '', parts: pieces.map((piece) => readEml(piece.replace(/^\r\n/, '').replace(/\r\n$/, ''))) };
}

function decoded(body: string, encoding = '7bit'): string {
  switch (encoding) {
    case 'quoted-printable': {
      const bytes = body
        .replace(/=\r\n/g, '')
        .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
      return Buffer.from(bytes, 'latin1').toString('utf8');
    }
    case 'base64':
      return Buffer.from(body, 'base64').toString('utf8');
    case '7bit':
    case '8bit':
      return body;
    default:
      throw new Error(`nobody here reads ${encoding}`);
  }
}

/** Every part that is not made of others, in order. */
export const leaves = (part: Part): Part[] => (part.parts.length === 0 ? [part] : part.parts.flatMap(leaves));
