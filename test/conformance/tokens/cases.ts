import { readdirSync } from 'node:fs';
import type { TokenCase } from './case.js';

const SHARED = ['case.ts', 'cases.ts', 'kinds.ts', 'vendor-world.ts'];
const files = readdirSync(new URL('.', import.meta.url)).filter((name) => !SHARED.includes(name));

/** Every registry whose tokens pass test/conformance/tokens.test.ts: the `cases` of each file beside this one. */
export const cases: readonly TokenCase[] = (
  await Promise.all(
    files.map(async (name) => {
      const module = (await import(`./${name.replace(/\.ts$/, '')}.ts`)) as { cases: readonly TokenCase[] };
      return module.cases;
    }),
  )
).flat();
