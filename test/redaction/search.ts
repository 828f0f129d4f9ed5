import { decoders } from './decoders.js';

/** Any cut or split of a secret that leaves so many bytes together is found. */
export const WINDOW = 12;
/** Blocks looked up while scanning; every window holds a whole one at a multiple of its length. */
const BLOCK = 4;
const DEPTH = 3;
const MOST_TEXTS = 400;

// ASCII, UTF-8 of more than one byte, and the zero bytes of UTF-16.
const READABLE =
  /(?:[\t\n\r\x20-\x7e\0]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}){8,}/g;

export interface Finding {
  /** Index into the list of secrets: never the value. */
  readonly secret: number;
  /** How it was written, for example `base64 > base64` or `reversed`. */
  readonly form: string;
}

/** A secret to look for; of `value`, only the windows that begin in the first `random` characters count. */
export interface Wanted {
  readonly value: string;
  readonly random?: number;
}

/**
 * Looks for secrets in a text, in whatever form: undoes every encoding it knows, up to three on top of each
 * other, and looks for any twelve bytes of a secret (all of a shorter one), in order, reversed, and
 * in another case. Returns at most one finding for each secret.
 */
export function search(text: string | Uint8Array, secrets: readonly (string | Wanted)[]): Finding[] {
  const needles = secrets.flatMap((secret, index) =>
    needlesOf(typeof secret === 'string' ? { value: secret } : secret, index),
  );
  const find = matcher(needles);
  const found = new Map<number, Finding>();
  const seen = new Set<string>();
  let level = [{ text: byteString(text), form: '' }];
  for (let depth = 0; depth <= DEPTH && found.size < secrets.length; depth++) {
    const next: typeof level = [];
    for (const { text, form } of level) {
      for (const hit of find(text)) {
        if (!found.has(hit.secret)) found.set(hit.secret, { secret: hit.secret, form: form + hit.form });
      }
      if (depth < DEPTH) next.push(...decodings(text, form, seen));
    }
    level = next;
  }
  return [...found.values()];
}

function byteString(text: string | Uint8Array): string {
  return Buffer.from(text as string).toString('latin1');
}

function decodings(text: string, form: string, seen: Set<string>) {
  const fresh: { text: string; form: string }[] = [];
  // What is no text is not looked into any further: binary data and base64 read at a wrong alignment.
  const readable = text.match(READABLE)?.join('\n\n') ?? '';
  for (const { name, decode, binary } of decoders) {
    const decoded = decode(binary === true ? text : readable);
    if (decoded === '' || decoded === readable || seen.has(decoded) || seen.size >= MOST_TEXTS) continue;
    seen.add(decoded);
    fresh.push({ text: decoded, form: `${form}${name} > ` });
  }
  return fresh;
}

interface Needle {
  readonly secret: number;
  readonly form: string;
  readonly bytes: string;
  /** Windows that begin later are not looked for. */
  readonly until: number;
  readonly ignoreCase: boolean;
}

function needlesOf({ value, random = value.length }: Wanted, secret: number): Needle[] {
  const drawn = value.slice(0, random);
  const until = Math.max(1, Buffer.byteLength(drawn) - 6);
  const bytes = byteString(value);
  const reversed = byteString([...drawn].reverse().join(''));
  return [
    { secret, form: 'as it is', bytes, until, ignoreCase: false },
    { secret, form: 'in another case', bytes: bytes.toLowerCase(), until, ignoreCase: true },
    { secret, form: 'reversed', bytes: reversed, until, ignoreCase: false },
  ];
}

type Hit = Pick<Finding, 'secret' | 'form'>;

function matcher(needles: readonly Needle[]): (text: string) => Hit[] {
  const exact = blocks(needles.filter((needle) => !needle.ignoreCase));
  const folded = blocks(needles.filter((needle) => needle.ignoreCase));
  return (text) => [...scan(text, exact), ...scan(text.toLowerCase(), folded)];
}

type Blocks = ReadonlyMap<string, { needle: Needle; at: number }[]>;

function blocks(needles: readonly Needle[]): Blocks {
  const index = new Map<string, { needle: Needle; at: number }[]>();
  for (const needle of needles) {
    for (let at = 0; at + BLOCK <= needle.bytes.length; at++) {
      const block = needle.bytes.slice(at, at + BLOCK);
      const places = index.get(block) ?? [];
      places.push({ needle, at });
      index.set(block, places);
    }
  }
  return index;
}

/** Looks up every fourth block: a run of seven bytes or more that two texts share holds one of them. */
function scan(text: string, index: Blocks): Hit[] {
  const hits = new Map<string, Hit>();
  for (let at = 0; at + BLOCK <= text.length; at += BLOCK) {
    for (const place of index.get(text.slice(at, at + BLOCK)) ?? []) {
      if (isLongEnough(text, at, place))
        hits.set(`${place.needle.secret} ${place.needle.form}`, place.needle);
    }
  }
  return [...hits.values()].map(({ secret, form }) => ({ secret, form }));
}

/** Extends a matching block to both sides, and asks for a window that begins early enough. */
function isLongEnough(
  text: string,
  at: number,
  { needle, at: within }: { needle: Needle; at: number },
): boolean {
  const { bytes, until } = needle;
  let [before, after] = [0, BLOCK];
  while (before < within && at > before && text[at - before - 1] === bytes[within - before - 1]) before++;
  while (
    within + after < bytes.length &&
    at + after < text.length &&
    text[at + after] === bytes[within + after]
  )
    after++;
  const window = Math.min(WINDOW, bytes.length);
  return before + after >= window && within - before < until;
}
