import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createJenkins } from '../../src/ci/jenkins.js';
import { Secret } from '../../src/secret/secret.js';
import { canary, observe, tempDir } from '../redaction/oracle.js';

function jenkins(env: Record<string, string> = {}) {
  const shown = { log: '' };
  const surface = createJenkins({
    env: { BUILD_TAG: 'jenkins-app-12', WORKSPACE_TMP: tempDir(), ...env },
    command: 'login',
    err: (text) => void (shown.log += text),
    debug: false,
  });
  const file = (name: string) => readFileSync(join(surface.ci.tempDir, name), 'utf8');
  return { ...surface, shown, file };
}

describe('a build of Jenkins', () => {
  it('hands variables and results to the library, one line each', () => {
    const { ci, file } = jenkins();
    ci.exportVariable('DOCKER_CONFIG', '/w@tmp/a b');
    ci.addPath('/w@tmp/helper');
    ci.output('registry', 'ghcr.io\nEVIL=1');
    expect(file('environment')).toBe('DOCKER_CONFIG=/w@tmp/a b\nPATH+REGCRED=/w@tmp/helper\n');
    expect(file('outputs')).toBe('registry=ghcr.io EVIL=1\n');
    expect(() => ci.exportVariable('A=B', 'x')).toThrow(expect.objectContaining({ code: 'E_OUTPUT_NAME' }));
    expect(() => ci.exportVariable('A', 'x\nB=y')).toThrow(expect.objectContaining({ code: 'E_HOST_FILE' }));
    expect(() => ci.addPath('relative')).toThrow(expect.objectContaining({ code: 'E_HOST_FILE' }));
  });

  it('redacts everything it prints or writes', () => {
    const secret = canary('', 'json');
    const report = join(tempDir(), 'report.html');
    const { ci, masks, log, shown, file } = jenkins({ REGCRED_REPORT_FILE: report });
    masks.add(new Secret(secret));
    log.info(`got ${secret}`);
    ci.output('registry', `x ${secret}`);
    ci.summary(`a ${secret}\n`, secret);
    for (const text of [shown.log, file('outputs'), file('headline'), readFileSync(report, 'utf8')]) {
      observe('Jenkins', text);
      expect(text).toContain('***');
    }
  });

  it('keeps the folders of two blocks of one build apart', () => {
    const [one, two] = [tempDir(), tempDir()];
    expect(jenkins({ REGCRED_JOB_FOLDER: one }).ci.tempDir).toBe(join(one, 'regcred-job-jenkins-app-12'));
    expect(jenkins({ REGCRED_JOB_FOLDER: two }).ci.tempDir).toBe(join(two, 'regcred-job-jenkins-app-12'));
    expect(jenkins().ci.sharesHome).toBe(true);
  });

  it('a report that cannot be written fails nothing', () => {
    const { ci, shown } = jenkins({ REGCRED_REPORT_FILE: '/not/there/report.html' });
    ci.summary('text', 'headline');
    expect(shown.log).toContain('Warning: The report could not be written');
  });
});
