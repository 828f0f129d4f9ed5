import { existsSync, readFileSync } from 'node:fs';

/** What one process of ours has left to see. */
export interface Traces {
  readonly code: number | NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The runner's files, by variable; none on a terminal. */
  readonly files: Readonly<Record<string, string>>;
  /** The auth files to be shown, by the name to show. */
  readonly auths: Readonly<Record<string, string>>;
}

/**
 * All that a step shows, as one text for a snapshot. `names` takes the place of what differs from run to
 * run: ports, temporary folders, and the secrets inside of auth files.
 */
export function shown(traces: Traces, names: ReadonlyMap<string, string>): string {
  const { code, stdout, stderr, files, auths } = traces;
  const sections: [string, string][] = [
    ['stdout', foldMasks(stdout)],
    ['stderr', stderr],
    ...Object.entries(files).map(([name, path]): [string, string] => [name, pairs(readIf(path))]),
    ...Object.entries(auths).map(([name, path]): [string, string] => [name, authFile(path)]),
  ];
  const text = sections
    .filter(([, content]) => content.trim() !== '')
    .map(([title, content]) => `${title}:\n${content.trimEnd().replace(/^/gm, '  ')}`);
  return normal([`exit code ${code}`, ...text].join('\n'), names);
}

/** Masks are told by where they stand; how many there are depends on the random secret. */
export function foldMasks(stdout: string): string {
  return stdout.replace(/^(?:::add-mask::.*\r?\n)+/gm, '[masks]\n');
}

export const withoutMasks = (stdout: string) => stdout.replace(/^::add-mask::.*$/gm, '');

/** `name<<delimiter` blocks of a runner's file as `name=value`. */
export function pairs(text: string): string {
  return text.replace(
    /^(.+?)<<(ghadelimiter_[\w-]+)\r?\n([\s\S]*?)\r?\n\2$/gm,
    (_, name: string, _delimiter, value: string) => `${name}=${value}`,
  );
}

function authFile(path: string): string {
  if (!existsSync(path)) return '(none)';
  const text = readFileSync(path, 'utf8');
  try {
    const file = JSON.parse(text) as { auths?: Record<string, { auth?: string }> };
    for (const entry of Object.values(file.auths ?? {})) {
      if (entry.auth) entry.auth = Buffer.from(entry.auth, 'base64').toString();
    }
    return JSON.stringify(file, null, 1);
  } catch {
    return text;
  }
}

export function normal(text: string, names: ReadonlyMap<string, string>): string {
  const longestFirst = [...names].sort(([a], [b]) => b.length - a.length);
  let result = text;
  for (const [from, to] of longestFirst) result = result.replaceAll(from, to);
  return result
    .replace(/(regcred-docker-)\w{6}/g, '$1RANDOM')
    .replace(/#[\w-]{12}(?=")/g, '#RANDOM')
    .replace(/regcred-\d+(?=\/)/g, 'regcred-UID')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replace(/\b20\d\d-\d\d-\d\d\b/g, 'DATE')
    .replace(/DATE \d\d:\d\d UTC/g, 'DATE HH:MM UTC')
    .replace(/Trying again in [\d.]+ s/g, 'Trying again in N s');
}

const readIf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
