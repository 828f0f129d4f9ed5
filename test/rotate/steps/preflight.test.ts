import { describe, expect, it } from 'vitest';
import type { RightProof } from '../../../src/distribution/verify-rights.js';
import { openAsk } from '../../../src/rotate/config/open-ask.js';
import { Secret } from '../../../src/secret/secret.js';
import { testContext } from '../../context.js';
import { canary } from '../../redaction/oracle.js';
import { Scene } from '../scene.js';

const MINUTE = 60_000;

describe('before anything is changed, the registry is seen to refuse somebody', () => {
  it('one that lets strangers in to pull is tried with a made-up secret', async () => {
    const scene = await Scene.make();
    scene.registry.welcomesStrangers = true;
    const report = await scene.rotate();
    expect(report.credentials[0]).toMatchObject({ outcome: 'rotated', proof: 'refused' });
  });

  it('one that takes any secret proves nothing, and nothing is changed', async () => {
    const scene = await Scene.make();
    scene.registry.welcomesStrangers = true;
    scene.registry.accepts = () => Promise.resolve(true);
    const report = await scene.rotate();
    expect(report).toMatchObject({ exit: 1, credentials: [{ error: { code: 'E_NOTHING_PROVED' } }] });
    expect(scene.stored()).toBe(scene.password);
  });

  it.each([-11, 11])('F20: one whose clock differs by %i minutes stops it', async (minutes) => {
    const scene = await Scene.make();
    scene.registry.serverTime = Date.now() + minutes * MINUTE;
    const report = await scene.rotate();
    expect(report).toMatchObject({ exit: 1, credentials: [{ error: { code: 'E_CLOCK_SKEW' } }] });
    expect(report.credentials[0]?.error?.message).toContain('differ by 11 min');
    expect(scene.stored()).toBe(scene.password);
  });

  it('F20: nine minutes are no obstacle', async () => {
    const scene = await Scene.make();
    scene.registry.serverTime = Date.now() - 9 * MINUTE;
    expect((await scene.rotate()).exit).toBe(0);
  });
});

describe('the rights of verify', () => {
  const rights = [
    { action: 'pull', repository: 'web/app' },
    { action: 'push', repository: 'web/app' },
  ] as const;
  const endpoint = { host: 'r.example.com', plainHttp: false, realms: [] };
  const login = { username: 'ci', secret: new Secret(canary()) };
  const proofs = (granted: readonly boolean[]): readonly RightProof[] =>
    rights.map((right, index) => ({ right, proof: granted[index] ? 'granted' : 'missing' }));
  /** A registry that grants pull and push so to strangers, and so to the login. */
  const verdict = async (strangers: readonly boolean[], granted: readonly boolean[], who?: typeof login) => {
    const ask = openAsk('push', endpoint, ['pull:web/app', 'push:web/app'], {
      handshake: () => Promise.reject(new Error('not asked')),
      verifyRights: (_, given) => Promise.resolve(proofs(given ? granted : strangers)),
    });
    return (await ask(who, testContext())).answer;
  };

  it('strangers are refused as soon as they lack one, and let in only when they have all', async () => {
    expect(await verdict([false, false], [])).toBe('rejected');
    expect(await verdict([true, false], [])).toBe('rejected');
    expect(await verdict([true, true], [])).toBe('accepted');
  });

  it('a login is accepted with all, and refused with none that strangers have not', async () => {
    expect(await verdict([false, false], [true, true], login)).toBe('accepted');
    expect(await verdict([false, false], [false, false], login)).toBe('rejected');
    expect(await verdict([true, false], [true, false], login)).toBe('rejected');
  });

  it('a login that has some of what strangers lack is neither', async () => {
    expect(await verdict([false, false], [true, false], login)).toBe('unknown');
  });
});
