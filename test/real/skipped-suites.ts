import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { SKIPPED } from './programs.js';

/** Vitest's global set-up: prints, after the run, which suites were skipped and what would run them. */
export default function setup(): () => void {
  const dir = mkdtempSync(join(tmpdir(), 'regcred-skipped-'));
  const list = join(dir, 'list');
  process.env[SKIPPED] = list;
  return () => {
    const lines = new Set(read(list));
    rmSync(dir, { recursive: true });
    if (lines.size === 0) return;
    console.warn('\nSkipped, because a program is not installed:');
    for (const line of lines) {
      const { suite, missing, cure } = JSON.parse(line) as { suite: string; missing: string[]; cure: string };
      console.warn(`  ${relative(process.cwd(), suite)} needs ${missing.join(', ')} (${cure})`);
    }
  };
}

function read(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
