import { getRounds } from 'bcryptjs';

const BCRYPT = /^\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}$/;
/** No password has this hash, and the registry looks at the line and refuses it. */
export const LOCKED = '*';
// What the htpasswd program takes by itself (Apache, htpasswd(1), -C): only for a file without any hash.
const COST = 5;

/** A user's line in the content of an htpasswd file. */
export interface UserLine {
  /** `foreign`: a hash that this registry does not read, but perhaps another program. */
  readonly state: 'usable' | 'locked' | 'foreign';
  readonly hash: string;
  /** Where the line begins and ends, without its line ending. */
  readonly start: number;
  readonly end: number;
}

/** Each line of that user. Names and bytes of any encoding are compared byte for byte. */
export function linesOf(bytes: Buffer, user: string): readonly UserLine[] {
  // Not line by line: thousands of credentials may look for their users in one file of thousands of lines.
  const start = Buffer.from(`${user}:`);
  const found: UserLine[] = [];
  for (let at = bytes.indexOf(start); at >= 0; at = bytes.indexOf(start, at + 1)) {
    const line = lineAround(bytes, at);
    if (text(bytes.subarray(line.start, at)).trim() !== '') continue;
    const hash = text(bytes.subarray(at + start.length, line.end)).trimEnd();
    const state = BCRYPT.test(hash) ? 'usable' : hash === LOCKED ? 'locked' : 'foreign';
    found.push({ state, hash, ...line });
  }
  return found;
}

/** Where the line with the byte at `at` begins and ends, without its line ending. */
function lineAround(bytes: Buffer, at: number): { readonly start: number; readonly end: number } {
  const isInside = (index: number) => bytes[index] !== 0x0a && bytes[index] !== 0x0d;
  let [start, end] = [at, at];
  while (start > 0 && isInside(start - 1)) start--;
  while (end < bytes.length && isInside(end)) end++;
  return { start, end };
}

/** Replaces the user's line, or appends it; every other byte stays. */
export function withLine(bytes: Buffer, user: string, hash: string): Buffer {
  const line = Buffer.from(`${user}:${hash}`);
  const [old] = linesOf(bytes, user);
  if (old) return Buffer.concat([bytes.subarray(0, old.start), line, bytes.subarray(old.end)]);
  const content = text(bytes);
  const end = content.includes('\r\n') ? '\r\n' : '\n';
  const gap = content === '' || /[\r\n]$/.test(content) ? '' : end;
  return Buffer.concat([bytes, Buffer.from(gap), line, Buffer.from(end)]);
}

/**
 * The cost of the user's hash, else of the first one in the file: the registry pays it at every request, and
 * 256 random bits need no stretching.
 */
export function costFor(bytes: Buffer, user: string): number {
  const own = linesOf(bytes, user).find(({ state }) => state === 'usable')?.hash;
  const any = own ?? /:(\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53})[ \t]*(?:[\r\n]|$)/.exec(text(bytes))?.[1];
  return any === undefined ? COST : getRounds(any);
}

/** Latin-1 keeps every byte as one character, whatever the file's encoding. */
function text(bytes: Buffer): string {
  return bytes.toString('latin1');
}
