/**
 * The name of a file system error such as ENOSPC, and nothing else of it: messages of Node's errors carry
 * paths and more.
 */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown error';
}
