/** Returns the frames of a stack without the message, which may contain a secret. */
export function stackFrames(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack
    .split('\n')
    .filter((line) => /^ {4}at \S.*[:(]/.test(line))
    .join('\n');
}
