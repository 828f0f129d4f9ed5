import { describe, expect, it } from 'vitest';
import { openContract } from '../../contract/contract.js';
import { breaches, login, scene, SPEC } from './scene.js';

describe(`GitHub's own description (${SPEC})`, () => {
  it('finds what is wrong with a request of ours and with an answer of the fake', async () => {
    const { github, open, ctx } = await scene();
    await open({ repo: 'acme/web', secret: 'A' }).write(login(), ctx);
    await open({ repo: 'acme/web', secret: 'A' }).read(ctx);
    const contract = await openContract(SPEC);
    expect(breaches(github, contract)).toEqual([]);
    const [key, put, list] = github.exchanges;
    if (!key || !put || !list) throw new Error('there are three exchanges');
    const body = Buffer.from(JSON.stringify({ key_id: '1' }));
    const bad = [
      { ...put, request: { ...put.request, body } },
      { ...key, reply: { status: 200, body: { key_id: 1 } } },
      { ...list, reply: { status: 202, body: {} } },
      {
        ...list,
        request: { ...list.request, url: new URL('http://fake/repos/a/b/actions/secrets?per_page=all') },
      },
      { ...list, request: { ...list.request, url: new URL('http://fake/repos/a/b/secrets') } },
    ];
    for (const exchange of bad) expect(breaches({ exchanges: [exchange] }, contract)).not.toEqual([]);
  });
});
