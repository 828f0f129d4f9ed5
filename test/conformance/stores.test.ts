import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { RegcredError } from '../../src/errors.js';
import { Secret } from '../../src/secret/secret.js';
import { stores } from '../../src/stores/catalog.js';
import type { Store } from '../../src/stores/store.js';
import type { Context } from '../../src/context/context.js';
import { testContext } from '../context.js';
import { runningGitLab, storeContext } from '../fakes/gitlab/running.js';
import { canary, mayHold, observe, observeError, tempDir } from '../redaction/oracle.js';
import { scene } from '../stores/github/scene.js';

/** A place for one store of each kind: what its settings are, and what consumers of it see. */
interface Place {
  readonly settings: unknown;
  /** Where it is not on this machine. */
  readonly context?: Context;
  /** Changes whenever a consumer could notice. */
  consumersSee(): unknown;
  /** Makes every write impossible. */
  forbid(): void;
}

const places: Readonly<Record<string, () => Place | Promise<Place>>> = {
  file: () => {
    const dir = join(tempDir(), 'store');
    mkdirSync(dir);
    const path = join(dir, 'secret');
    mayHold(path);
    return {
      settings: { path },
      consumersSee: () =>
        readdirSync(dir).map((name) => [
          name,
          readFileSync(join(dir, name), 'utf8'),
          statSync(join(dir, name)).ino,
        ]),
      // A file in the place of the folder stops root too.
      forbid: () => {
        chmodSync(dir, 0o700);
        writeFileSync(`${dir}-gone`, '');
        Object.assign(place, { settings: { path: `${dir}-gone/secret` } });
      },
    };
  },
  gitlab: async () => {
    const gitlab = await runningGitLab();
    gitlab.homes.add('projects/acme/web');
    return {
      settings: { project: 'acme/web', variable: 'PASSWORD' },
      context: storeContext(gitlab),
      consumersSee: () => structuredClone(gitlab.variables.all),
      forbid: () => gitlab.callers.clear(),
    };
  },
  github: async () => {
    const world = await scene();
    return {
      settings: { repo: 'acme/web', secret: 'PASSWORD', 'username-secret': 'USERNAME' },
      context: world.ctx,
      consumersSee: () => world.github.state.snapshot(),
      forbid: () => Object.assign(world.ctx.env, { GITHUB_TOKEN: canary() }),
    };
  },
};
let place: Place;
const contextHere = () => place.context ?? testContext();

async function open(id: string): Promise<Store> {
  const entry = stores.find((store) => store.id === id);
  if (!entry) throw new Error(`no store ${id}`);
  return (await entry.load()).open(place.settings);
}

describe.each(stores.map(({ id }) => id))('the store %s', (id) => {
  const make = async () => {
    place = await (places[id] as () => Place | Promise<Place>)();
    return open(id);
  };
  const credential = (value: string, generation = 1) => ({
    username: 'ci',
    secret: new Secret(value),
    generation,
  });

  it('is empty at first, and holds what was written', async () => {
    const [store, ctx, value] = [await make(), contextHere(), canary()];
    expect(await store.read(ctx)).toMatchObject({ exists: false });
    await store.write(credential(value), ctx);
    const state = await store.read(ctx);
    expect(state.exists).toBe(true);
    // A store that cannot be read back says when it was written.
    expect(state.secret ? state.secret.reveal() === value : state.updatedAt !== undefined).toBe(true);
  });

  it('takes the same write again, and then another', async () => {
    const [store, ctx, first, second] = [await make(), contextHere(), canary(), canary()];
    await store.write(credential(first), ctx);
    await store.write(credential(first), ctx);
    await store.write(credential(second, 2), ctx);
    const { secret } = await store.read(ctx);
    expect(secret === undefined || secret.reveal() === second).toBe(true);
  });

  it('check changes nothing a consumer sees, whether it holds something or not', async () => {
    const [store, ctx] = [await make(), contextHere()];
    for (const fill of [undefined, canary()]) {
      if (fill !== undefined) await store.write(credential(fill), ctx);
      const before = place.consumersSee();
      await store.check(credential(canary()), ctx);
      await store.read(ctx);
      expect(place.consumersSee()).toEqual(before);
    }
  });

  it('check refuses what write would refuse, with an error that says nothing of the secret', async () => {
    await make();
    place.forbid();
    const [store, ctx, value] = [await open(id), contextHere(), canary()];
    const attempts = [() => store.check(credential(value), ctx), () => store.write(credential(value), ctx)];
    for (const attempt of attempts) {
      const error: unknown = await attempt().catch((thrown: unknown) => thrown);
      observeError(error);
      expect(error).toBeInstanceOf(RegcredError);
    }
  });

  it('refuses settings with an unknown key, and names itself without a secret', async () => {
    const store = await make();
    observe('name', store.name);
    expect(store.name.startsWith(`${id}:`)).toBe(true);
    const entry = await stores.find((each) => each.id === id)?.load();
    expect(entry?.schema.safeParse({ ...(place.settings as object), unknown: 1 }).success).toBe(false);
  });
});
