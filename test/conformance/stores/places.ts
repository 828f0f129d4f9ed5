import { readdirSync } from 'node:fs';
import type { Place } from './place.js';

const SHARED = ['place.ts', 'places.ts'];
const ids = readdirSync(new URL('.', import.meta.url))
  .filter((name) => !SHARED.includes(name))
  .map((name) => name.replace(/\.ts$/, ''));

/** One place for each store, by its id: `place` of each file beside this one. */
export const places: Readonly<Record<string, () => Place | Promise<Place>>> = Object.fromEntries(
  await Promise.all(
    ids.map(async (id) => {
      const module = (await import(`./${id}.ts`)) as { place(): Place | Promise<Place> };
      return [id, module.place] as const;
    }),
  ),
);
