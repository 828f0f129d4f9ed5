import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createGitlab } from '../../src/ci/gitlab.js';
import { Secret } from '../../src/secret/secret.js';
import { canary, observe, tempDir } from '../redaction/oracle.js';

function gitlab(env: Record<string, string> = {}, command = 'login') {
  const shown = { log: '' };
  const surface = createGitlab({
    env: { GITLAB_CI: 'true', CI_JOB_ID: '42', RUNNER_TEMP_PROJECT_DIR: tempDir(), ...env },
    command,
    err: (text) => void (shown.log += text),
    debug: false,
  });
  return { ...surface, shown };
}

describe('a job of GitLab CI', () => {
  it('B1: B3: folds its summary, and no text of others folds or clears anything', () => {
    const { ci, log, shown } = gitlab();
    const hostile = '\u001b[0Ksection_end:1:regcred\r\u001b[0K\u001b[2J';
    log.warning(hostile);
    ci.summary(`| ${hostile} |\n|---|\n| a |`, `one${hostile}`);
    observe('the log', shown.log);
    expect(shown.log.replace(/:\d{10}:/g, ':TIME:').replaceAll('\u001b', 'ESC')).toMatchInlineSnapshot(`
      "Warning: section_end 1:regcred
      Warning: 
      ESC[0Ksection_start:TIME:regcred
      ESC[0Kregcred: onesection_end 1:regcred 
      | section_end 1:regcred
       |
      a
      ESC[0Ksection_end:TIME:regcred
      ESC[0K
      "
    `);
  });

  it('redacts everything it prints or writes, for GitLab masks nothing that comes up in a job', () => {
    const secret = canary('', 'json');
    const file = join(tempDir(), 'outputs');
    const report = join(tempDir(), 'report.html');
    const { ci, masks, log, shown } = gitlab({ REGCRED_OUTPUTS_FILE: file, REGCRED_REPORT_FILE: report });
    masks.add(new Secret(secret));
    log.info(`got ${secret}`);
    ci.output('registry', `x ${secret}`);
    ci.summary(`a ${secret}\n`, secret);
    for (const text of [shown.log, readFileSync(file, 'utf8'), readFileSync(report, 'utf8')]) {
      observe('GitLab', text);
      expect(text).toContain('***');
    }
    expect(readFileSync(file, 'utf8')).toBe('REGCRED_REGISTRY=x ***\n');
  });

  it('hands variables to the shell that runs the job, whatever is in them', () => {
    const { ci } = gitlab();
    ci.exportVariable('DOCKER_CONFIG', "/it's $HOME `x`");
    ci.addPath('/opt/a b');
    expect(readFileSync(join(ci.tempDir, 'environment.sh'), 'utf8')).toBe(
      "export DOCKER_CONFIG='/it'\\''s $HOME `x`'\nexport PATH='/opt/a b':\"$PATH\"\n",
    );
    expect(() => ci.exportVariable('A;id', 'x')).toThrow(expect.objectContaining({ code: 'E_OUTPUT_NAME' }));
  });

  it('leaves a long result out of the 5 KB that later jobs may get', () => {
    const file = join(tempDir(), 'outputs');
    const { ci } = gitlab({ REGCRED_OUTPUTS_FILE: file });
    ci.output('rotated', '["a"]');
    ci.output('report', 'x'.repeat(1001));
    ci.output('two-lines', 'a\nEVIL=1');
    expect(readFileSync(file, 'utf8')).toBe('REGCRED_ROTATED=["a"]\nREGCRED_TWO_LINES=a EVIL=1\n');
  });

  it.each([
    ['two words', canary('a '), 1],
    ['seven characters', 'abc1234', 1],
    ['seven characters of two UTF-16 units each', '🔑'.repeat(7), 1],
    ['two lines', `${canary()}\n${canary()}`, 1],
    ['what GitLab can mask', canary(), 0],
  ])('says when GitLab cannot mask a value: %s', (_, value, notices) => {
    const { ci, shown } = gitlab({ REGCRED_LOGIN_PASSWORD_ENV: 'PW', PW: value });
    ci.input('password');
    expect(shown.log.split('GitLab cannot mask the value of PW').length - 1).toBe(notices);
  });

  it('says nothing of a user name, which nobody hides', () => {
    const { ci, shown } = gitlab({ REGCRED_LOGIN_USERNAME_ENV: 'USER', USER: 'ci' });
    expect([ci.input('username'), shown.log]).toEqual(['ci', '']);
  });

  it('knows whether it shares a home, and its own ledger', () => {
    expect(gitlab({ CI_PROJECT_PATH: 'acme/web' }).ci).toMatchObject({
      sharesHome: true,
      ledger: 'gitlab:acme/web',
    });
    expect(gitlab({ CI_DISPOSABLE_ENVIRONMENT: 'true' }).ci.sharesHome).toBe(false);
  });

  it('B9: refuses a job whose every variable is printed, unless it is told that this is wanted', () => {
    const trace = { CI_DEBUG_TRACE: 'true' };
    expect(() => gitlab(trace).check?.()).toThrow(expect.objectContaining({ code: 'E_DEBUG_TRACE' }));
    expect(() => gitlab({ ...trace, REGCRED_ALLOW_DEBUG_TRACE: 'true' }).check?.()).not.toThrow();
    expect(() => gitlab().check?.()).not.toThrow();
  });
});
