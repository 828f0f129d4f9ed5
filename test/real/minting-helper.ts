import { helperProgram } from '../../src/cli/helper-program.js';
import { issuedSecret, member } from '../../src/registries/kit/logins/token-exchange.js';
import { fakeEntry } from '../login/helper/fake-entry.js';

/**
 * docker-credential-regcred with one registry that no catalog has: it exchanges nothing at all for a secret,
 * at the address in MINT. Bundled by the test that puts it on PATH.
 */
const entry = fakeEntry(async (_, ctx) => {
  const url = new URL(process.env['MINT'] ?? '');
  const response = await ctx.http.send({ method: 'GET', url, repeatable: true });
  return { username: 'robot', secret: issuedSecret(member(response.json(), 'token'), url.host, ctx) };
});

void helperProgram(
  {
    argv: process.argv.slice(2),
    env: process.env,
    stdin: process.stdin as AsyncIterable<Buffer>,
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
  },
  { find: () => entry },
);
