import { existsSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reportTable } from '../../../src/rotate/report/report-table.js';
import { canary, mayHold, observe } from '../../redaction/oracle.js';
import { DAY, Scene } from '../scene.js';

/** Everything about the files that a change would move. */
function trace(scene: Scene): unknown {
  return scene.files().map((name) => {
    const { mtimeMs, ino, mode } = statSync(`${scene.dir}/${name}`);
    return [name, mtimeMs, ino, mode, readFileSync(`${scene.dir}/${name}`, 'latin1')];
  });
}

function others(scene: Scene): string[] {
  return readFileSync(scene.htpasswd, 'latin1')
    .split('\n')
    .filter((line) => !line.startsWith('ci:'));
}

describe('a rotation', () => {
  it('replaces the secret, writes the store and proves the old one refused', async () => {
    const scene = await Scene.make();
    const before = others(scene);
    const report = await scene.rotate();
    expect(report).toMatchObject({
      exit: 0,
      credentials: [
        {
          credential: 'push',
          registry: '127.0.0.1:5000',
          outcome: 'rotated',
          because: ['first'],
          generation: 1,
          ageDays: 0,
          proof: 'refused',
          stores: [{ store: `file:${scene.stores[0]}`, outcome: 'written' }],
        },
      ],
    });
    expect(scene.stored()).toMatch(/^[A-Za-z0-9]{43}$/);
    expect(await scene.registry.accepts('ci', scene.stored())).toBe(true);
    expect(await scene.registry.accepts('ci', scene.password)).toBe(false);
    expect(others(scene)).toEqual(before);
    expect(statSync(scene.htpasswd).mode & 0o777).toBe(0o640);
    expect(statSync(scene.ledger).mode & 0o777).toBe(0o600);
    expect(statSync(scene.stores[0] as string).mode & 0o777).toBe(0o600);
  });

  it('shows the new secret nowhere but in the store', async () => {
    const scene = await Scene.make();
    const report = await scene.rotate();
    // The oracle knows its own canaries; this secret was made by the run.
    const fresh = scene.stored();
    const shown = [JSON.stringify(report), reportTable(report), readFileSync(scene.ledger, 'utf8')].join(
      '\n',
    );
    for (const form of [
      fresh,
      Buffer.from(fresh).toString('base64'),
      Buffer.from(`ci:${fresh}`).toString('base64'),
    ]) {
      expect(shown).not.toContain(form);
    }
    expect(readFileSync(scene.htpasswd, 'latin1')).not.toContain(fresh);
  });

  it('masks both secrets before anything is said', async () => {
    const scene = await Scene.make();
    const masked: string[] = [];
    const { masks } = scene.context();
    await scene.rotate({ masks: { ...masks, add: (secret) => void masked.push(secret.reveal()) } });
    expect(masked).toContain(scene.password);
    expect(masked).toContain(scene.stored());
  });

  it('does nothing at all when nothing is due', async () => {
    const scene = await Scene.make();
    await scene.rotate();
    for (const name of scene.files()) utimesSync(`${scene.dir}/${name}`, 1_000_000, 1_000_000);
    utimesSync(scene.dir, 1_000_000, 1_000_000);
    const before = trace(scene);
    scene.ahead = 29 * DAY;
    const report = await scene.rotate();
    expect(report).toMatchObject({ exit: 0, credentials: [{ outcome: 'nothing-due', ageDays: 29 }] });
    expect(trace(scene)).toEqual(before);
    expect(statSync(scene.dir).mtimeMs).toBe(1_000_000_000);
  });

  it('is due again after the time in the configuration', async () => {
    const scene = await Scene.make();
    await scene.rotate();
    const first = scene.stored();
    scene.ahead = 30 * DAY;
    const report = await scene.rotate();
    expect(report.credentials[0]).toMatchObject({ outcome: 'rotated', because: ['age'], generation: 2 });
    expect(await scene.registry.accepts('ci', first)).toBe(false);
  });

  it('F11: an empty store is filled, and the report says that there is no proof', async () => {
    const scene = await Scene.make({ stores: ['nothing'] });
    const report = await scene.rotate();
    expect(report.credentials[0]).toMatchObject({ outcome: 'rotated', proof: 'none' });
    expect(reportTable(report)).toContain('no proof that the old secret is refused');
    expect(await scene.registry.accepts('ci', scene.stored())).toBe(true);
  });

  it('drift: a store that somebody changed is due', async () => {
    const scene = await Scene.make();
    await scene.rotate();
    writeFileSync(scene.stores[0] as string, canary());
    const report = await scene.rotate();
    expect(report.credentials[0]).toMatchObject({ outcome: 'rotated', because: ['drift'], generation: 2 });
  });

  it('drift: a password that somebody changed in the registry is due', async () => {
    const scene = await Scene.make();
    const original = readFileSync(scene.htpasswd);
    await scene.rotate();
    writeFileSync(scene.htpasswd, original);
    const report = await scene.rotate();
    expect(report.credentials[0]).toMatchObject({ outcome: 'rotated', because: ['refused'] });
    expect(await scene.registry.accepts('ci', scene.stored())).toBe(true);
  });

  it('drift: a store that fell behind gets the secret the others have', async () => {
    const scene = await Scene.make({ stores: ['accepted', 'accepted'] });
    await scene.rotate();
    const current = scene.stored(0);
    writeFileSync(scene.stores[1] as string, canary());
    const before = readFileSync(scene.htpasswd);
    const report = await scene.rotate();
    expect(report.credentials[0]).toMatchObject({
      outcome: 'repaired',
      stores: [{ outcome: 'current' }, { outcome: 'written' }],
    });
    expect([scene.stored(0), scene.stored(1)]).toEqual([current, current]);
    expect(readFileSync(scene.htpasswd)).toEqual(before);
  });

  it('F8: a registry that reads the file a little later is waited for', async () => {
    const scene = await Scene.make();
    scene.registry.lag = 10;
    expect((await scene.rotate()).exit).toBe(0);
    expect(await scene.registry.accepts('ci', scene.stored())).toBe(true);
  });

  it('F8: a registry that never reads the file leaves the store as it was', async () => {
    const scene = await Scene.make();
    scene.registry.lag = Infinity;
    const report = await scene.rotate();
    expect(report).toMatchObject({ exit: 1, credentials: [{ error: { code: 'E_VERIFY_FAILED' } }] });
    expect(scene.stored()).toBe(scene.password);
    scene.registry.lag = 0;
    expect((await scene.rotate()).exit).toBe(0);
    expect(await scene.registry.accepts('ci', scene.stored())).toBe(true);
  });

  it('F10: an old secret that still works is said loudly, and replaced again by the next run', async () => {
    const scene = await Scene.make();
    scene.registry.alsoAccepts.add(scene.password);
    const report = await scene.rotate();
    expect(report).toMatchObject({ exit: 1, credentials: [{ error: { code: 'E_REVOKE_UNPROVED' } }] });
    expect(scene.record()).toMatchObject({ phase: 'stored', unproved: true });
    expect(await scene.registry.accepts('ci', scene.stored())).toBe(true);
    scene.registry.alsoAccepts.clear();
    const next = await scene.rotate();
    expect(next.credentials[0]).toMatchObject({
      outcome: 'rotated',
      because: ['unproved'],
      proof: 'refused',
    });
  });

  it('F7: one store that fails does not keep the others back, and the next run writes only that one', async () => {
    const scene = await Scene.make({ stores: ['accepted', 'accepted'] });
    const real = scene.context().fs;
    const [broken, good] = scene.stores as [string, string];
    const rename: typeof real.rename = (from, to) =>
      to === broken ? Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })) : real.rename(from, to);
    const report = await scene.rotate({ fs: { ...fsOf(real), rename } });
    expect(report).toMatchObject({
      exit: 1,
      credentials: [{ outcome: 'failed', stores: [{ outcome: 'failed' }, { outcome: 'written' }] }],
    });
    expect(scene.stored(0)).toBe(scene.password);
    const { ino } = statSync(good);
    const next = await scene.rotate();
    expect(next.credentials[0]).toMatchObject({ outcome: 'finished', generation: 1, proof: 'refused' });
    expect(scene.stored(0)).toBe(scene.stored(1));
    expect(statSync(good).ino).toBe(ino);
  });
});

