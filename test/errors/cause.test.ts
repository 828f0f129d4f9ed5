import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { asRegcredError } from '../../src/errors/as-regcred-error.js';
import { causeLine } from '../../src/errors/cause.js';
import type { RegcredError } from '../../src/errors/error.js';
import { regcredError } from '../../src/errors/error.js';
import { canary } from '../redaction/oracle.js';

const about = (cause: unknown) => regcredError('E_HOST_NOT_FOUND', { host: 'h.test' }, { cause });

/** All that anything could print of an error. */
const everything = (error: RegcredError) =>
  [
    inspect(error, { depth: null, showHidden: true }),
    JSON.stringify(error),
    causeLine(error),
    String(error),
  ].join();

describe('the cause of an error', () => {
  it('keeps class, code and system call, and those of its own cause', () => {
    const inner = Object.assign(new Error('x'), { code: 'ECONNREFUSED', syscall: 'connect' });
    const error = about(new TypeError('fetch failed', { cause: inner }));
    expect(error.cause).toEqual({
      name: 'TypeError',
      cause: { name: 'Error', code: 'ECONNREFUSED', syscall: 'connect' },
    });
    expect(causeLine(error)).toBe('caused by TypeError, by Error (ECONNREFUSED, connect)');
  });

  it.each([
    'ENOENT',
    'ENOTFOUND',
    'EAI_AGAIN',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'HPE_INVALID_CONSTANT',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  ])('keeps the code %s', (code) => {
    expect(about(Object.assign(new Error('x'), { code })).cause).toEqual({ name: 'Error', code });
  });

  it('keeps the code of a cause of the closed list, and not its sentence', () => {
    const inner = regcredError('E_HOST_NOT_FOUND', { host: canary() });
    expect(everything(about(inner))).not.toContain(inner.message);
    expect(about(inner).cause).toEqual({ name: 'RegcredError', code: 'E_HOST_NOT_FOUND' });
  });

  it('is absent where none is given', () => {
    const error = regcredError('E_HOST_NOT_FOUND', { host: 'h.test' });
    expect('cause' in error).toBe(false);
    expect(causeLine(error)).toBe('');
  });

  // Not registered with any mask: even a secret that no mask knows is not shown (docs/faults.md, group E).
  it.each<[string, (secret: string) => unknown]>([
    ['its message', (secret) => new Error(secret)],
    ['its stack', (secret) => Object.assign(new Error('x'), { stack: `Error: ${secret}\n    at ${secret}` })],
    ['its name', (secret) => Object.assign(new Error('x'), { name: secret })],
    ['its code', (secret) => Object.assign(new Error('x'), { code: secret })],
    [
      'its code, in the form of one',
      (secret) => Object.assign(new Error('x'), { code: `E${formOf(secret)}` }),
    ],
    ['its system call', (secret) => Object.assign(new Error('x'), { syscall: `spawn ${secret}` })],
    ['its arguments', (secret) => Object.assign(new Error('x'), { spawnargs: [secret], path: secret })],
    ['its constructor', (secret) => Object.assign(new Error('x'), { constructor: { name: formOf(secret) } })],
    ['one of several errors', (secret) => new AggregateError([new Error(secret)], secret)],
    ['its own cause', (secret) => new Error('x', { cause: new Error('y', { cause: secret }) })],
    ['a text that is thrown', (secret) => secret],
    ['an object that is thrown', (secret) => ({ message: secret, code: secret, cause: { name: secret } })],
    ['the message of JSON.parse', (secret) => caught(() => JSON.parse(secret))],
    ['a URL', (secret) => caught(() => new URL(`https://u:${secret}@[`))],
  ])('shows nothing of a secret in %s', (_, make) => {
    const secret = canary();
    const cause = make(secret);
    for (const error of [about(cause), asRegcredError(cause)]) {
      expect(everything(error)).not.toContain(secret);
      expect(everything(error)).not.toContain(formOf(secret));
    }
  });

  it('survives a getter that throws, and a circle', () => {
    const hostile = Object.defineProperty(new Error('x'), 'code', {
      get: () => {
        throw new Error('no');
      },
    });
    expect(about(hostile).cause).toEqual({ name: 'Error' });
    const circle = new Error('x');
    circle.cause = circle;
    expect(causeLine(about(circle))).toBe('caused by Error, by Error, by Error, by Error');
  });
});

describe('an error that is not of the closed list', () => {
  it('becomes E_INTERNAL, with its class as kind', () => {
    const error = asRegcredError(new RangeError('x'));
    expect([error.code, error.message]).toEqual([
      'E_INTERNAL',
      'regcred failed because of a bug (RangeError).',
    ]);
  });

  it.each([undefined, null, 7, 'text', Object.create(null)])('may be anything: %s', (thrown) => {
    expect(asRegcredError(thrown).code).toBe('E_INTERNAL');
  });

  it('is left as it is where it is of the list', () => {
    const error = regcredError('E_HOST_NOT_FOUND', { host: 'h.test' });
    expect(asRegcredError(error)).toBe(error);
  });
});

/** The letters and digits of a secret, as a name or code could hold them. */
function formOf(secret: string): string {
  return secret.replace(/\W/g, '').toUpperCase().slice(0, 14);
}

function caught(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}
