import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { entries } from '../../src/registries/detect.js';
import type { RegistrySamples } from './samples.js';

/** The root of the project, ending in a slash. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
export const folder = `${root}src/registries/`;
const SHARED = ['address', 'catalog', 'contract', 'detect', 'entry', 'kit'];
/** The files and folders that hold a registry: what the catalog must list. */
export const ids = readdirSync(folder)
  .map((name) => name.replace(/\.ts$/, ''))
  .filter((name) => !SHARED.includes(name));

/** The file of a registry's module, below src/registries. */
export function moduleOf(id: string): string {
  return existsSync(`${folder}${id}.ts`) ? `${id}.ts` : `${id}/registry.ts`;
}

/** Whether a file, by its path from the root, belongs to a registry. */
export function isOf(id: string, path: string): boolean {
  return path === `src/registries/${id}.ts` || path.startsWith(`src/registries/${id}/`);
}

/** Every registry of the catalog with its test data. */
export const registries = await Promise.all(
  entries.map(async (entry) => ({
    id: entry.id,
    entry,
    registry: await entry.load(),
    samples: await samplesOf(entry.id),
  })),
);

async function samplesOf(id: string): Promise<RegistrySamples> {
  const module = (await import(`./registries/${id}.ts`)) as { samples: RegistrySamples };
  return module.samples;
}