function fsOf(fs: ReturnType<Scene['context']>['fs']) {
  const { chmod, link, lstat, mkdir, mkdtemp, open, readFile, readdir, readlink } = fs;
  const { realpath, rename, rm, stat, symlink, unlink, utimes } = fs;
  return {
    ...{ chmod, link, lstat, mkdir, mkdtemp, open, readFile, readdir, readlink },
    ...{ realpath, rename, rm, stat, symlink, unlink, utimes },
  };
}

describe('a rotation that must not begin', () => {
  const cases: readonly (readonly [string, (scene: Scene) => unknown, string, number])[] = [
    ['F13: nobody accepted the gap', (scene) => scene.configure(false), 'E_DOWNTIME_NOT_ACCEPTED', 2],
    ['the registry does not answer', (scene) => (scene.registry.down = true), 'E_TIMEOUT', 75],
    ['the registry asks for no credential', (scene) => (scene.registry.open = true), 'E_NOTHING_PROVED', 1],
    ['the file has no line for the user', (scene) => edit(scene, /^ci:/m, 'cj:'), 'E_TOKEN_USER', 1],
    ['the file has two lines for the user', (scene) => edit(scene, /^bob:/m, 'ci:'), 'E_TOKEN_USER', 1],
    ['the hash is not bcrypt', (scene) => edit(scene, /^ci:.*/m, 'ci:$apr1$x$y'), 'E_TOKEN_HASH', 1],
    [
      'F27: the ledger is damaged',
      (scene) => writeFileSync(scene.ledger, '{"version":1,'),
      'E_LEDGER_INVALID',
      1,
    ],
    ['F27: the ledger is empty', (scene) => writeFileSync(scene.ledger, ''), 'E_LEDGER_INVALID', 1],
    [
      'F27: the ledger is newer',
      (scene) => writeFileSync(scene.ledger, '{"version":2}'),
      'E_LEDGER_VERSION',
      1,
    ],
  ];
  it.each(cases)('%s: nothing changes', async (_name, spoil, code, exit) => {
    const scene = await Scene.make();
    spoil(scene);
    const before = trace(scene);
    const report = await scene.rotate();
    expect(report).toMatchObject({ exit, credentials: [{ outcome: 'failed', error: { code } }] });
    expect(trace(scene)).toEqual(before);
    observe('table', reportTable(report));
  });

  it('F20: a ledger from the future stops it', async () => {
    const scene = await Scene.make();
    scene.ahead = DAY;
    await scene.rotate();
    scene.ahead = 0;
    expect(await scene.rotate()).toMatchObject({ exit: 1, credentials: [{ error: { code: 'E_CLOCK' } }] });
  });

  it('the registry is unreachable when nothing is due: temporary, and nothing changes', async () => {
    const scene = await Scene.make();
    await scene.rotate();
    scene.registry.down = true;
    const before = trace(scene);
    expect(await scene.rotate()).toMatchObject({ exit: 75, credentials: [{ outcome: 'failed' }] });
    expect(trace(scene)).toEqual(before);
  });

  it('F9: the registry falls silent after the change: not success, and no promise that nothing changed', async () => {
    const scene = await Scene.make();
    const { handshake } = scene.registry;
    const falling: typeof handshake = (endpoint, login, ...rest) => {
      if (login && login.secret.reveal() !== scene.password) scene.registry.down = true;
      return handshake(endpoint, login, ...rest);
    };
    const report = await scene.rotate({}, { handshake: falling });
    expect(report).toMatchObject({ exit: 1, credentials: [{ error: { code: 'E_TIMEOUT' } }] });
    expect(scene.stored()).toBe(scene.password);
    scene.registry.down = false;
    expect((await scene.rotate()).exit).toBe(0);
    expect(await scene.registry.accepts('ci', scene.stored())).toBe(true);
  });

  it.each(['htpasswd', 'ledger.json', 'regcred.yml'] as const)(
    'a store path that leads to %s by mistake stops it before anything is lost',
    async (name) => {
      const scene = await Scene.make();
      await scene.rotate();
      scene.ahead += 31 * DAY;
      // Another spelling: the same text is seen when the file is read.
      const path = `${scene.dir}/./${name}`;
      const text = readFileSync(scene.config, 'utf8');
      writeFileSync(scene.config, text.replace(`path: ${scene.stores[0]} `, `path: ${path} `));
      const before = trace(scene);
      const report = await scene.rotate();
      expect(report).toMatchObject({ exit: 2, credentials: [{ error: { code: 'E_STORE_FOREIGN' } }] });
      expect(await scene.registry.accepts('ci', scene.stored())).toBe(true);
      expect(trace(scene)).toEqual(before);
    },
  );

  it('F15: a run that is asked to stop before the change stops', async () => {
    const scene = await Scene.make();
    const report = await scene.rotate({ signal: AbortSignal.abort() });
    expect(report).toMatchObject({ exit: 1, credentials: [{ error: { code: 'E_INTERRUPTED' } }] });
    expect(existsSync(scene.ledger)).toBe(false);
    expect(scene.stored()).toBe(scene.password);
  });
});

