/** Where a Redis is, and who we are there. */
interface RedisPlace {
  readonly path?: string;
  readonly host?: string;
  readonly port?: number;
  readonly username?: string;
  readonly password?: string;
  readonly db?: number;
  readonly tls?: Record<string, never>;
}

export interface RedisConnection extends RedisPlace {
  readonly keepAlive: number;
  readonly connectTimeout: number;
  readonly socketTimeout: number;
}

/** What `redis://`, `rediss://` and `unix://` URLs say, and what every connection of ours needs besides. */
export function redisOptions(url: string): RedisConnection {
  return {
    ...placeOf(url),
    keepAlive: 10_000,
    connectTimeout: 10_000,
    // Longer than any command that waits for a job; a connection that died without a word is found by it.
    socketTimeout: 45_000,
  };
}

function placeOf(text: string): RedisPlace {
  if (text.startsWith('unix:')) return { path: decodeURIComponent(text.replace(/^unix:(\/\/)?/, '')) };
  const url = new URL(text);
  const database = Number(url.pathname.slice(1));
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? 6379 : Number(url.port),
    ...(url.username === '' ? {} : { username: decodeURIComponent(url.username) }),
    ...(url.password === '' ? {} : { password: decodeURIComponent(url.password) }),
    ...(Number.isInteger(database) ? { db: database } : {}),
    ...(url.protocol === 'rediss:' ? { tls: {} } : {}),
  };
}
