const name = 'plimsoll_session';

/** The session's cookie as a Set-Cookie value. It lives as long as the browser is open. */
export function sessionCookie(secret: string, secure: boolean): string {
  return `${name}=${secret}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}

/** A Set-Cookie value that takes the session's cookie away. */
export const noSessionCookie = `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax`;

/** The session's secret in a Cookie header. */
export function secretIn(cookies: string): string | null {
  const pair = cookies
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`));
  const secret = pair?.slice(name.length + 1) ?? '';
  return /^[\w-]{43}$/.test(secret) ? secret : null;
}
