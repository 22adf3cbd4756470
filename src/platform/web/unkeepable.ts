/** Deeper than this no body goes that means something here; what reads it may count on that. */
const deepest = 64;

/** What of a parsed body cannot be kept, and where it stands. */
export interface Unkeepable {
  readonly pointer: string;
  readonly detail: string;
}

/** Zero bytes and halves of surrogate pairs: JSON can say them, PostgreSQL cannot keep them. */
const noText = /[\0\p{Cs}]/u;

/** The first thing in a parsed body that could not be kept as it was sent; null: there is none. */
export function unkeepableIn(body: unknown): Unkeepable | null {
  const waiting: { value: unknown; path: readonly string[] }[] = [{ value: body, path: [] }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { value, path } = next;
    if (typeof value === 'string' && noText.test(value)) return badText(path);
    if (typeof value !== 'object' || value === null) continue;
    if (path.length >= deepest)
      return { pointer: pointerOf(path.slice(0, 3)), detail: 'the body is nested too deeply' };
    for (const [key, held] of Object.entries(value)) {
      if (noText.test(key)) return badText(path);
      waiting.push({ value: held, path: [...path, key] });
    }
  }
  return null;
}

const badText = (path: readonly string[]): Unkeepable => ({
  pointer: pointerOf(path),
  detail: `${path.length === 0 ? 'the body' : path.join('.')}: holds a character that is no text`,
});

const pointerOf = (path: readonly string[]): string =>
  path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
