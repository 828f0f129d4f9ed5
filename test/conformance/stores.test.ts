import { describe, expect, it } from 'vitest';
import { RegcredError } from '../../src/errors/error.js';
import { Secret } from '../../src/secret/secret.js';
import { stores } from '../../src/stores/catalog.js';
import type { Store } from '../../src/stores/contract.js';
import { canary, observe, observeError } from '../redaction/oracle.js';
import { PASSWORD, USERNAME, holdsOf, type Form, type Held, type Place } from './stores/place.js';
import { places } from './stores/places.js';

// Every store of the catalog passes this suite, in each form that it offers.

async function placeOf(id: string): Promise<Place> {
  const make = places[id];
  if (!make) throw new Error(`no place for the store ${id}`);
  return make();
}

async function openerOf(id: string, { ctx }: Place) {
  const entry = stores.find((store) => store.id === id);
  if (!entry) throw new Error(`no store ${id}`);
  return entry.load(ctx.env);
}

// The username has what gets lost on the way (docs/faults.md F31).
const credential = (value: string, generation = 1, username = 'robot$ci') => ({
  username,
  secret: new Secret(value),
  generation,
});

/** What a consumer must read. */
function held(form: Form, value: string, username = 'robot$ci'): Held {
  if (form === 'two' || form === 'login') return { value, username };
  return { value: form === 'pair' ? `${username}:${value}` : value };
}

const isHeld = (state: Awaited<ReturnType<Store['read']>>, value: string, { undated }: Place) =>
  // A store that cannot be read back says when it was written, if anybody does.
  state.exists && (state.secret ? state.secret.is(value) : undated === true || state.updatedAt !== undefined);

const forms = await Promise.all(
  stores.map(async ({ id }) => {
    const place = await placeOf(id);
    const offered = Object.keys(place.forms) as Form[];
    return offered.map((form) => ({ id, form, names: place.attributes.map(({ name }) => name) }));
  }),
).then((found) => found.flat());

describe.each(forms)('the store $id, $form', ({ id, form, names }) => {
  const make = async () => {
    const place = await placeOf(id);
    const settings = place.forms[form];
    const open = async () => (await openerOf(id, place)).open(settings);
    return { ...place, place, settings, open, store: await open() };
  };

  it('is empty at first, and holds what was written', async () => {
    const { store, ctx, reads, place } = await make();
    const value = canary();
    expect({ holds: store.holds, exists: (await store.read(ctx)).exists }).toEqual({
      holds: holdsOf(form),
      exists: false,
    });
    await store.write(credential(value), ctx);
    expect(isHeld(await store.read(ctx), value, place)).toBe(true);
    expect(matches(reads(), held(form, value))).toBe(true);
  });

  it('takes the same write again, and then another, also of another username', async () => {
    const { store, ctx, reads } = await make();
    const [first, second] = [canary(), canary()];
    await store.write(credential(first), ctx);
    await store.write(credential(first), ctx);
    expect(matches(reads(), held(form, first))).toBe(true);
    await store.write(credential(second, 2, 'other'), ctx);
    expect(matches(reads(), held(form, second, 'other'))).toBe(true);
    const { secret, username } = await store.read(ctx);
    expect(secret === undefined || secret.is(second)).toBe(true);
    expect(username ?? 'other').toBe('other');
    if (form !== 'secret' && store.readable) expect(username).toBe('other');
  });

  it('check changes nothing a consumer sees, whether it holds something or not', async () => {
    const { store, ctx, consumersSee } = await make();
    for (const fill of [undefined, canary()]) {
      if (fill !== undefined) await store.write(credential(fill), ctx);
      const before = consumersSee();
      await store.check(credential(canary()), ctx);
      await store.read(ctx);
      expect(consumersSee()).toEqual(before);
    }
  });

  it('check refuses what write would refuse, with an error that says nothing of the secret', async () => {
    const { open, ctx, forbid } = await make();
    forbid();
    const [store, value] = [await open(), canary()];
    for (const act of ['check', 'write'] as const) {
      await mustFail(store[act](credential(value), ctx));
    }
  });

  it('refuses settings with an unknown key, and names itself without a secret', async () => {
    const { store, settings, place } = await make();
    observe('name', store.name);
    expect(store.name.startsWith(`${id}:`)).toBe(true);
    const { schema } = await openerOf(id, place);
    expect(schema.safeParse(settings).success).toBe(true);
    expect(schema.safeParse({ ...settings, unknown: 1 }).success).toBe(false);
  });

  it.runIf(form === 'login')('writes both parts in one request', async () => {
    const { store } = await make();
    expect(store.calls).toHaveLength(1);
  });

  it.each(names)('F24: a write keeps %s', async (name) => {
    const { place, settings = {}, ctx, reads } = await make();
    const attributes = place.attributes.find((each) => each.name === name);
    if (!attributes) throw new Error(`no attribute ${name}`);
    attributes.make(settings);
    const store = (await openerOf(id, place)).open(attributes.settings(settings));
    const before = attributes.seen();
    await store.check(credential(canary()), ctx);
    expect(attributes.seen()).toEqual(before);
    for (const generation of [1, 2]) {
      const value = canary();
      await store.write(credential(value, generation), ctx);
      expect(attributes.seen()).toEqual(before);
      expect(reads().value === held(form, value).value).toBe(true);
    }
  });
});

