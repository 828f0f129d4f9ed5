import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { scene } from './basic-registry.js';
import { needs } from '../real/programs.js';

it.each(needs('docker') ? ['docker', 'file'] : ['file'])(
  'B13: SIGTERM in the middle of a login by %s leaves no file and no lock',
  async (client) => {
    let arrived = () => {};
    const asked = new Promise<void>((resolve) => (arrived = resolve));
    const { job, inputs } = await scene({
      fault: () => {
        arrived();
        return 'hang';
      },
    });
    const { child, ended } = job.startStep('login', { ...inputs, client });
    await asked;
    child.kill('SIGTERM');
    expect(await ended).toContain('::error::E_INTERRUPTED: Stopped by SIGTERM.');
    expect(child.exitCode).toBe(1);
    const ours = join(job.temp, `regcred-${process.getuid?.() ?? 'user'}`);
    expect(readdirSync(ours)).toEqual([]);
    expect(existsSync(join(job.home, '.docker'))).toBe(false);
    expect(await job.post()).toBe('exit code 0\nconfig.json:\n  (none)');
  },
);
