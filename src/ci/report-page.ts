import { writeFileSync } from 'node:fs';
import type { Environment, Log, Masks } from '../context/context.js';
import { htmlPage } from './html-page.js';

/**
 * Writes a summary as a page to the file that REGCRED_REPORT names, for the CI to keep with the job; nothing
 * where it names none. The page is a courtesy: that it cannot be written fails nothing.
 */
export function writeReport(
  title: string,
  markdown: string,
  { env, log, masks }: { readonly env: Environment; readonly log: Log; readonly masks: Masks },
): void {
  const file = env['REGCRED_REPORT'];
  if (!file) return;
  try {
    writeFileSync(file, htmlPage(masks.redact(title), masks.redact(markdown)));
  } catch {
    log.warning('The report could not be written to the file that REGCRED_REPORT names.');
  }
}
