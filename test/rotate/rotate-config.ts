import type { Context } from '../../src/context/context.js';
import { openCredentials } from '../../src/rotate/config/open-credentials.js';
import type { InstalledParts } from '../../src/rotate/config/installed.js';
import type { Selection } from '../../src/rotate/config/open-credentials.js';
import { readConfig } from '../../src/rotate/config/read-config.js';
import type { RotationReport } from '../../src/rotate/report/report.js';
import { rotate } from '../../src/rotate/engine/rotate.js';

/** What `regcred rotate` does with a file, without the surface around it. */
export async function rotateConfig(
  path: string,
  ctx: Context,
  parts: InstalledParts,
  choice?: Selection,
): Promise<RotationReport> {
  return rotate(await openCredentials(await readConfig(path, ctx), parts, ctx, choice), ctx);
}
