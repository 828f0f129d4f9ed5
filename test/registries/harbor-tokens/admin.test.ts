import { describe, expect, it } from 'vitest';
import type { Overlap, ReplaceChosen } from '../../../src/registries/contract.js';
import { RegcredError } from '../../../src/errors/error.js';
import { tokens } from '../../../src/registries/kit/robots/tokens.js';
import { adminContext } from '../../conformance/tokens/case.js';
import { harborWorld, openHarbor } from '../../conformance/tokens/harbor.js';
import { failure } from '../../http/client.js';
import { canary, observeError } from '../../redaction/oracle.js';

const asked = { generation: 1, until: Date.now() + 1e9, keep: [] };
type Checked = Overlap | ReplaceChosen;

async function checkedBy(username: string, settings: object = {}, more: object = {}) {
  const { harbor, password } = await harborWorld(settings, more);
  const before = structuredClone(harbor.robots);
  const api = openHarbor(harbor, settings, { username, password }) as Checked;
  const result = await api.check(asked, adminContext()).then(() => 'may', codeOf);
  expect(harbor.robots).toEqual(before);
  return result;
}

function codeOf(error: unknown): string {
  observeError(error);
  return error instanceof RegcredError ? error.code : String(error);
}

describe('the admin of Harbor robots', () => {
  it('may be the administrator of the project or of the system', async () => {
    expect(await checkedBy('ci-admin')).toBe('may');
    expect(await checkedBy('root')).toBe('may');
    expect(await checkedBy('root', { class: 'replace' })).toBe('may');
  });

  it('F17: who may only look is refused before anything is made', async () => {
    const password = canary();
    const users = { 'ci-admin': { password, roles: { web: 2 } } };
    const { harbor } = await harborWorld({}, { users });
    for (const settings of [{}, { class: 'replace' }]) {
      const api = openHarbor(harbor, settings, { username: 'ci-admin', password }) as Checked;
      const error = await failure(api.check(asked, adminContext()));
      expect(error.code).toBe('E_ADMIN_FORBIDDEN');
      expect(error.hint).toContain('project administrator');
      expect(error.hint).not.toContain('…');
    }
  });

  it('F17: a robot is asked for its own rights', async () => {
    const { harbor } = await harborWorld();
    const grant = (...robotActions: string[]) => [
      {
        kind: 'project',
        namespace: 'web',
        access: [
          { resource: 'project', action: 'read' },
          ...robotActions.map((action) => ({ resource: 'robot', action })),
        ],
      },
    ];
    const outcomes = [];
    for (const rights of [grant('list', 'create', 'delete'), grant('list', 'create')]) {
      const name = `robot$web+rotator-${outcomes.length}`;
      const { secret } = harbor.put({ name, permissions: rights });
      const api = openHarbor(harbor, {}, { username: name, password: secret }) as Overlap;
      outcomes.push(await api.check(asked, adminContext()).then(() => 'may', codeOf));
    }
    expect(outcomes).toEqual(['may', 'E_ADMIN_FORBIDDEN']);
  });

  it.each(['robot$web+ci-push', 'robot$web+ci-push.g4'])(
    'F16: is not the rotated robot itself: %s',
    async (name) => {
      const { harbor } = await harborWorld();
      for (const settings of [{}, { class: 'replace' }]) {
        const api = openHarbor(harbor, settings, { username: name, password: canary() }) as Checked;
        expect((await failure(api.check(asked, adminContext()))).code).toBe('E_ADMIN_IS_TOKEN');
      }
      expect(harbor.requests).toEqual([]);
    },
  );

  it('may be a robot of another name or project', async () => {
    const { harbor } = await harborWorld();
    for (const name of ['robot$web+ci', 'robot$my-web+ci-push']) {
      const api = openHarbor(harbor, {}, { username: name, password: canary() }) as Overlap;
      expect(await api.check(asked, adminContext()).catch(codeOf)).toBe('E_ADMIN_REFUSED');
    }
  });

  it('learns that the project, or the robot that is to be replaced, is missing', async () => {
    expect(await checkedBy('root', { project: 'wbe' })).toBe('E_TOKEN_NOT_FOUND');
    expect(await checkedBy('root', { name: 'absent', class: 'replace' })).toBe('E_TOKEN_NOT_FOUND');
  });

  it('learns that the robot is switched off', async () => {
    const { api, robot } = await harborWorld({ class: 'replace' });
    robot.disabled = true;
    const error = await failure((api as ReplaceChosen).check(asked, adminContext()));
    expect(error.hint).toContain('switched off');
  });

  it('learns that the server gives its robots another prefix', async () => {
    expect(await checkedBy('root', {}, { prefix: 'bot_' })).toBe('E_TOKEN_NOT_FOUND');
    const settings = { prefix: 'bot_', class: 'replace' };
    const { harbor, password } = await harborWorld(settings, { prefix: 'bot_' });
    const api = openHarbor(harbor, settings, { username: 'root', password }) as ReplaceChosen;
    await api.check(asked, adminContext());
    expect(api.username).toBe('bot_web+ci-push');
  });

  it('is asked for when there is none', () => {
    const address = { host: 'harbor.example.com', plainHttp: false };
    const access = { address, api: new URL('https://harbor.example.com'), plainHttp: false };
    expect(() => tokens.open({ project: 'web', name: 'ci' }, access)).toThrow(
      expect.objectContaining({ code: 'E_ADMIN_MISSING' }),
    );
  });
});
