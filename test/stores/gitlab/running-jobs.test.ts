import { describe, expect, it } from 'vitest';
import { opened } from './opened.js';

const T = Date.parse('2026-11-22T12:00:00Z');
const job = (id: number, offset: number) => ({
  ...{ id, status: 'running' },
  started_at: new Date(T + offset).toISOString(),
});

describe('jobs that may still hold the old secret', () => {
  it('are those that began before', async () => {
    const { gitlab, ctx, store } = await opened();
    expect(await store.unfinished?.(T, ctx)).toEqual({ answer: 'none' });
    gitlab.jobs.push(job(1, 1000));
    expect(await store.unfinished?.(T, ctx)).toEqual({ answer: 'none' });
    gitlab.jobs.push(job(2, -1000));
    const answer = await store.unfinished?.(T, ctx);
    expect(answer).toMatchObject({ answer: 'some', why: expect.stringContaining('1 job of acme/web') });
    expect(gitlab.changes).toEqual([]);
    const asked = gitlab.requests.at(-1)?.url.searchParams;
    expect(asked?.get('scope')).toBe('running');
  });

  it('are found on later pages', async () => {
    const { gitlab, ctx, store } = await opened();
    for (let i = 0; i < 250; i++) gitlab.jobs.push(job(i, 1000));
    gitlab.jobs.push(job(250, -1));
    expect(await store.unfinished?.(T, ctx)).toMatchObject({ answer: 'some' });
  });

  it.each([
    ['forbidden', { status: 403, body: { message: '403 Forbidden' } }],
    ['something else', { status: 200, body: [{ id: 'x' }] }],
  ])('are unknown when GitLab says %s', async (_, reply) => {
    const { gitlab, ctx, store } = await opened();
    gitlab.before = () => reply;
    expect(await store.unfinished?.(T, ctx)).toMatchObject({ answer: 'unknown' });
  });

  it('cannot be told for a group or the instance', async () => {
    for (const home of [{ group: 'acme' }, { instance: true }]) {
      expect((await opened(home)).store.unfinished).toBeUndefined();
    }
  });
});
