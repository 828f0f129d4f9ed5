import { describe, expect, it } from 'vitest';
import { createTerminal } from '../../src/ci/terminal.js';
import { regcredError } from '../../src/errors/error.js';
import { Secret } from '../../src/secret/secret.js';
import { canary, observe, tempDir } from '../redaction/oracle.js';

function terminal(inputs: Record<string, string> = {}, debug = false) {
  const shown = { out: '', err: '' };
  const surface = createTerminal({
    env: { XDG_RUNTIME_DIR: tempDir() },
    inputs,
    out: (text) => void (shown.out += text),
    err: (text) => void (shown.err += text),
    debug,
  });
  return { ...surface, shown };
}

describe('a terminal', () => {
  it('shows results on standard output, all else on standard error, and a secret nowhere', () => {
    const secret = canary('', 'json');
    const { ci, log, masks, report, shown } = terminal({ registry: 'ghcr.io' });
    masks.add(new Secret(secret), 'octocat');
    ci.output('registry', `ghcr.io ${secret}`);
    log.warning(`odd: ${JSON.stringify({ secret })}`);
    log.debug('not asked for');
    ci.summary(`| Registry | Age |\n|---|---:|\n| ghcr.io | 3 d |\n| quay.io/long | ${secret} |`);
    report(regcredError('E_SECRET_EMPTY', { registry: 'ghcr.io' }));
    observe('stdout', shown.out);
    observe('stderr', shown.err);
    expect(shown.out).toBe('registry=ghcr.io ***\n');
    expect(shown.err).toMatch(
      /^Warning: odd: .*\*\*\*.*\nRegistry {6}Age\nghcr\.io {7}3 d\nquay\.io\/long {2}\*\*\*\nE_SECRET_EMPTY: /,
    );
    expect(shown.err).not.toContain('not asked for');
  });

  it('B3: keeps the terminal as it is, whatever a server says', () => {
    const { log, ci, shown } = terminal({}, true);
    for (const show of [log.info, log.notice, log.warning, log.debug, ci.summary])
      show('a\u001b[2J\u001b]0;title\u0007\rb\u202ec');
    expect(shown.err).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  it('B6: refuses a name that would print another result', () => {
    const { ci, shown } = terminal();
    expect(() => ci.output('a\nregistry', 'x')).toThrow(expect.objectContaining({ code: 'E_OUTPUT_NAME' }));
    ci.output('a', 'x\nregistry=evil');
    expect(shown.out).toBe('a=x registry=evil\n');
  });

  it('has the inputs it was given, as they are', () => {
    const { ci } = terminal({ username: ' a ', constructor: 'x' });
    expect([ci.input('username'), ci.input('password'), ci.given()]).toEqual([
      ' a ',
      '',
      ['username', 'constructor'],
    ]);
    ci.saveState('key', 'value');
    expect([ci.state('key'), ci.state('other'), ci.state('__proto__')]).toEqual(['value', '', '']);
  });
});
