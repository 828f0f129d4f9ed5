import { fail, regcredError } from '../errors/error.js';

/** One challenge of a WWW-Authenticate header; names are in lower case. */
export interface Challenge {
  readonly scheme: string;
  readonly params: ReadonlyMap<string, string>;
}

const LIST = /^(?:[^",]|"(?:[^"\\]|\\[^])*"|,)*$/;
const ITEM = /(?:[^",]|"(?:[^"\\]|\\[^])*")+/g;
const PARAM = /^([!#-'*+.^-`|~\w-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\[^])*)"|([!#-'*+.^-`|~\w-]+))$/;
const SCHEME = /^([!#-'*+.^-`|~\w-]+)(?:[ \t]+([^ \t][^]*))?$/;
const TOKEN68 = /^[\w.~+/-]+=*$/;
const MAX_VALUE = 2048;

/**
 * Reads a WWW-Authenticate header by its grammar (RFC 9110 section 11.6.1, RFC 6750 section 3): several
 * challenges may share a header, and quoted values may hold commas. Throws E_CHALLENGE_INVALID for
 * anything else, for a parameter that stands twice, and for a value longer than anybody needs.
 */
export function parseChallenges(header: string, host: string): readonly Challenge[] {
  const challenges: { scheme: string; params: Map<string, string> }[] = [];
  for (const item of items(header, host)) {
    const params = challenges.at(-1)?.params;
    if (params !== undefined && PARAM.test(item)) {
      addParam(params, item, host);
      continue;
    }
    const [, scheme, rest = ''] = SCHEME.exec(item) ?? [];
    if (scheme === undefined) throw malformed(host);
    const challenge = { scheme: scheme.toLowerCase(), params: new Map<string, string>() };
    challenges.push(challenge);
    if (PARAM.test(rest)) addParam(challenge.params, rest, host);
    else if (rest !== '' && !TOKEN68.test(rest)) throw malformed(host);
  }
  return challenges;
}

/** The members of a comma-separated list; empty ones are allowed and mean nothing (RFC 9110 section 5.6.1). */
function items(header: string, host: string): readonly string[] {
  if (!LIST.test(header)) throw malformed(host);
  return (header.match(ITEM) ?? []).map((item) => item.replace(/^[ \t]+|[ \t]+$/g, '')).filter(Boolean);
}

function addParam(params: Map<string, string>, item: string, host: string): void {
  const [, name = '', quoted, token = ''] = PARAM.exec(item) ?? [];
  const key = name.toLowerCase();
  const value = quoted?.replace(/\\([^])/g, '$1') ?? token;
  if (params.has(key)) fail('E_CHALLENGE_INVALID', { host, problem: `it says ${key} twice` });
  if (value.length > MAX_VALUE) fail('E_CHALLENGE_INVALID', { host, problem: `its ${key} is too long` });
  params.set(key, value);
}

function malformed(host: string) {
  return regcredError('E_CHALLENGE_INVALID', {
    host,
    problem: 'the WWW-Authenticate header breaks its grammar',
  });
}
