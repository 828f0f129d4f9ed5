import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tempDir } from '../redaction/oracle.js';
import type { RunOptions, RunResult } from './options.js';
import { runWorkflow } from './run-workflow.js';

/** The repository whose actions the runner's own tests use. */
export const fixtureRepository = fileURLToPath(new URL('fixtures/repo', import.meta.url));

/** Runs a workflow given as YAML text in the fixture repository, on this process's Node. */
export function runText(yaml: string, options: Partial<RunOptions> = {}): Promise<RunResult> {
  const file = join(tempDir(), 'workflow.yml');
  writeFileSync(file, yaml);
  return runWorkflow(file, {
    workspace: fixtureRepository,
    node: process.execPath,
    ...options,
  });
}

/** Runs these steps (YAML list items, not indented) as the one job of a workflow. */
export function runSteps(steps: string, options: Partial<RunOptions> = {}): Promise<RunResult> {
  const indented = steps.trim().replaceAll('\n', '\n      ');
  return runText(
    `on: push\npermissions: {}\njobs:\n  only:\n    runs-on: ubuntu-latest\n    steps:\n      ${indented}\n`,
    options,
  );
}
