import type { Json } from '../core/entry.js';

/** One change of the settings document: a top-level key, what it was and what it is. */
export interface SettingChange {
  readonly key: string;
  readonly from: Json;
  readonly to: Json;
}

/**
 * What a change of the settings changed, a line each, as both sides are told it: `calendar workingDays: mon, tue → mon`.
 * What is the same before and after is left out.
 */
export function settingLines({ key, from, to }: SettingChange): string[] {
  const before = statedIn(from, key, new Map());
  const after = statedIn(to, key, new Map());
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((path) => [path, before.get(path) ?? 'not there', after.get(path) ?? 'not there'] as const)
    .filter(([, was, is]) => was !== is)
    .map(([path, was, is]) => `${path}: ${was} → ${is}`);
}

/** Every value under its path; a list of plain values is one value, the members of a list are told by their names. */
function statedIn(value: Json, path: string, stated: Map<string, string>): Map<string, string> {
  if (Array.isArray(value)) {
    const parts = value as readonly Json[];
    if (parts.some((part) => typeof part === 'object' && part !== null)) {
      parts.forEach((part, index) => statedIn(part, `${path} ${nameOf(part) ?? index + 1}`, stated));
    } else stated.set(path, parts.length === 0 ? 'none' : parts.map(written).join(', '));
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, part] of Object.entries(value)) statedIn(part, `${path} ${name}`, stated);
  } else stated.set(path, written(value));
  return stated;
}

function nameOf(part: Json): string | null {
  if (typeof part !== 'object' || part === null || Array.isArray(part)) return null;
  const { name, date, from } = part as { readonly [key: string]: Json };
  const found = [date, name, from].find((one) => typeof one === 'string');
  return typeof found === 'string' ? found : null;
}

function written(value: Json): string {
  if (value === null) return 'none';
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
