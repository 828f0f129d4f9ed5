import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

// The files of one worker share their modules (vitest.config.ts), so a hook that a fixture's module registers when
// it is loaded runs for the first test file only. test/after.ts has what fixtures use instead.

/** Lines that register a hook when the module is loaded: those that begin in the first column. */
function hooksAtLoad(text: string): readonly string[] {
  return text.split('\n').filter((line) => /^(?:await )?(?:before|after)(?:Each|All)\(/.test(line));
}

const fixtures = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .map((name) => `test/${name.replaceAll('\\', '/')}`)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'test/setup.ts');

describe('fixtures', () => {
  it('register no hook when they are loaded', () => {
    const found = fixtures.flatMap((name) =>
      hooksAtLoad(readFileSync(join(root, name), 'utf8')).map((line) => `${name}: ${line}`),
    );
    expect(fixtures.length).toBeGreaterThan(50);
    expect(found).toEqual([]);
  });

  it('are seen to, where they do', () => {
    const lines = ['afterEach(close);', 'beforeAll(async () => {', 'await afterAll(x);'];
    expect(hooksAtLoad(['const a = 1;', ...lines, '  afterEach(inner);'].join('\n'))).toEqual(lines);
    expect(hooksAtLoad(readFileSync(join(root, 'test/setup.ts'), 'utf8'))).toHaveLength(5);
  });
});
