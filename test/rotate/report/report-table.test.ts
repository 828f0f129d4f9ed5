import { describe, expect, it } from 'vitest';
import { plainTable } from '../../../src/ci/plain-table.js';
import { reportHeadline, reportNotes, reportTable } from '../../../src/rotate/report/report-table.js';
import type { CredentialReport } from '../../../src/rotate/report/report.js';

const since = '2026-11-01T08:00:00.000Z';
const store = 'github:acme/web/HARBOR';

function credential(more: Partial<CredentialReport>): CredentialReport {
  return {
    credential: 'harbor-push',
    registry: 'harbor.acme.dev',
    token: 'robot$web+ci-push',
    outcome: 'nothing-due',
    because: [],
    generation: 2,
    since,
    ageDays: 12,
    nextDue: '2026-12-01T08:00:00.000Z',
    retired: [],
    notices: [],
    stores: [{ store, outcome: 'current' }],
    ...more,
  };
}

const report = (more: Partial<CredentialReport>) => ({ exit: 0 as const, credentials: [credential(more)] });
/** Without the names of the columns. */
const shown = (more: Partial<CredentialReport>) =>
  plainTable(reportTable(report(more)))
    .trimEnd()
    .split('\n')
    .slice(1);
const error = { code: 'E_STORE_WRITE', message: 'It was not taken.', hint: 'Try it again.' };

describe('the table of a rotation', () => {
  it('is a Markdown table with a row for each credential and a line for each store', () => {
    const stores = [
      { store, outcome: 'written' as const },
      { store: 'github:acme/web/environments/prod/HARBOR', outcome: 'failed' as const, error },
    ];
    expect(reportTable(report({ stores, ageDays: 1, outcome: 'failed', error }))).toMatchInlineSnapshot(`
      "| Credential | Registry | Age | What happened | Stores | Next due |
      | --- | --- | --- | --- | --- | --- |
      | harbor-push | harbor.acme.dev | 1 day | failed: E\\_STORE\\_WRITE | github:acme/web/HARBOR: new secret<br>github:acme/web/environments/prod/HARBOR: not written (E\\_STORE\\_WRITE) | now |
      "
    `);
  });

  it.each<[string, Partial<CredentialReport>, string]>([
    ['nothing was due', {}, 'nothing was due'],
    [
      'a rotation because of age, the old secret alive for its grace',
      {
        outcome: 'rotated',
        because: ['age'],
        waiting: { why: 'Not said.', until: '2026-11-02T20:00:30.000Z' },
      },
      'rotated because it reached its maximum age / the old secret works until 2026-11-02 20:00 UTC',
    ],
    [
      'a gate that is shut',
      { outcome: 'waiting', waiting: { why: 'A run of acme/web has not ended.' } },
      'nothing was due / the old secret still works: A run of acme/web has not ended.',
    ],
    [
      'the end of the old secret',
      { outcome: 'retired', proof: 'refused', retired: ['7'] },
      'the old token was revoked / the old secret is refused',
    ],
    [
      'no proof',
      { outcome: 'rotated', because: ['first'], proof: 'none' },
      'rotated because its age is unknown / no proof that the old secret is refused: regcred does not know it',
    ],
    [
      'two reasons',
      { outcome: 'rotated', because: ['age', 'drift'], proof: 'refused' },
      'rotated because it reached its maximum age and a store does not have it / the old secret is refused',
    ],
    [
      'a password that a person supplied, whose age was not known',
      { outcome: 'rotated', because: ['supplied', 'first'], proof: 'refused' },
      'rotated because a new secret was supplied / the old secret is refused',
    ],
    ['another run', { outcome: 'in-progress' }, 'another run is rotating it; nothing was changed'],
    [
      'a failure',
      { outcome: 'failed', because: ['age'], error },
      'failed: E_STORE_WRITE / due because it reached its maximum age',
    ],
  ])('says what happened: %s', (_, more, expected) => {
    const [line = '', ...rest] = reportTable(report({ ...more, stores: [] }))
      .split('\n')
      .slice(2);
    expect(rest).toEqual(['']);
    const cell = line.split(' | ')[3]?.replaceAll('\\', '').replaceAll('<br>', ' / ');
    expect(cell).toBe(expected);
  });

  it.each<[Partial<CredentialReport>, string]>([
    [{}, '2026-12-01'],
    [{ outcome: 'failed', error }, 'now'],
    [{ outcome: 'awaiting', because: ['age'] }, 'now'],
  ])('says when it is due next: %j', (more, expected) => {
    expect(shown(more)[0]).toMatch(new RegExp(` ${expected}$`));
  });

  it('keeps a name with marks of Markdown as it is', () => {
    const name = 'a|b<br>c';
    expect(shown({ credential: name })[0]).toContain(`${name} `);
    expect(shown({ credential: name })).toHaveLength(1);
  });

  it('tells below the table what is too long for a cell, and nothing when there is nothing', () => {
    expect(reportNotes(report({}))).toBe('');
    const panel = 'Open the panel → Security.';
    const other = { code: 'E_STORE_MISSING', message: 'There is no such place.', hint: 'Make it.' };
    const notes = reportNotes(
      report({
        ...{ outcome: 'failed', error, panel, notices: ['Mind this.'] },
        stores: [
          { store, outcome: 'failed', error },
          { store: 'file:/x', outcome: 'failed', error: other },
        ],
      }),
    );
    expect(notes.replaceAll('\\', '')).toBe(`
- harbor-push: E_STORE_WRITE: It was not taken. Try it again.
- harbor-push: E_STORE_MISSING: There is no such place. Make it.
- harbor-push: Open the panel → Security.
- harbor-push: Mind this.
`);
  });
});

it('a terminal shows the lines of a cell below each other', () => {
  const stores = [
    { store, outcome: 'written' as const },
    { store: 'file:/srv/secret', outcome: 'behind' as const },
  ];
  expect(plainTable(reportTable(report({ stores, outcome: 'rotated', because: ['age'], proof: 'refused' }))))
    .toMatchInlineSnapshot(`
      "Credential   Registry         Age      What happened                               Stores                              Next due
      harbor-push  harbor.acme.dev  12 days  rotated because it reached its maximum age  github:acme/web/HARBOR: new secret  2026-12-01
                                             the old secret is refused                   file:/srv/secret: not up to date
      "
    `);
});

describe('the headline of a rotation', () => {
  const headline = (...outcomes: readonly CredentialReport['outcome'][]) =>
    reportHeadline({
      exit: 0,
      credentials: outcomes.map((outcome, index) => credential({ outcome, credential: `c${index}` })),
    });

  it('names failures first, and each credential with its end', () => {
    expect(headline('rotated', 'failed', 'nothing-due', 'rotated')).toBe('failed: c1; rotated: c0, c3');
  });

  it('says that nothing was due only where that is so', () => {
    expect(headline('nothing-due', 'waiting')).toBe('nothing was due');
    expect(headline('in-progress')).toBe('in-progress: c0');
  });
});
