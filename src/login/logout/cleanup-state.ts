import type { Results } from '../../context/ci.js';
import type { Log } from '../../context/context.js';
import { isObject } from '../auth-file/read-auth-file.js';

/** What the post step of this login removes. Names files and never holds a secret. */
export interface Cleanup {
  readonly owner: string;
  readonly logins: readonly { readonly file: string; readonly key: string }[];
  /** The job's own DOCKER_CONFIG, removed with everything in it. */
  readonly isolated?: string;
  /** The earlier values of the variables that lead there; empty for unset ones. */
  readonly before?: Readonly<Record<string, string>>;
  readonly logout: boolean;
}

const NAME = 'cleanup';
/** The only variables that a state may restore. */
const RESTORABLE = ['DOCKER_CONFIG', 'BUILDX_CONFIG', 'DOCKER_CERT_PATH', 'REGISTRY_AUTH_FILE'];

export function saveCleanup(ci: Results, cleanup: Cleanup): void {
  ci.saveState(NAME, JSON.stringify(cleanup));
}

/**
 * Reads the state; undefined when the main step failed before it saved one. Warns about a state that
 * {@link saveCleanup} did not write: other steps can write to its file (docs/faults.md B8).
 */
export function readCleanup(ci: Pick<Results, 'state'>, log: Log): Cleanup | undefined {
  const text = ci.state(NAME);
  if (!text) return undefined;
  const value = parse(text);
  if (isCleanup(value)) return value;
  log.warning(
    'The state of the login step is damaged, so nothing was cleaned up. Remove the docker logins that this job has left.',
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
    Object.entries(before).every(([name, path]) => RESTORABLE.includes(name) && typeof path === 'string') &&
    Array.isArray(logins) &&
    logins.every((one) => isObject(one) && typeof one['file'] === 'string' && typeof one['key'] === 'string')
  );
}
