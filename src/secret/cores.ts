/**
 * The characters of a base64 text that are decided by `value` alone, for each of the three ways in which
 * `value` can lie in the groups of three bytes, in the standard and the URL alphabet.
 *
 * base64 of `prefix + value + suffix` always contains one of them, whatever stands before and after, with
 * or without padding. Registering base64(value) does not do that: measured, GitHub's own encoders masked
 * 56 of 144 lengths of prefix and suffix (docs/faults.md, section 1.1).
 */
export function cores(value: string): readonly string[] {
  const found: string[] = [];
  for (const before of [0, 1, 2]) found.push(...alphabets(core(value, before)));
  return found;
}

/**
 * base64 of `value` alone, without padding, and the part of it that stays the same when something follows.
 */
export function wholeBase64(value: string): readonly string[] {
  const whole = Buffer.from(value, 'utf8').toString('base64').replace(/=+$/, '');
  return [...alphabets(whole), ...alphabets(core(value, 0))];
}

/** base64 as `base64` of coreutils prints it: lines of 76 characters. Empty when one line is enough. */
export function wrappedLines(value: string): readonly string[] {
  const text = core(value, 0);
  if (text.length <= 76) return [];
  return text.match(/.{1,76}/g) ?? [];
}

function core(value: string, before: number): string {
  const bytes = Buffer.from(value, 'utf8');
  const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
  return text.slice(Math.ceil((8 * before) / 6), Math.floor((8 * (before + bytes.length)) / 6));
}

function alphabets(text: string): readonly string[] {
  if (!/[+/]/.test(text)) return [text];
  // A base64 text in a query or form has its + and / as %2B and %2F.
  return [text, text.replaceAll('+', '-').replaceAll('/', '_'), encodeURIComponent(text)];
}
