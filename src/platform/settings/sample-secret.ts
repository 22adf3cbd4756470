/** What the examples of this project, and of most others, put where a secret belongs. */
const SAMPLE = /change[-_ ]?(me|it|this)|replace[-_ ]?(me|this|with)|your[-_ ](token|password|secret|key)|<[^>]*>/i;

/** Whether this secret, or the password in this URL, was copied from an example rather than made. */
export function isSampleSecret(secret: string): boolean {
  return SAMPLE.test(passwordOf(secret) ?? secret);
}

function passwordOf(secret: string): string | undefined {
  const password = /^[a-z][a-z0-9+]*:\/\/[^/@]*?:([^/]*)@/i.exec(secret)?.[1];
  if (password === undefined) return undefined;
  try {
    return decodeURIComponent(password);
  } catch {
    return password;
  }
}
