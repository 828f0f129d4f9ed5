import { describe, expect, it } from 'vitest';
import { known } from './tokens/kinds.js';
import { registries } from './registry-list.js';

// What the catalog says of rotation is proved by tokens.test.ts; of `supplied` by supplied.test.ts, and of `refresh`
// by refreshed.test.ts.

const rotated = registries.flatMap(({ id, registry: { rotation } }) => (rotation ? [{ id, rotation }] : []));

describe.each(rotated)('the classes of $id', ({ id, rotation }) => {
  const proved = known.filter((one) => one.id === id);

  it('are each proved by a case of the conformance suite, and there is no case of another', () => {
    const kinds = rotation.map((one) => one.class);
    const declared = kinds.filter((kind) => kind !== 'supplied' && kind !== 'refresh');
    expect([...new Set(proved.map(({ kind }) => kind))].toSorted()).toEqual(declared.toSorted());
  });

  it('mean what the catalog says: who chooses the secret, and whether the user name changes', () => {
    for (const one of proved) {
      const said = rotation.find((declared) => declared.class === one.kind);
      if (said?.asConfigured) continue;
      expect([one.name, said?.chooses, said?.usernames]).toEqual([one.name, one.chooses, one.usernames]);
    }
  });

  it('are named once', () => {
    expect(rotation).not.toEqual([]);
    expect(new Set(rotation.map((one) => one.class)).size).toBe(rotation.length);
  });
});

describe('every case of the conformance suite', () => {
  it('is of a registry that the catalog says can be rotated, and has a name of its own', () => {
    const ids = rotated.map(({ id }) => id);
    expect(known.filter(({ id }) => !ids.includes(id)).map(({ name }) => name)).toEqual([]);
    expect(new Set(known.map(({ name }) => name)).size).toBe(known.length);
  });
});
