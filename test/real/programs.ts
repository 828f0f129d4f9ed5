import { accessSync, appendFileSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect } from 'vitest';

/** Programs that tests run for real, and the Debian or Ubuntu package each comes from. */
const packages = {
  docker: 'docker.io',
  'docker-registry': 'docker-registry',
  podman: 'podman',
  skopeo: 'skopeo',
  buildah: 'buildah',
  umoci: 'umoci',
  htpasswd: 'apache2-utils',
  openssl: 'openssl',
  ip: 'iproute2',
  git: 'git',
  // gitlab-ci-local copies what belongs to a job with it.
  rsync: 'rsync',
  busybox: 'busybox',
  curl: 'curl',
  shellcheck: 'shellcheck',
  groovy: 'groovy',
  java: 'default-jre-headless',
  python3: 'python3',
  kubectl: 'kubernetes-client',
  gh: 'gh',
  // From PyPI: .ci/requirements.txt, which .ci/run installs.
  moto_server: undefined,
  'check-jsonschema': undefined,
  // Not packaged by Debian 12: github.com/containerd/nerdctl/releases.
  nerdctl: undefined,
  // Not packaged either: github.com/google/go-containerregistry/releases.
  crane: undefined,
} as const;

export type Program = keyof typeof packages;

/** Where the list of skipped suites is collected during one run of vitest (skipped-suites.ts). */
export const SKIPPED = 'REGCRED_SKIPPED_SUITES';

/**
 * Whether all these programs are on PATH; for `describe.runIf(needs('docker'))`. With CI=true a missing
 * program is an error, so that a suite cannot vanish unnoticed; elsewhere the suite is named at the end
 * of the run, with the command that installs what it needs.
 */
export function needs(...programs: Program[]): boolean {
  const absent = programs.filter((program) => find(program) === undefined);
  if (absent.length === 0) return true;
  const names = absent.map((program) => packages[program]).filter((name) => name !== undefined);
  const cure = names.length > 0 ? `apt-get install ${names.join(' ')}` : `install ${absent.join(', ')}`;
  missing(absent, cure);
  return false;
}

/** Says that a suite cannot run because something is not installed: an error, or a line at the end of the run. */
export function missing(what: readonly string[], cure: string): undefined {
  const suite = expect.getState().testPath ?? 'a suite';
  if (process.env['CI'] === 'true') throw new Error(`${suite} needs ${what.join(', ')}: ${cure}`);
  const list = process.env[SKIPPED];
  if (list !== undefined) appendFileSync(list, `${JSON.stringify({ suite, missing: what, cure })}\n`);
  else console.error(`Skipped: ${suite} needs ${what.join(', ')}. Install it with: ${cure}`);
  return undefined;
}

/** The program's file on PATH. */
export function find(program: string): string | undefined {
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((dir) => dir !== '')
    .map((dir) => join(dir, program))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
