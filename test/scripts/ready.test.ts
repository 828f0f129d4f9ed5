import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

it('npm run ready builds before it generates, and tests what both have made', () => {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/ready.mjs', '--list'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(status).toBe(0);
  const steps = stdout.trim().split('\n');
  const at = (command: RegExp) => steps.findIndex((step) => command.test(step));
  const order = [
    /eslint --fix/,
    /prettier --write/,
    /tsc --noEmit/,
    /build\.mjs/,
    /docs\.ts/,
    /vitest run .*--changed/,
  ];
  expect(order.map(at)).toEqual([...order.map(at)].sort((a, b) => a - b));
  expect(order.map(at)).not.toContain(-1);
});
