import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lutimesSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { jobFolder } from '../../src/ci/job-folder.js';
import { tempDir } from '../redaction/oracle.js';

const DAYS = 86_400;

/** A folder that was last changed so many days ago. */
function leftover(parent: string, name: string, days: number): string {
  const folder = join(parent, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'config.json'), '{}');
  const time = Date.now() / 1000 - days * DAYS;
  utimesSync(folder, time, time);
  return folder;
}

describe('the folder of a job', () => {
  it('is the same in each step, for this user alone, and made when it is needed', () => {
    const parent = join(tempDir(), 'not/there/yet');
    const first = jobFolder(parent, 'jenkins-team/app-12');
    expect(existsSync(parent)).toBe(false);
    expect(first.path).toBe(join(parent, 'regcred-job-jenkins-team-app-12'));
    expect(statSync(first.path).mode & 0o777).toBe(0o700);
    expect(jobFolder(parent, 'jenkins-team/app-12').path).toBe(first.path);
    expect(jobFolder(parent, '../../etc').path).toBe(join(parent, 'regcred-job-------etc'));
  });

  it('has a state for each step, and gives them back last first', () => {
    const parent = tempDir();
    const [one, two] = [jobFolder(parent, '7'), jobFolder(parent, '7')];
    one.saveState('cleanup', 'first');
    two.saveState('cleanup', 'second');
    one.saveState('cleanup', 'first, changed');
    expect([one.state('cleanup'), two.state('cleanup'), two.state('other')]).toEqual([
      'first, changed',
      'second',
      '',
    ]);
    const steps = jobFolder(parent, '7').steps();
    expect(steps.map((step) => step.state('cleanup'))).toEqual(['second', 'first, changed']);
    steps[0]?.forget();
    expect(
      jobFolder(parent, '7')
        .steps()
        .map((step) => step.state('cleanup')),
    ).toEqual(['first, changed']);
    expect(statSync(join(one.path, 'step-0000.json')).mode & 0o777).toBe(0o600);
  });

  it('takes a number that is free, also when one before it was given back', () => {
    const parent = tempDir();
    const save = (value: string) => jobFolder(parent, '7').saveState('cleanup', value);
    save('first');
    save('second');
    jobFolder(parent, '7').steps()[1]?.forget();
    save('third');
    const steps = jobFolder(parent, '7').steps();
    expect(steps.map((step) => step.state('cleanup'))).toEqual(['third', 'second']);
  });

  it('hands on a damaged state as one that cannot be read', () => {
    const folder = jobFolder(tempDir(), '7');
    writeFileSync(join(folder.path, 'step-0000.json'), '{"cleanup":');
    writeFileSync(join(folder.path, 'step-0001.json'), '[1]');
    expect(folder.steps().map((step) => step.state('cleanup'))).toEqual(['', '?']);
  });

  it('is handed a line at a time', () => {
    const folder = jobFolder(tempDir(), '7');
    folder.append('environment', 'A=1');
    folder.append('environment', 'B=2');
    expect(readFileSync(join(folder.path, 'environment'), 'utf8')).toBe('A=1\nB=2\n');
  });

  it('C16: removes what killed jobs left a day ago, and nothing else', () => {
    const [parent, elsewhere] = [tempDir(), tempDir()];
    const old = leftover(parent, 'regcred-job-1', 2);
    const fresh = leftover(parent, 'regcred-job-2', 0.5);
    const others = leftover(parent, 'somebody-elses', 9);
    const target = leftover(elsewhere, 'target', 9);
    const link = join(parent, 'regcred-job-3');
    symlinkSync(target, link);
    lutimesSync(link, 1, 1);
    void jobFolder(parent, '4').path;
    expect([old, fresh, others, link, join(target, 'config.json')].map((path) => existsSync(path))).toEqual([
      false,
      true,
      true,
      true,
      true,
    ]);
  });

  it.runIf(process.getuid?.() === 0)('leaves alone what belongs to another user', () => {
    const parent = tempDir();
    const theirs = leftover(parent, 'regcred-job-1', 2);
    execFileSync('chown', ['-h', '65534', theirs]);
    utimesSync(theirs, 1, 1);
    void jobFolder(parent, '4').path;
    expect(existsSync(theirs)).toBe(true);
  });
});