function edit(scene: Scene, from: RegExp, to: string): void {
  writeFileSync(
    scene.htpasswd,
    readFileSync(scene.htpasswd, 'latin1').replace(from, () => to),
    'latin1',
  );
}

describe('F14: two runs at once', () => {
  it('the second leaves without a change while the first is at work', async () => {
    const scene = await Scene.make();
    const { handshake } = scene.registry;
    const seconds: Awaited<ReturnType<Scene['rotate']>>[] = [];
    // The first run is in the middle of its verification when the second begins.
    const meeting: typeof handshake = async (endpoint, login, ...rest) => {
      if (login && seconds.length === 0) seconds.push(await scene.rotate());
      return handshake(endpoint, login, ...rest);
    };
    const first = await scene.rotate({}, { handshake: meeting });
    expect(seconds).toMatchObject([{ exit: 0, credentials: [{ outcome: 'in-progress' }] }]);
    expect(first).toMatchObject({ exit: 0, credentials: [{ outcome: 'rotated', generation: 1 }] });
    expect(await scene.registry.accepts('ci', scene.stored())).toBe(true);
  });

  it('a run whose lease was lost stops before its next change', async () => {
    const scene = await Scene.make();
    const { handshake } = scene.registry;
    const usurped: typeof handshake = (endpoint, login, ...rest) => {
      if (login) writeFileSync(`${scene.ledger}.lock`, JSON.stringify({ id: 'other', host: 'h', pid: 1 }));
      return handshake(endpoint, login, ...rest);
    };
    const report = await scene.rotate({}, { handshake: usurped });
    expect(report).toMatchObject({ exit: 1, credentials: [{ error: { code: 'E_LOCK_LOST' } }] });
    expect(scene.stored()).toBe(scene.password);
  });

  it.each([2, 5])('of %i that begin together, one works and all is well', async (count) => {
    const scene = await Scene.make({ stores: ['accepted', 'accepted'] });
    const reports = await Promise.all(Array.from({ length: count }, () => scene.rotate()));
    expect(reports.map(({ exit }) => exit)).toEqual(reports.map(() => 0));
    expect(reports.filter(({ credentials }) => credentials[0]?.outcome === 'rotated')).toHaveLength(1);
    expect(scene.record()).toMatchObject({ phase: 'settled', generation: 1 });
    expect(await scene.registry.accepts('ci', scene.stored(0))).toBe(true);
    expect(scene.stored(1)).toBe(scene.stored(0));
  });
});

describe('F30: several credentials', () => {
  it('one that fails does not keep the other back, and the exit code says so', async () => {
    const scene = await Scene.make();
    const second = `${scene.dir}/second`;
    mayHold(second);
    const push = readFileSync(scene.config, 'utf8').split(/(?<=credentials:\n)/)[1] ?? '';
    const broken = push.replace('push:', 'broken:').replace('user: ci', 'user: nobody');
    const text = readFileSync(scene.config, 'utf8').replace(
      /(?<=credentials:\n)/,
      broken.replace(/path: .* }/, `path: ${second} }`),
    );
    writeFileSync(scene.config, text);
    const report = await scene.rotate();
    expect(report).toMatchObject({
      exit: 1,
      credentials: [
        { credential: 'broken', outcome: 'failed', error: { code: 'E_TOKEN_USER' } },
        { credential: 'push', outcome: 'rotated' },
      ],
    });
    expect(reportTable(report).split('\n')).toHaveLength(5);
  });
});