describe.each(forms.filter(({ form }) => form === 'pair'))('the pair of $id', ({ id }) => {
  it.each(['a:b', 'a b', '{"a', ''])(
    'is not made of a username (%j) at which login could not split it again',
    async (username) => {
      const place = await placeOf(id);
      const store = (await openerOf(id, place)).open(place.forms.pair);
      const before = place.consumersSee();
      const unfit = credential(canary(), 1, username);
      for (const act of ['check', 'write'] as const) {
        expect(await mustFail(store[act](unfit, place.ctx))).toMatchObject({
          code: 'E_STORE_VALUE',
          exit: 1,
        });
      }
      expect(place.consumersSee()).toEqual(before);
    },
  );
});

describe.each(forms.filter(({ form }) => form === 'two'))('the two places of $id', ({ id }) => {
  it.each([
    // The secret is the last one to be written: whoever finds it finds its username too.
    [PASSWORD, 'other'],
    [USERNAME, 'robot$ci'],
  ])(
    'of which %s cannot be written are not taken for written, hold the old secret, and the next write heals them',
    async (name, left) => {
      const place = await placeOf(id);
      const { ctx, cut, reads } = place;
      if (!cut) throw new Error('two places that are never cut off');
      const store = (await openerOf(id, place)).open(place.forms.two);
      const [first, second] = [canary(), canary()];
      await store.write(credential(first), ctx);
      cut(name);
      const error = await mustFail(store.write(credential(second, 2, 'other'), ctx));
      expect(error.exit).toBe(75);
      expect(matches(reads(), held('two', first, left))).toBe(true);
      expect((await store.read(ctx)).secret?.is(second)).not.toBe(true);
      cut(undefined);
      await store.write(credential(second, 2, 'other'), ctx);
      expect(matches(reads(), held('two', second, 'other'))).toBe(true);
    },
  );
});

describe('the catalog of stores', () => {
  it('has a place for each, and every form that its settings take is tried', async () => {
    expect(Object.keys(places).toSorted()).toEqual(stores.map(({ id }) => id).toSorted());
    for (const { id } of stores) {
      const place = await placeOf(id);
      const { schema } = await openerOf(id, place);
      const takesPair = schema.safeParse({ ...place.forms.secret, as: 'pair' }).success;
      expect({ id, pair: place.forms.pair !== undefined }).toEqual({ id, pair: takesPair });
      expect({ id, attributes: place.attributes.length > 0 }).toEqual({ id, attributes: true });
    }
  });
});

/** Compared here, so that no assertion shows a secret. */
function matches(found: Held, wanted: Held): boolean {
  return found.value === wanted.value && found.username === wanted.username;
}

async function mustFail(attempt: Promise<unknown>): Promise<RegcredError> {
  const error: unknown = await attempt.then(
    () => new Error('it succeeded'),
    (thrown: unknown) => thrown,
  );
  observeError(error);
  if (!(error instanceof RegcredError)) throw error;
  return error;
}
