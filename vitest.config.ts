import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Every test runs under the redaction oracle: see test/redaction/README.md.
    setupFiles: ['test/setup.ts'],
    // The files of one worker share their modules: loading them anew for each took longer than most tests.
    isolate: false,
    globalSetup: ['test/real/skipped-suites.ts'],
    pool: 'forks',
    // By default one core is left free, which on two leaves one: many tests wait for programs, not for cores.
    maxWorkers: Math.max(2, availableParallelism()),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    sequence: { shuffle: true },
    restoreMocks: true,
  },
});
