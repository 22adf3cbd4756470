/** argon2id with the memory and passes that OWASP asks for at least; the package's default algorithm is argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const shortestPassword = 12;
export const longestPassword = 200;

/** Why a password is not taken. */
export type PasswordFault = 'too_short' | 'too_long' | 'is_the_code' | 'one_character';

export function faultOf(password: string, personId: string): PasswordFault | null {
  const length = Array.from(password).length;
  if (length < shortestPassword) return 'too_short';
  if (length > longestPassword) return 'too_long';
  if (password.toLowerCase() === personId.toLowerCase()) return 'is_the_code';
  return new Set(password).size === 1 ? 'one_character' : null;
}

/** Loaded with the first password: most agencies sign in by links, and it is native code of some MiB. */
const argon2 = () => import('@node-rs/argon2');

export const hashOf = async (password: string): Promise<string> =>
  (await argon2()).hash(password.normalize('NFKC'), cost);

let nobodysHash: Promise<string> | undefined;

/** Takes as long where there is no password to compare with as where there is one. */
export async function isPassword(password: string, kept: string | undefined): Promise<boolean> {
  nobodysHash ??= hashOf('nobody has this one');
  const against = kept ?? (await nobodysHash);
  const { verify } = await argon2();
  const same = await verify(against, password.slice(0, 4 * longestPassword).normalize('NFKC'));
  return kept !== undefined && same;
}
