import { StringDecoder } from 'node:string_decoder';

/**
 * Splits bytes at line feeds, and nowhere else: node:readline also splits at U+2028, which JSON allows inside a text.
 * Empty lines are left out.
 */
export async function* textLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of bytes) {
    const lines = decoder.write(chunk).split('\n');
    const last = lines.pop() ?? '';
    if (lines.length === 0) {
      rest += last;
      continue;
    }
    lines[0] = rest + (lines[0] ?? '');
    rest = last;
    for (const line of lines) if (line.trim() !== '') yield line;
  }
  rest += decoder.end();
  if (rest.trim() !== '') yield rest;
}
