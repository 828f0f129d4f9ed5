/**
 * What a registry's page in docs/registries says beyond its own declarations. Loaded by the generator of the
 * docs and by tests, never at run time.
 */
export interface RegistryGuide {
  /** What to create on the vendor's side, in order: plain sentences. */
  readonly setup: readonly string[];
  /** What to paste, the best way first. */
  readonly steps: readonly GuideStep[];
  /** Traps, one sentence each. */
  readonly notes?: readonly string[];
}

export interface GuideStep {
  /** `Keyless, from GitHub Actions`. */
  readonly title: string;
  /** A step, a job or a whole file. */
  readonly yaml: string;
}

/** A job that may ask for an ID token, with this step in it. */
export function jobWithIdToken(step: string): string {
  const job = `jobs:
  build:
    runs-on: ubuntu-latest
    permissions:
      contents: read
      id-token: write
    steps:
`;
  return job + step.replace(/^(?=.)/gm, '      ');
}
