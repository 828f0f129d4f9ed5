/** Returns the places of a stack, without the message at its head. */
export function stackFrames(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return stack
    .split('\n')
    .filter((line) => /^ {4}at \S.*[:(]/.test(line))
    .join('\n');
}
