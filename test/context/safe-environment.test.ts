import { describe, expect, it } from 'vitest';
import { checkEnvironment } from '../../src/context/safe-environment.js';

const check = (name: string, value: string) => () => checkEnvironment({ [name]: value });

describe('the environment', () => {
  it.each([
    '--inspect',
    '--inspect=0.0.0.0:9229',
    '--max-old-space-size=4096 --inspect-brk',
    '--inspect_brk',
    '"--inspect-port=0"',
    '--no-warnings\t--inspect-wait',
    '--report-on-fatalerror',
    '--heapsnapshot-signal=SIGUSR2',
    '--tls-keylog=/tmp/keys',
  ])('B10: NODE_OPTIONS %j is E_ENV_UNSAFE', (value) => {
    expect(check('NODE_OPTIONS', value)).toThrow(expect.objectContaining({ code: 'E_ENV_UNSAFE' }));
  });

  it.each([
    'http',
    'HTTPS',
    'fs,net',
    'tls',
    'undici',
    'fetch',
    'child_process',
    '*',
    'htt*',
    'x,*t',
    'module,un*',
  ])('B10: NODE_DEBUG %j is E_ENV_UNSAFE', (value) => {
    expect(check('NODE_DEBUG', value)).toThrow(expect.objectContaining({ code: 'E_ENV_UNSAFE' }));
  });

  it('B11: NODE_TLS_REJECT_UNAUTHORIZED=0 is E_TLS_DISABLED', () => {
    const thrown = expect.objectContaining({ code: 'E_TLS_DISABLED' });
    expect(check('NODE_TLS_REJECT_UNAUTHORIZED', '0')).toThrow(thrown);
  });

  it.each([
    ['NODE_OPTIONS', '--max-old-space-size=4096 --enable-source-maps --require ./inspect.js'],
    ['NODE_OPTIONS', ''],
    ['NODE_DEBUG', 'fs,module,httpx,(.+)'],
    ['NODE_DEBUG', ''],
    ['NODE_TLS_REJECT_UNAUTHORIZED', '1'],
    ['HTTPS_PROXY', 'http://proxy:3128'],
  ])('may have %s=%j', (name, value) => {
    expect(check(name, value)).not.toThrow();
  });
});
