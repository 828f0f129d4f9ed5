import { describe, expect, it } from 'vitest';
import { readPassword } from '../../src/cli/password-source.js';
import { failure } from '../http/client.js';
import { testContext } from '../context.js';
import { canary } from '../redaction/oracle.js';

async function* nothing(): AsyncGenerator<Buffer> {}

describe('where the command line takes a password from', () => {
  // `regcred login --password-env "$TOKEN"`: the oracle finds it in the error.
  it.each(['password-env', 'password-file'])(
    'a password given to --%s itself is not repeated',
    async (name) => {
      const args = { words: [], values: { [name]: canary() } };
      expect((await failure(readPassword(args, { stdin: nothing() }, testContext()))).code).toBe(
        'E_PASSWORD_SOURCE',
      );
    },
  );
});
