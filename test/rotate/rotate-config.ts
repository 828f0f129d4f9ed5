import type { Context } from '../../src/context/context.js';
import { openWork } from '../../src/rotate/config/open-work.js';
import type { Choice, Parts } from '../../src/rotate/config/open-work.js';
import { readConfig } from '../../src/rotate/config/read-config.js';
import type { RotationReport } from '../../src/rotate/report/report.js';
import { rotate } from '../../src/rotate/engine/rotate.js';

/** What `regcred rotate` does with a file, without the surface around it. */
export async function rotateConfig(
  path: string,
  ctx: Context,
  parts: Parts,
  choice?: Choice,
): Promise<RotationReport> {
  return rotate(await openWork(await readConfig(path, ctx), parts, ctx, choice), ctx);
}
