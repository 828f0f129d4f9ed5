import { randomBytes } from 'node:crypto';

/**
 * Secrets of every kind that programs treat differently. All are drawn afresh, and no twelve bytes of one
 * are the same in another: a finding is never a coincidence.
 */
export const canaryKinds = {
  token: () => randomBytes(15).toString('base64url'),
  alphanumeric: () => alphanumeric(24),
  base64: () => `${alphanumeric(6)}+${alphanumeric(6)}/${alphanumeric(6)}==`,
  json: () =>
    sprinkled(['"', '\\', "'", '<', '&', '>', '/', '{', '}', '%', '$', '`', ' ', '+', '!', '#', '~']),
  unicode: () => sprinkled(['ü', 'ß', '漢', '🔑', '\u00a0', 'é', 'Ω']),
  newline: () => `${alphanumeric(20)}\n${alphanumeric(20)}\n${alphanumeric(20)}`,
  jwt: () =>
    `eyJ${randomBytes(60).toString('base64url')}.eyJ${randomBytes(2700).toString('base64url')}.${randomBytes(256).toString('base64url')}`,
  dense: () => ['"', "'", '&', '\\', '<', 'ü', '$', ' '].map((mark) => alphanumeric(1) + mark).join(''),
  short: () => alphanumeric(8),
} as const satisfies Record<string, () => string>;

export type CanaryKind = keyof typeof canaryKinds;

function alphanumeric(length: number): string {
  let text = '';
  while (text.length < length) text += randomBytes(length).toString('base64').replace(/[+/=]/g, '');
  return text.slice(0, length);
}

function sprinkled(marks: readonly string[]): string {
  return marks.map((mark) => alphanumeric(2) + mark).join('') + alphanumeric(4);
}
