import { afterEach, expect } from 'vitest';
import { expectKept } from './platforms.js';
import type { VendorCase } from './vendor.js';
import { VendorWorld, allStores } from './world.js';

const worlds: VendorWorld[] = [];

/** A world for one test, whose every exchange is held against the descriptions afterwards. */
export async function start(kind: VendorCase): Promise<VendorWorld> {
  const world = await VendorWorld.start(kind);
  worlds.push(world);
  return world;
}

/** Everybody has the same, and it works. */
export async function expectOneSecret(world: VendorWorld): Promise<void> {
  expect(await world.working()).toEqual(allStores);
  const logins = Object.values(world.logins()).map(({ username, secret }) => `${username}:${secret}`);
  expect(new Set(logins).size).toBe(1);
  expectKept(world.platforms);
}

// In both directions, also when the test has failed.
afterEach(async () => {
  for (const world of worlds.splice(0)) expect(await world.wrong()).toEqual([]);
});
