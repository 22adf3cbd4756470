/** The code that an error of Node, PostgreSQL or Redis carries: `ENOENT`, `40P01`. */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
