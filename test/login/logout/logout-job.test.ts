import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { logOutJob } from '../../../src/login/logout/logout-job.js';
import { startRegistry } from '../../fakes/registry.js';
import { canary, mayHold, observe } from '../../redaction/oracle.js';
import { job } from '../job.js';

it('a step that cannot be ended keeps no other from it, and is told', async () => {
  const password = canary();
  const registry = await startRegistry({ auth: { kind: 'basic', users: { robot: password } }, observe });
  const { step, context, dir, tempDir } = job({});
  const auth = join(dir, '.docker/config.json');
  [auth, `${auth}.regcred`].forEach((path) => mayHold(path));
  const login = step({ registry: registry.host, username: 'robot', password, client: 'file' });
  await login.login();
  await registry.close();
  expect(readFileSync(auth, 'utf8')).toContain(registry.host);

  const forgotten: string[] = [];
  const broken = {
    state: () => {
      throw new Error('broken');
    },
    forget: () => void forgotten.push('broken'),
  };
  const whole = {
    state: (name: string) => login.state.get(name) ?? '',
    forget: () => void forgotten.push('whole'),
  };
  const ci = { tempDir, exportVariable: () => {} };
  await expect(logOutJob([broken, whole], ci, context())).rejects.toThrow('broken');
  expect(readFileSync(auth, 'utf8')).not.toContain(registry.host);
  expect([forgotten, existsSync(tempDir)]).toEqual([['whole'], true]);
  await logOutJob([], ci, context());
  expect(existsSync(tempDir)).toBe(false);
});
