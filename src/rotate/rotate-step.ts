import type { Ci } from '../ci/ci.js';
import type { Context } from '../context/context.js';
import { handshake } from '../distribution/handshake.js';
import { fail } from '../errors.js';
import { nearest } from '../nearest.js';
import { parseAddress } from '../registries/address.js';
import { entries as registries } from '../registries/detect.js';
import { stores } from '../stores/catalog.js';
import { rotateInputs } from './rotate-inputs.js';
import { reportTable } from './report-table.js';
import type { RotationReport } from './report.js';
import { rotate } from './rotate.js';

/** Rotates what the configuration names, and tells the log, later steps and the job's summary. */
export async function rotateStep(
  ci: Ci,
  ctx: Context,
  print: (report: RotationReport) => void = () => {},
): Promise<number> {
  const known = Object.keys(rotateInputs);
  const unknown = ci.given().find((name) => !known.includes(name));
  if (unknown) throw fail('E_INPUT_UNKNOWN', { name: unknown, suggestion: nearest(unknown, known) });
  const config = ci.input('config').trim() || rotateInputs.config.default;
  const report = await rotate({ config }, ctx, { registries, stores, parseAddress, handshake });
  const named = (outcome: string) =>
    JSON.stringify(report.credentials.filter((one) => one.outcome === outcome).map((one) => one.credential));
  ci.output('rotated', named('rotated'));
  ci.output('failed', named('failed'));
  ci.output('report', JSON.stringify(report));
  print(report);
  ci.summary(reportTable(report));
  for (const { credential, error } of report.credentials) {
    if (error) ctx.log.error(`${credential}: ${error.code}: ${error.message} Hint: ${error.hint}`);
  }
  return report.exit;
}
