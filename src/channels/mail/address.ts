/** A mail address, and the name that is shown before it. */
export interface Address {
  readonly name: string;
  readonly address: string;
}

const local = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const label = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/**
 * Whether mail may be sent to this address: plain ASCII, no quotes, comments, lists or blanks. Stricter than the
 * standard on purpose: what a mail library may read in two ways is not sent at all.
 */
export function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  const [before, domain] = [text.slice(0, at), text.slice(at + 1)];
  return (
    at > 0 &&
    before.length <= 64 &&
    text.length <= 254 &&
    local.test(before) &&
    domain.split('.').every((part) => label.test(part))
  );
}

/** Reads `name <address>` or an address alone; null where it holds no address that mail may be sent to. */
export function parseAddress(text: string): Address | null {
  const both = /^\s*"?([^"<>]*?)"?\s*<([^<>\s]+)>\s*$/.exec(text);
  const [name, address] = both === null ? ['', text.trim()] : [both[1] ?? '', both[2] ?? ''];
  return isAddress(address) ? { name: headerText(name, 100), address } : null;
}

/** A value as it may stand in a header: one line, no control characters, not longer than `most`. */
export function headerText(value: string, most = 200): string {
  const line = value
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(/ {2,}/g, ' ')
    .trim();
  const letters = Array.from(line);
  return letters.length <= most ? line : `${letters.slice(0, most - 1).join('')}…`;
}
