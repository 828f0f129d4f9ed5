import { regcredError } from '../../../errors/error.js';
import { nearest } from '../../../nearest.js';

/** How the input `identity` is written for one registry. */
export interface IdentityForm {
  /** A word that stands alone, such as a role's name; absent: there is none. */
  readonly name?: RegExp;
  /** Nothing can be done without that word. */
  readonly needsName?: true;
  /** Further words `option=value` and what their values look like. */
  readonly options?: Readonly<Record<string, RegExp>>;
  /** Options without which nothing can be done. */
  readonly needs?: readonly string[];
  /** The exchange sends the CI's ID token: `audience` and `id-token` are options too. */
  readonly sendsIdToken?: true;
  /** A whole identity, for the error. */
  readonly example: string;
}

/** The input `identity`, taken apart. */
export interface Identity {
  /** The word that stands alone; empty where there is none. */
  readonly name: string;
  readonly options: Readonly<Record<string, string>>;
}

const MOST = 2048;
const ID_TOKEN_OPTIONS: Readonly<Record<string, RegExp>> = {
  audience: /^[\x21-\x7e]+$/,
  'id-token': /^(?:env:[A-Za-z_][A-Za-z0-9_]*|file:\/.+)$/,
};

/** Reads an identity: words between blanks or line ends. Throws E_IDENTITY_FORM, with the registry's example. */
export function parseIdentity(text: string, form: IdentityForm): Identity {
  const wrong = (problem: string) => regcredError('E_IDENTITY_FORM', { problem, example: form.example });
  if (text.length > MOST || !/^[\x20-\x7e\r\n\t]*$/.test(text))
    throw wrong('it is too long or not plain ASCII');
  const known = { ...form.options, ...(form.sendsIdToken && ID_TOKEN_OPTIONS) };
  const options: Record<string, string> = {};
  let name = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const [, option, value = ''] = /^([a-z][a-z-]{0,19})=(.*)$/.exec(word) ?? [];
    if (option === undefined) {
      // Not repeated: it may be a secret in the wrong place.
      if (form.name === undefined || name !== '') throw wrong('it has one word too many');
      if (!form.name.test(word)) throw wrong('the name in it has another form');
      name = word;
      continue;
    }
    const expected = Object.hasOwn(known, option) ? known[option] : undefined;
    if (expected === undefined) throw wrong(unknownOption(option, Object.keys(known)));
    if (Object.hasOwn(options, option)) throw wrong(`${option}= is given twice`);
    if (!expected.test(value)) throw wrong(`the value of ${option}= has another form`);
    options[option] = value;
  }
  if (form.needsName && name === '') throw wrong('the name is missing');
  const lacking = form.needs?.find((option) => !Object.hasOwn(options, option));
  if (lacking !== undefined) throw wrong(`${lacking}= is missing`);
  return { name, options };
}

function unknownOption(option: string, known: readonly string[]): string {
  const meant = known.length > 0 ? `; did you mean ${nearest(option, known)}=?` : '';
  return `there is no option ${option}=${meant}`;
}
