import { describe, expect, it } from 'vitest';
import { everythingLoadedBy } from './loaded-by.js';
import { ids, isOf, registries, root } from './registry-list.js';

const having = registries.filter(({ registry }) => registry.identity);

describe.each(having)('a login to $id by identity', ({ id, samples, registry }) => {
  it('loads no other registry, no store, no schema library and nothing of rotation', () => {
    const host = samples.registry ?? samples.hosts[0] ?? 'r.example.com';
    const identity = registry.identity?.examples[0] ?? '';
    const loaded = everythingLoadedBy(`
      import { parseAddress } from './src/registries/address.ts';
      import { detect } from './src/registries/detect.ts';
      import { createContext } from './src/ci/create-context.ts';
      import { createTerminal } from './src/ci/terminal.ts';
      const address = parseAddress(${JSON.stringify(host)});
      const surface = createTerminal({ env: {}, inputs: {}, out() {}, err() {}, debug: false });
      const module = await detect(address, ${JSON.stringify(id)}).load();
      const ctx = createContext({ ...surface, signal: new AbortController().signal });
      await module.login({ address, identity: ${JSON.stringify(identity)} }, ctx).catch(() => {});
    `);
    const sources = loaded
      .filter((url) => url.includes('/src/'))
      .map((url) => url.slice(new URL(`file://${root}`).href.length));
    expect(sources).toContain(`src/registries/${id}/identity.ts`);
    const others = sources.filter((name) => ids.some((other) => other !== id && isOf(other, name)));
    expect(others).toEqual([]);
    expect(sources.filter((name) => /^src\/(?:rotate|stores)\//.test(name))).toEqual([]);
    expect(loaded.filter((url) => /node_modules\/(?:zod|yaml)\//.test(url))).toEqual([]);
  });
});
