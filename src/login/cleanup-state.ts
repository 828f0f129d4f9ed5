import type { Results } from '../ci/ci.js';

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

export function saveCleanup(ci: Results, cleanup: Cleanup): void {
  ci.saveState(NAME, JSON.stringify(cleanup));
}

/** Undefined when the main step did not get as far as to write anything. */
export function readCleanup(ci: Results): Cleanup | undefined {
  const text = ci.state(NAME);
  return text ? (JSON.parse(text) as Cleanup) : undefined;
}
