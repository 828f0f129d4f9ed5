import { describe, expect, it } from 'vitest';
import { handshake } from '../../src/distribution/handshake.js';
import type { Overlap } from '../../src/registries/contract.js';
import { Secret } from '../../src/secret/secret.js';
import { endpoint, networkContext } from '../distribution/context.js';
import { canary, observe } from '../redaction/oracle.js';
import { adminContext } from './tokens/case.js';
import { harborWorld } from './tokens/harbor.js';
import { hubWorld, personal } from './tokens/docker-hub.js';
import { quayWorld } from './tokens/quay.js';

// The whole way of a rotation: what is made logs in through our own handshake, with the rights it was made for.

const worlds = {
  Harbor: async () => {
    const { api, harbor } = await harborWorld();
    return { api: api as Overlap, host: harbor.host, repository: 'web/app' };
  },
  Quay: async () => {
    const { api, quay } = await quayWorld();
    return { api: api as Overlap, host: quay.host, repository: 'acme/app' };
  },
  'Docker Hub': async () => {
    const { api, hub } = await hubWorld(personal);
    return { api: api as Overlap, host: hub.host, repository: 'jane/app' };
  },
};

describe.each(Object.entries(worlds))('a token of %s', (_, start) => {
  const rights = (repository: string) =>
    (['pull', 'push'] as const).map((action) => ({ action, repository }));

  it('is granted pull and push, and nothing elsewhere', async () => {
    const { api, host, repository } = await start();
    const made = await api.create({ generation: 1, until: Date.now() + 1e9, keep: [] }, adminContext());
    const wanted = [...rights(repository), ...rights('elsewhere/app')];
    const answer = await handshake(endpoint(host), made, wanted, networkContext());
    observe('answer', JSON.stringify(answer));
    expect(answer).toMatchObject({ answer: 'accepted', scheme: 'bearer' });
    expect('granted' in answer && answer.granted).toEqual(rights(repository));
  });

  it('is refused once it was revoked, like a wrong secret', async () => {
    const { api, host, repository } = await start();
    const ctx = adminContext();
    const made = await api.create({ generation: 1, until: Date.now() + 1e9, keep: [] }, ctx);
    const wrong = { ...made, secret: new Secret(canary('aA1')) };
    const ask = (login: typeof made) =>
      handshake(endpoint(host), login, rights(repository), networkContext());
    expect(await ask(wrong)).toMatchObject({ answer: 'rejected' });
    await api.revoke(made.id, ctx);
    expect(await ask(made)).toMatchObject({ answer: 'rejected' });
  });
});
