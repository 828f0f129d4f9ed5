import { describe, expect, it } from 'vitest';
import { login, scene, type Scene } from './scene.js';

const settings = { repo: 'acme/web', secret: 'PASSWORD' };
const since = Date.parse('2026-05-01T12:00:00.400Z');
const clock = { now: () => since + 60_000, sleep: () => Promise.resolve() };

function run({ github }: Scene, status: string, createdAt: number, id = 7, repository = 'acme/web'): void {
  github.state.repositories.get(repository)?.runs.push({ id, status, createdAt });
}

describe('runs that read the old value', () => {
  it.each(['queued', 'in_progress', 'waiting', 'pending', 'requested'])(
    'one that is %s counts',
    async (status) => {
      const world = await scene({}, { clock });
      run(world, status, since - 1000);
      const store = world.open(settings);
      expect(await store.unfinished?.(since, world.ctx)).toMatchObject({ answer: 'some' });
      const inEnvironment = world.open({ ...settings, environment: 'prod' });
      expect(await inEnvironment.unfinished?.(since, world.ctx)).toMatchObject({ answer: 'some' });
    },
  );

  it('those that have ended and those queued later do not', async () => {
    const world = await scene({}, { clock });
    run(world, 'completed', since - 1000);
    run(world, 'queued', since + 1000, 8);
    expect(await world.open(settings).unfinished?.(since, world.ctx)).toEqual({ answer: 'none' });
  });

  it('one of the same second counts: GitHub’s dates have no milliseconds', async () => {
    const world = await scene({}, { clock });
    run(world, 'queued', since - 300);
    expect(await world.open(settings).unfinished?.(since, world.ctx)).toMatchObject({ answer: 'some' });
  });

  it('the run that this process belongs to does not, and does not hide another', async () => {
    const world = await scene({}, { clock });
    const ctx = { ...world.ctx, env: { ...world.ctx.env, GITHUB_RUN_ID: '7' } };
    run(world, 'in_progress', since - 1000);
    expect(await world.open(settings).unfinished?.(since, ctx)).toEqual({ answer: 'none' });
    run(world, 'in_progress', since - 2000, 8);
    expect(await world.open(settings).unfinished?.(since - 10, ctx)).toMatchObject({ answer: 'some' });
  });

  it('after 35 days none is left, without asking', async () => {
    const later = { ...clock, now: () => since + 36 * 24 * 60 * 60_000 };
    const world = await scene({}, { clock: later });
    run(world, 'waiting', since - 1000);
    expect(await world.open(settings).unfinished?.(since, world.ctx)).toEqual({ answer: 'none' });
    expect(world.github.requests).toEqual([]);
  });

  it('a token that may not look leaves it unknown', async () => {
    const world = await scene(
      { fault: ({ url }) => (url.pathname.endsWith('/runs') ? { status: 403 } : undefined) },
      { clock },
    );
    const answer = await world.open(settings).unfinished?.(since, world.ctx);
    expect(answer).toMatchObject({
      answer: 'unknown',
      why: expect.stringContaining('Actions: read') as string,
    });
  });

  it('of an organisation’s secret, those of the selected repositories count', async () => {
    const world = await scene({}, { clock });
    const store = world.open({ org: 'acme', secret: 'PASSWORD' });
    const times = { createdAt: 0, updatedAt: 0 };
    const secret = { value: 'x', visibility: 'selected', selected: [2], ...times };
    world.github.state.vault('acme actions').secrets.set('PASSWORD', secret);
    run(world, 'queued', since - 1000);
    expect(await store.unfinished?.(since, world.ctx)).toEqual({ answer: 'none' });
    run(world, 'queued', since - 1000, 9, 'acme/api');
    expect(await store.unfinished?.(since - 1, world.ctx)).toMatchObject({ answer: 'some' });
  });

  it('of a secret for all repositories nobody can tell', async () => {
    const world = await scene({}, { clock });
    const store = world.open({ org: 'acme', secret: 'PASSWORD' });
    await store.write(login(), world.ctx);
    expect(await store.unfinished?.(since, world.ctx)).toMatchObject({ answer: 'unknown' });
  });

  it('of Codespaces nobody is asked', async () => {
    const { open } = await scene();
    expect(open({ ...settings, for: 'codespaces' }).unfinished).toBeUndefined();
  });
});
