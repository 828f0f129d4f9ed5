import { describe, expect, it } from 'vitest';
import { robotGeneration } from '../../../src/registries/kit/robots/robot-name.js';
import { tokens } from '../../../src/registries/kit/robots/tokens.js';
import type { Overlap, ReplaceChosen } from '../../../src/registries/contract.js';
import { testContext } from '../../context.js';
import { adminContext } from '../../conformance/tokens/case.js';
import { harborContract, harborWorld, openHarbor } from '../../conformance/tokens/harbor.js';
import { wrongWith } from '../../conformance/tokens/vendor-world.js';
import { failure } from '../../http/client.js';

const asked = (generation: number) => ({ generation, until: Date.now() + 1e9, keep: [] });

describe('the list of Harbor robots', () => {
  it('has every page, and none of another project', async () => {
    const { api, harbor } = await harborWorld();
    for (let n = 0; n < 230; n++) harbor.put({ name: `robot$web+filler-${n}` });
    harbor.put({ name: 'robot$my-web+ci-push.g7' });
    const listed = await (api as Overlap).list(adminContext());
    expect(listed.map(({ username }) => username)).toEqual(['robot$web+ci-push']);
    expect(listed[0]).toMatchObject({ generation: 0, id: expect.stringMatching(/^\d+$/) });
    expect(listed[0]?.createdAt).toBeGreaterThan(Date.now() - 60_000);
  });

  it('F18: a project that is named like another one’s number is not taken for it', async () => {
    const { harbor, password } = await harborWorld({}, { projects: ['library', 'web', 'my-web', '2'] });
    const made = harbor.put({ name: 'robot$2+ci-push' });
    const api = openHarbor(harbor, { project: '2' }, { username: 'root', password }) as Overlap;
    expect((await api.list(adminContext())).map(({ id }) => id)).toEqual([String(made.id)]);
  });

  it('leaves out a robot that is switched off', async () => {
    const { api, robot } = await harborWorld();
    robot.disabled = true;
    expect(await (api as Overlap).list(adminContext())).toEqual([]);
  });

  it('has the robots of the system, for one project or all, when they are asked for', async () => {
    const settings = { level: 'system', project: '*' };
    const { harbor, password } = await harborWorld();
    const api = openHarbor(harbor, settings, { username: 'root', password }) as Overlap;
    const ctx = adminContext();
    await api.check(asked(1), ctx);
    const made = await api.create(asked(1), ctx);
    expect(made.username).toBe('robot$ci-push.g1');
    expect((await api.list(ctx)).map(({ id }) => id)).toEqual([made.id]);
    expect(await harbor.logIn(made.username, made.secret.reveal(), 'library/app')).toEqual(['pull', 'push']);
  });
});

describe('a Harbor robot’s name', () => {
  const plan = { level: 'project', project: 'web', name: 'ci', access: [], prefix: 'robot$' } as const;

  it('tells its generation, whatever the prefix of the server', () => {
    const names = [
      'robot$web+ci',
      'robot$web+ci.g12',
      'bot_web+ci.g3',
      'robot$web+ci.g0',
      'robot$web+ci.g01',
    ];
    expect(names.map((name) => robotGeneration(plan, name))).toEqual([0, 12, 3, undefined, undefined]);
    expect(['robot$ci', 'robot$webs+ci', 'web+ci2', 'ci'].map((name) => robotGeneration(plan, name))).toEqual(
      Array(4).fill(undefined),
    );
    const system = { ...plan, level: 'system' } as const;
    expect(
      ['robot$ci', 'robot$ci.g2', 'robot$my-ci', 'bot_ci'].map((name) => robotGeneration(system, name)),
    ).toEqual([0, 2, undefined, undefined]);
  });

  it.each(['CI', 'a+b', 'a..b', '-a', 'a/b', 'ü', 'a'.repeat(201), ''])(
    'F18: %j is refused in the configuration',
    (name) => {
      expect(tokens.schema.safeParse({ project: 'web', name }).success).toBe(false);
    },
  );

  it('F18: one that is taken is said', async () => {
    const { api, harbor } = await harborWorld();
    harbor.put({ name: 'robot$web+ci-push.g1', disabled: true });
    expect((await failure((api as Overlap).create(asked(1), adminContext()))).code).toBe('E_TOKEN_EXISTS');
  });

  it('needs one project, but for robots of the system', () => {
    const isTaken = (settings: object) => tokens.schema.safeParse({ name: 'ci', ...settings }).success;
    expect([{ project: '*' }, { project: '*', level: 'system' }, {}].map(isTaken)).toEqual([
      false,
      true,
      false,
    ]);
  });
});

describe('the secret chosen for a Harbor robot', () => {
  it('F19: has a letter of each case and a digit, whatever the random bytes are', async () => {
    const { api } = await harborWorld({ class: 'replace' });
    for (const byte of [0, 30, 61, 200]) {
      const random = { fraction: () => 0, bytes: (length: number) => new Uint8Array(length).fill(byte) };
      const secret = (api as ReplaceChosen).choose(testContext({ random }));
      expect(secret.reveal()).toMatch(/^(?=.*[A-Z])(?=.*[a-z])(?=.*\d)/);
    }
  });
});

describe('the description of Harbor', () => {
  it('is really held against both sides', async () => {
    const { api, harbor } = await harborWorld();
    await (api as Overlap).create(asked(1), adminContext());
    const exchange = harbor.exchanges.find(({ request }) => request.method === 'POST');
    if (!exchange) throw new Error('nothing was created');
    expect(await wrongWith([exchange], harborContract)).toEqual([]);
    const body = Buffer.from(JSON.stringify({ name: 'ci', duration: 'long' }));
    const reply = { status: 201, body: { id: 'one' } };
    const broken = [
      { ...exchange, request: { ...exchange.request, body } },
      { ...exchange, reply },
      { ...exchange, reply: { status: 418 } },
    ];
    for (const one of broken) expect(await wrongWith([one], harborContract)).toHaveLength(1);
  });
});
