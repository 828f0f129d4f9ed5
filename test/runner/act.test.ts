import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { act } from '../real/act.js';
import { node24 } from '../real/node24.js';
import { canary } from '../redaction/oracle.js';
import { runWithAct, type ActResult } from './act.js';
import type { RunResult } from './options.js';
import { fixtureRepository } from './run-steps.js';
import { runWorkflow } from './run-workflow.js';

const program = act();
const node = node24();

describe.runIf(program !== undefined && node !== undefined)(
  'the same workflow in act and in our runner',
  () => {
    let ours: RunResult;
    let theirs: ActResult;

    beforeAll(async () => {
      const file = fileURLToPath(new URL('fixtures/workflows/both.yml', import.meta.url));
      const options = {
        workspace: fixtureRepository,
        node: node ?? '',
        secrets: { PASSWORD: canary() },
        vars: { COLOUR: 'green' },
        actions: { 'acme/tools': fixtureRepository },
      };
      [ours, theirs] = await Promise.all([
        runWorkflow(file, options),
        runWithAct(file, { ...options, act: program ?? '' }),
      ]);
    });

    it('takes the same steps to the same ends, posts last in, first out', () => {
      const ends = (steps: ActResult['steps'] | RunResult['steps']): string[] =>
        steps
          .filter(({ id }) => /^[a-z]/.test(id))
          .map(({ id, stage, outcome }) => `${stage} ${id} ${outcome}`);
      expect(ends(ours.steps)).toEqual([
        'main first success',
        'main second success',
        'main script success',
        'main fails failure',
        'main skipped skipped',
        'main always success',
        'post second success',
        'post first success',
      ]);
      // act does not report a step that it skips.
      expect(ends(theirs.steps)).toEqual(ends(ours.steps).filter((end) => !end.endsWith('skipped')));
      expect([ours.ok, theirs.ok]).toEqual([false, false]);
    });

    it('shows the same lines, masked alike', () => {
      for (const line of [
        'INPUT_USER-NAME=***',
        'see ***',
        'LEVEL=workflow PASSED=on password=***',
        'node 24',
        '::add-mask::held',
        'held is shown',
        'after failure',
        'post second STATE_kept=second',
        'post first STATE_kept=first',
      ]) {
        expect(ours.log.split('\n')).toContain(line);
        expect(theirs.log).toContain(line);
      }
      expect(`${ours.log}${theirs.log}`).not.toContain('post never');
    });

    it('has the same outputs and summary', () => {
      expect(ours.steps[1]?.outputs).toEqual({ plain: 'one', block: 'a\n\nb' });
      expect(theirs.outputs['first']).toEqual(ours.steps[1]?.outputs);
      expect(ours.summary).toBe('# From the first step\n');
      expect(theirs.summary).toBe(ours.summary);
    });
  },
);
