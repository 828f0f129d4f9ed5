import type { Results } from '../../context/ci.js';
import type { Log } from '../../context/context.js';
import { isObject } from '../auth-file/read-auth-file.js';

/** What the post step of this login has to end. Names files and never holds a secret. */
export interface Cleanup {
  readonly owner: string;
  readonly logins: readonly { readonly file: string; readonly key: string }[];
  /** The job's own DOCKER_CONFIG, to be removed with everything in it. */
  readonly isolated?: string;
  /** What the variables that lead there were before; empty for none. */
  readonly before?: Readonly<Record<string, string>>;
  readonly logout: boolean;
}

const NAME = 'cleanup';
/** The only variables that a state may set. */
const LED = ['DOCKER_CONFIG', 'BUILDX_CONFIG', 'DOCKER_CERT_PATH'];

export function saveCleanup(ci: Results, cleanup: Cleanup): void {
  ci.saveState(NAME, JSON.stringify(cleanup));
}

/**
 * Undefined when the main step did not get as far as to write anything, and, with a warning, when the
 * state is not what {@link saveCleanup} wrote: other steps can write to its file (docs/faults.md B8).
 */
export function readCleanup(ci: Pick<Results, 'state'>, log: Log): Cleanup | undefined {
  const text = ci.state(NAME);
  if (!text) return undefined;
  const value = parse(text);
  if (isCleanup(value)) return value;
  log.warning(
    'The state of the login step is damaged, so nothing was cleaned up. Look for docker logins of this job that were left.',
  );
  return undefined;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isCleanup(value: unknown): value is Cleanup {
  if (!isObject(value)) return false;
  const { owner, logins, isolated, before = {}, logout } = value;
  return (
    typeof owner === 'string' &&
    typeof logout === 'boolean' &&
    (isolated === undefined || typeof isolated === 'string') &&
    isObject(before) &&
    Object.entries(before).every(([name, path]) => LED.includes(name) && typeof path === 'string') &&
    Array.isArray(logins) &&
    logins.every((one) => isObject(one) && typeof one['file'] === 'string' && typeof one['key'] === 'string')
  );
}
