/** Returns the system's code of a failed file operation (`EACCES`), its only part that is safe to show. */
export function errno(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,30}$/.test(code) ? code : 'unknown';
}

/** Makes an error, with a code of the same form, for a fault that the system has none for. */
export function systemError(code: 'EDIFFERS' | 'EFBIG' | 'ENOTREG' | 'EOWNER'): Error {
  return Object.assign(new Error(code), { code });
}
