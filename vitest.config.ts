import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { SlowFirst } from './test/slow-first.js';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Every test runs under the redaction oracle: see test/redaction/README.md.
    setupFiles: ['test/setup.ts'],
    // The files of one worker share their modules: loading them anew for each took longer than most tests.
    isolate: false,
    globalSetup: ['test/real/skipped-suites.ts'],
    pool: 'forks',
    // Two more than there are cores: many tests wait for programs and for the clock.
    maxWorkers: availableParallelism() + 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { shuffle: { files: true, tests: true }, sequencer: SlowFirst },
    restoreMocks: true,
  },
});
