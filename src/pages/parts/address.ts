import { Problem } from '../../platform/problem/problem.js';

type Parameters = Readonly<Record<string, string | null | undefined>>;

/** A path of ours with these parameters; those without a value are left out. */
export function withQuery(path: string, parameters: Parameters): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== null && value !== undefined && value !== '') query.append(name, value);
  }
  const text = query.toString();
  return text === '' ? path : `${path}?${text}`;
}

const longest = 2_000;

/** What was asked for with an address: each parameter once, empty ones left out, as a form sends them. */
export function askedOf(query: unknown): Readonly<Record<string, string>> {
  if (typeof query !== 'object' || query === null) return {};
  return Object.fromEntries(
    Object.entries(query as Record<string, unknown>).flatMap(([name, value]): [string, string][] => {
      if (typeof value !== 'string') throw refused(name, 'given once');
      if (value.length > longest || /\p{Cc}/u.test(value)) throw refused(name, 'one line of text');
      const text = value.trim();
      return text === '' ? [] : [[name, text]];
    }),
  );
}

/** One parameter that must be among those a page writes; null: it was not given. */
export function oneOf<Value extends string>(
  asked: Readonly<Record<string, string>>,
  name: string,
  allowed: readonly Value[],
): Value | null {
  const given = asked[name];
  if (given === undefined) return null;
  const found = allowed.find((value) => value === given);
  if (found === undefined) throw refused(name, `one of ${allowed.join(', ')}`);
  return found;
}

const refused = (name: string, allowed: string): Problem =>
  Problem.invalid([{ pointer: `/${name}`, code: 'schema', detail: `${name}: ${allowed}` }]);
