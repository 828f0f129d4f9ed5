import { writeFileSync } from 'node:fs';
import type { Environment, Log, Masks } from '../context/context.js';
import { htmlPage } from './html-page.js';

/**
 * Writes a summary as a page to REGCRED_REPORT_FILE, for the CI to archive with the job. Does nothing when it is
 * unset; a failure is only a warning.
 */
export function writeReport(
  title: string,
  markdown: string,
  { env, log, masks }: { readonly env: Environment; readonly log: Log; readonly masks: Masks },
): void {
  const file = env['REGCRED_REPORT_FILE'];
  if (!file) return;
  try {
    writeFileSync(file, htmlPage(masks.redact(title), masks.redact(markdown)));
  } catch {
    log.warning('The report could not be written to the file that REGCRED_REPORT_FILE names.');
  }
}
