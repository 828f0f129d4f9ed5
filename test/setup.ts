import { afterAll, afterEach, beforeEach } from 'vitest';
import { finishFile, finishTest } from './after.js';
import { searchFile, searchTest, startTest } from './redaction/oracle.js';

// Runs before every test file (vitest.config.ts, setupFiles). It holds nothing itself: all that lasts lies in
// modules that it shares with the fixtures. Hooks of a kind run in reverse: a fixture's steps, then the oracle.
beforeEach(startTest);
afterEach(searchTest);
afterEach(finishTest);
afterAll(searchFile);
afterAll(finishFile);
