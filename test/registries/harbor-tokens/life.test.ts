import { describe, expect, it } from 'vitest';
import { lifeInDays } from '../../../src/registries/kit/robots/robot-life.js';
import type { Overlap, ReplaceChosen } from '../../../src/registries/contract.js';
import { Secret } from '../../../src/secret/secret.js';
import { adminContext } from '../../conformance/tokens/case.js';
import { harborWorld, rightsOn } from '../../conformance/tokens/harbor.js';
import { failure } from '../../http/client.js';
import { canary } from '../../redaction/oracle.js';

const DAY = 24 * 60 * 60;
const seconds = (days: number) => Math.floor(Date.now() / 1000) + days * DAY;
const until = (days: number) => ({ generation: 1, until: seconds(days) * 1000, keep: [] });

async function replaced(robot: { createdAt: number; expiresAt: number; duration: number }, days: number) {
  const world = await harborWorld({ class: 'replace' });
  Object.assign(world.robot, robot);
  const api = world.api as ReplaceChosen;
  const secret = new Secret(canary('aA1'));
  const made = await api.replace(secret, until(days), adminContext());
  return { ...world, made, alive: await world.logIn({ username: api.username, secret }) };
}

describe('the life of a Harbor robot that keeps its name', () => {
  it('is extended by a duration that counts from its creation', async () => {
    const { robot, made } = await replaced(
      { createdAt: seconds(-400), expiresAt: seconds(3), duration: 403 },
      45,
    );
    expect(robot.expiresAt).toBeGreaterThanOrEqual(seconds(45));
    expect(robot.expiresAt).toBeLessThanOrEqual(seconds(47));
    expect(made.expiresAt).toBe(robot.expiresAt * 1000);
  });

  it('F11: is extended when it has ended already, and the robot logs in again', async () => {
    const { alive } = await replaced({ createdAt: seconds(-90), expiresAt: seconds(-60), duration: 30 }, 10);
    expect(alive).toBe(true);
  });

  it('is never shortened, and a robot that lives for ever goes on to', async () => {
    const long = await replaced({ createdAt: seconds(-1), expiresAt: seconds(300), duration: 301 }, 10);
    expect(long.robot.expiresAt).toBe(long.robot.createdAt + 301 * DAY);
    const endless = await replaced({ createdAt: seconds(-1), expiresAt: -1, duration: -1 }, 10);
    expect(endless.robot.expiresAt).toBe(-1);
    expect(endless.made.expiresAt).toBeUndefined();
    expect(
      [...(long.changes?.() ?? []), ...(endless.changes?.() ?? [])].filter((call) => /^PUT/.test(call)),
    ).toEqual([]);
  });

  it('keeps what the robot may do, and its description', async () => {
    const world = await harborWorld({ class: 'replace' });
    const permissions = rightsOn('web').map((one) => ({ ...one, access: one.access.slice(0, 1) }));
    Object.assign(world.robot, { expiresAt: seconds(1), description: 'of the web team', permissions });
    await (world.api as ReplaceChosen).replace(new Secret(canary('aA1')), until(90), adminContext());
    expect(world.robot).toMatchObject({ description: 'of the web team', permissions });
  });

  it('F13: a refused extension leaves the old secret in place, as its error says', async () => {
    const world = await harborWorld({ class: 'replace' });
    world.robot.expiresAt = seconds(1);
    world.harbor.mishap = ({ method }) =>
      method === 'PUT' ? { when: 'before', happens: { status: 403, body: {} } } : undefined;
    const api = world.api as ReplaceChosen;
    const error = await failure(api.replace(new Secret(canary('aA1')), until(90), adminContext()));
    expect({ code: error.code, exit: error.exit }).toEqual({ code: 'E_ADMIN_FORBIDDEN', exit: 1 });
    expect(world.byHand && (await world.logIn(world.byHand))).toBe(true);
  });
});

describe('the life of a new Harbor robot', () => {
  it('is counted in whole days, rounded up', async () => {
    const { api, harbor } = await harborWorld();
    const asked = { generation: 1, until: Date.now() + 1000, keep: [] };
    const made = await (api as Overlap).create(asked, adminContext());
    expect(harbor.robots.at(-1)?.duration).toBe(1);
    expect(made.expiresAt).toBeGreaterThanOrEqual(asked.until);
  });

  it('has an hour to spare for a day of 23 hours, and no more days than the server takes', () => {
    const day = DAY * 1000;
    expect(lifeInDays(0, day)).toBe(2);
    expect(lifeInDays(0, day - 3600_000)).toBe(1);
    expect(lifeInDays(day, 0)).toBe(1);
    expect(lifeInDays(0, Number.MAX_SAFE_INTEGER)).toBeLessThan(2 ** 31 - 1);
  });
});
