import { handWritten, listed, sections } from './page-blocks.js';

/** What people wrote in a registry's page, taken apart. */
export interface RegistryGuide {
  /** What to create on the vendor's side, in order: plain sentences. */
  readonly setup: readonly string[];
  /** What to paste, the best way first. */
  readonly steps: readonly GuideStep[];
  /** Traps, one sentence each. */
  readonly notes: readonly string[];
}

export interface GuideStep {
  /** `Keyless, from GitHub Actions`. */
  readonly title: string;
  /** A step, a job or a whole file. */
  readonly yaml: string;
}

/** Where a page tells what to create at the vendor. */
export const SETUP = 'What to create there';
/** Where a page tells what to watch. */
export const NOTES = 'Logging in';

/** Reads a registry's page: every YAML example is one to paste. */
export function readGuide(page: string): RegistryGuide {
  const parts = sections(handWritten(page));
  const list = (wanted: string) => listed(parts.find(({ title }) => title === wanted)?.text ?? '');
  const steps = parts.flatMap(({ title, examples }) =>
    examples.filter(({ language }) => language === 'yaml').map(({ text }) => ({ title, yaml: text })),
  );
  return { setup: list(SETUP), notes: list(NOTES), steps };
}
