import { expect } from 'vitest';
import { afterTest } from '../../after.js';
import { expectKept } from './platforms.js';
import type { VendorCase } from './vendor.js';
import { VendorWorld, allStores } from './world.js';

/** A world for one test, whose every exchange is held against the descriptions afterwards. */
export async function start(kind: VendorCase): Promise<VendorWorld> {
  const world = await VendorWorld.start(kind);
  // In both directions, also when the test has failed.
  afterTest(async () => expect(await world.wrong()).toEqual([]));
  return world;
}

/** Everybody has the same, and it works. */
export async function expectOneSecret(world: VendorWorld): Promise<void> {
  expect(await world.working()).toEqual(allStores);
  const logins = Object.values(world.logins()).map(({ username, secret }) => `${username}:${secret}`);
  expect(new Set(logins).size).toBe(1);
  expectKept(world.platforms);
}
