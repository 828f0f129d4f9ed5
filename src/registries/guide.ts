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

/** A job of GitLab CI that logs in by the component; with an audience it brings an ID token. */
export function gitlabJob(
  inputs: Readonly<Record<string, string>> & { readonly registry: string },
  command = `docker push ${inputs.registry}/acme/app:latest`,
): string {
  const lines = Object.entries(inputs).map(([name, value]) => `      ${name}: ${value}\n`);
  return `include:
  - component: gitlab.com/regcred/components/login@0.1.0
    inputs:
${lines.join('')}push:
  extends: .regcred-login${inputs['audience'] === undefined ? '' : '-keyless'}
  script:
    - ${command}
`;
}
