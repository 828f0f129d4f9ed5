import { describe, expect, it } from 'vitest';
import { plainTable } from '../../../src/ci/plain-table.js';
import { planTable, planText } from '../../../src/rotate/plan/plan-text.js';
import type { CredentialPlan } from '../../../src/rotate/plan/plan.js';

const base: CredentialPlan = {
  credential: 'harbor-push',
  registry: 'harbor.acme.dev',
  token: 'robot$web+ci-push',
  because: [],
  steps: [],
  notices: [],
};
const due: CredentialPlan = {
  ...base,
  because: ['age'],
  steps: [
    { step: 'preflight', calls: [], why: 'Check that every later step is allowed. Changes nothing.' },
    {
      step: 'mint',
      calls: ['POST https://harbor.acme.dev/api/v2.0/robots'],
      why: 'Issue generation 2, because it reached its maximum age.',
    },
    {
      step: 'retire',
      calls: ['DELETE https://harbor.acme.dev/api/v2.0/robots/7'],
      why: 'Revoke the old token 7.',
      notBefore: '2026-11-23T21:43:20.046Z',
    },
  ],
  notices: ['Mind this.'],
};
const error = { code: 'E_TORN_PAIR', message: 'A pair would be torn.', hint: 'Use as: pair.' };

describe('a plan for people', () => {
  it('has a line for each step with its reason, and the calls below it', () => {
    expect(planText(due).join('\n')).toMatchInlineSnapshot(`
      "harbor-push (harbor.acme.dev):
        preflight  Check that every later step is allowed. Changes nothing.
        mint       Issue generation 2, because it reached its maximum age.
                   POST https://harbor.acme.dev/api/v2.0/robots
        retire     Revoke the old token 7. (not before 2026-11-23 21:43 UTC)
                   DELETE https://harbor.acme.dev/api/v2.0/robots/7
        note: Mind this."
    `);
  });

  it('says that there is nothing to do', () => {
    expect(planText(base)).toEqual(['harbor-push (harbor.acme.dev): nothing to do']);
  });

  it('says what a person has to do', () => {
    expect(planText({ ...base, panel: 'Open the panel.' })).toEqual([
      'harbor-push (harbor.acme.dev):',
      '  by hand: Open the panel.',
    ]);
  });

  it('says that it cannot go on, and does not say that there is nothing to do', () => {
    expect(planText({ ...base, error }).join('\n')).not.toContain('nothing to do');
  });
});

it('the table of plans has a row for each credential', () => {
  const plans = [due, { ...base, credential: 'panel', panel: 'Open the panel.' }, { ...base, error }, base];
  expect(plainTable(planTable(plans))).toMatchInlineSnapshot(`
    "Credential   Registry         Why                         What would happen                                             Calls that change something
    harbor-push  harbor.acme.dev  it reached its maximum age  preflight, mint                                               POST https://harbor.acme.dev/api/v2.0/robots
                                                              retire (not before 2026-11-23 21:43 UTC)                      DELETE https://harbor.acme.dev/api/v2.0/robots/7
    panel        harbor.acme.dev                              by hand: Open the panel.
    harbor-push  harbor.acme.dev                              would fail: E_TORN_PAIR: A pair would be torn. Use as: pair.
    harbor-push  harbor.acme.dev                              nothing to do
    "
  `);
});
