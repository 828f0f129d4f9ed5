import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { entries } from '../../src/registries/detect.js';
import type { RegistrySamples } from '../../src/registries/samples.js';

/** The root of the project, ending in a slash. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
export const folder = `${root}src/registries/`;
/** The folders that hold a registry: what the catalog must list. */
export const folders = readdirSync(folder).filter((name) => existsSync(`${folder}${name}/entry.ts`));

/** Every registry of the catalog with what its folder gives to the tests. */
export const registries = await Promise.all(
  entries.map(async (entry) => ({ id: entry.id, entry, samples: await samplesOf(entry.id) })),
);

async function samplesOf(id: string): Promise<RegistrySamples> {
  const module = (await import(`../../src/registries/${id}/samples.ts`)) as { samples: RegistrySamples };
  return module.samples;
}
