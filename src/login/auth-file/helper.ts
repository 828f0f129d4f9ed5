import { childEnvironment } from '../../context/child-environment.js';
import type { Context, ExecResult } from '../../context/context.js';
import { regcredError } from '../../errors/error.js';
import { Secret } from '../../secret/secret.js';
import type { AuthEntry, AuthFile } from './auth-file.js';
import { loginIn } from './entry.js';
import { isObject } from './read-auth-file.js';

const TIMEOUT = 10_000;
/** The username that marks an identity token (docker-credential-helpers, docker/cli native_store.go). */
const TOKEN_USER = '<token>';

/** docker-credential-regcred, which issues logins and stores none. */
export const OWN_HELPER = 'regcred';

/**
 * Finds the credential helper that docker asks for a key: its entry in `credHelpers`, where an empty name means
 * none, else `credsStore` (docker/cli configfile.go).
 */
export function helperFor(settings: AuthFile['settings'], key: string): string | undefined {
  const helpers = settings['credHelpers'];
  if (isObject(helpers) && Object.hasOwn(helpers, key)) return textOf(helpers[key]);
  return textOf(settings['credsStore']);
}

/** Whether docker asks one helper for every key that `credHelpers` does not name. */
export function hasStore(settings: AuthFile['settings']): boolean {
  return textOf(settings['credsStore']) !== undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/**
 * Speaks to one credential helper over its protocol (docs/reference/login.md 1.7). Never shows its output, which may
 * contain a secret even after a failure. Throws E_HELPER when it is missing, fails or hangs.
 */
export interface Helper {
  get(key: string): Promise<AuthEntry | null>;
  /** Like {@link Helper.get}, and undefined where the helper refuses to answer, as a locked keychain does. */
  look(key: string): Promise<AuthEntry | null | undefined>;
  /**
   * False when the helper refuses to store: those of clouds only read, and say so in their own words
   * (amazon-ecr-credential-helper#102). True says no more than that it exited with 0.
   */
  store(key: string, entry: AuthEntry): Promise<boolean>;
  erase(key: string): Promise<true>;
}

export function openHelper(helper: string, ctx: Context): Helper {
  const failed = (action: string, problem: string) => regcredError('E_HELPER', { helper, action, problem });
  // The name becomes part of a command: no path, no option.
  if (!/^[\w.-]+$/.test(helper)) throw failed('start', 'its name is not a plain word');

  async function run(
    action: 'get' | 'store' | 'erase',
    input: string,
    ctx: Context,
  ): Promise<string | Refusal> {
    if (action !== 'store' && /[\r\n]/.test(input)) throw failed(action, 'the registry is not one line');
    const result = await ctx.exec(`docker-credential-${helper}`, [action], {
      input: new Secret(input),
      env: childEnvironment(ctx),
      timeout: TIMEOUT,
      signal: ctx.signal,
    });
    return outcome(result, (problem) => failed(action, problem));
  }

  const ask = async (key: string) => {
    const answer = await run('get', key, ctx);
    if (typeof answer !== 'string')
      return answer.refusal === 'not-found' ? null : new Refused(answer.problem);
    const entry = parseAnswer(answer);
    return entry === undefined ? new Refused('its answer is not a credential') : entry;
  };

  return {
    async get(key) {
      const entry = await ask(key);
      if (entry instanceof Refused) throw failed('get', entry.problem);
      return entry;
    },
    async look(key) {
      const entry = await ask(key);
      return entry instanceof Refused ? undefined : entry;
    },
    async store(key, entry) {
      return typeof (await run('store', storeInput(key, entry), ctx)) === 'string';
    },
    async erase(key) {
      const answer = await run('erase', key, ctx);
      if (typeof answer !== 'string' && answer.refusal !== 'not-found') throw failed('erase', answer.problem);
      return true;
    },
  };
}

/** A helper's answer that is neither a login nor none. */
class Refused {
  constructor(readonly problem: string) {}
}

interface Refusal {
  readonly refusal: 'not-found' | 'other';
  readonly problem: string;
}

/** Returns its stdout, or why it refused: helpers write errors to stdout as well. */
function outcome(result: ExecResult, failed: (problem: string) => Error): string | Refusal {
  if (result.kind === 'not-found') throw failed('it is not on PATH');
  if (result.kind === 'killed') {
    throw failed(result.timedOut ? `no answer within ${TIMEOUT / 1000} s` : `ended by ${result.by}`);
  }
  if (result.code === 0) return result.stdout;
  const text = result.stdout + result.stderr;
  const refusal = /credentials not found/i.test(text) ? 'not-found' : 'other';
  return { refusal, problem: `exit code ${result.code}` };
}

function storeInput(key: string, entry: AuthEntry): string {
  const login = loginIn(entry);
  const pair = Buffer.from(entry.auth ?? '', 'base64').toString();
  return JSON.stringify({
    ServerURL: key,
    Username: login?.identityToken ? TOKEN_USER : (login?.username ?? ''),
    Secret: login?.identityToken ? entry.identitytoken : pair.slice(pair.indexOf(':') + 1),
  });
}

function parseAnswer(text: string): AuthEntry | null | undefined {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(answer)) return undefined;
  const { Username: username, Secret: secret } = answer;
  if (typeof username !== 'string' || typeof secret !== 'string') return undefined;
  if (username === '' && secret === '') return null;
  if (username === TOKEN_USER) return { identitytoken: secret };
  return { auth: Buffer.from(`${username}:${secret}`).toString('base64') };
}
