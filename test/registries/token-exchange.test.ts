import { describe, expect, it, onTestFinished } from 'vitest';
import { createHttp } from '../../src/http/create-http.js';
import { RegcredError } from '../../src/errors/error.js';
import { endAfter, exchangeToken, issuedSecret } from '../../src/registries/kit/logins/token-exchange.js';
import { Secret } from '../../src/secret/secret.js';
import { urlEncoded } from '../../src/secret/url-encoded.js';
import { testContext } from '../context.js';
import { startServer, type Behaviour, type ServerOptions } from '../fakes/server.js';
import { canary, observeError } from '../redaction/oracle.js';

async function exchange(answers: readonly Behaviour[], options: ServerOptions = {}) {
  const left = [...answers];
  const server = await startServer(() => left.shift() ?? { status: 500 }, { observeBody: false, ...options });
  onTestFinished(() => server.close());
  const base = testContext();
  const ctx = { ...base, http: createHttp(base) };
  const proof = new Secret(canary());
  ctx.masks.add(proof);
  const run = () =>
    exchangeToken(
      {
        method: 'POST',
        url: new URL(`${server.origin}/token`),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: urlEncoded({ grant: 'a b', proof }),
        explain: ({ status, body }) =>
          body.includes('audience')
            ? { cause: 'The audience is wrong.', cure: 'Correct it.' }
            : { cause: `Status ${status} means no.`, cure: 'Ask for a yes.' },
      },
      ctx,
    );
  const refusal = async () => {
    const error = await run().catch((caught: unknown) => caught);
    observeError(error);
    if (!(error instanceof RegcredError)) throw new Error('it was not refused by an error of ours');
    return error;
  };
  return { server, ctx, proof, run, refusal };
}

describe('an exchange', () => {
  it('sends what it is given, and hands out the answer', async () => {
    const { server, proof, run } = await exchange([{ status: 200, body: { token: 'x' } }]);
    expect((await run()).json()).toEqual({ token: 'x' });
    expect(Object.fromEntries(new URLSearchParams(server.requests[0]?.body.toString()))).toEqual({
      grant: 'a b',
      proof: proof.reveal(),
    });
  });

  it('D10: is tried again after a passing fault', async () => {
    const { run } = await exchange([{ status: 503 }, 'drop', { status: 200, body: {} }]);
    expect((await run()).status).toBe(200);
  });

  it.each([400, 401, 403, 404, 405, 418])('D10: is refused by status %i once and for all', async (status) => {
    const { server, refusal } = await exchange([{ status, body: { error: 'x' } }, { status: 200 }]);
    const error = await refusal();
    expect(error.code).toBe('E_IDENTITY_REFUSED');
    expect(error.toString()).toContain(`(status ${status}: x). Status ${status} means no.`);
    expect(error.hint).toBe('Ask for a yes.');
    expect(server.requests).toHaveLength(1);
  });

  it('repeats no secret that a refusal repeats', async () => {
    const proof: { text?: string } = {};
    const server = await startServer(
      ({ body }) => ({
        status: 400,
        body: `wrong audience: ${(proof.text = body.toString())}\u001b[2J::error::x`,
      }),
      { observeBody: false },
    );
    onTestFinished(() => server.close());
    const base = testContext();
    const ctx = { ...base, http: createHttp(base) };
    const secret = ctx.masks.learn(canary());
    const explain = () => ({ cause: 'No.', cure: 'Yes.' });
    const url = new URL(server.origin);
    const error: unknown = await exchangeToken(
      { method: 'POST', url, body: urlEncoded({ secret }), explain },
      ctx,
    ).catch((caught: unknown) => caught);
    observeError(error);
    expect(proof.text).toContain(secret.reveal());
    expect(String(error)).not.toContain(secret.reveal());
    expect(String(error)).not.toMatch(/::error|\u001b/);
  });

  it('D12: a refusal by a server whose clock differs is one of the clocks', async () => {
    const ahead = { now: () => Date.now() + 11 * 60_000 };
    const { refusal } = await exchange([{ status: 403, body: {} }], ahead);
    expect((await refusal()).toString()).toMatch(/^E_CLOCK_SKEW: .* differ by 11 min\./);
  });

  it('D12: a clock that differs by less than five minutes is not to blame', async () => {
    const { refusal } = await exchange([{ status: 403, body: {} }], { now: () => Date.now() - 4 * 60_000 });
    expect((await refusal()).code).toBe('E_IDENTITY_REFUSED');
  });

  it.each([301, 302, 303, 307, 308])(
    'D6: follows no redirect (%i), and sends the proof nowhere else',
    async (status) => {
      const other = await startServer(() => ({ status: 200, body: {} }));
      onTestFinished(() => other.close());
      const { refusal } = await exchange([{ status, headers: { location: `${other.origin}/token` } }]);
      expect((await refusal()).code).toBe('E_REDIRECT_REFUSED');
      expect(other.connections).toHaveLength(0);
    },
  );

  it('D10: 429 asks for patience', async () => {
    const { refusal } = await exchange([{ status: 429, headers: { 'retry-after': '3600' } }]);
    expect(await refusal()).toMatchObject({ code: 'E_RATE_LIMITED', exit: 75 });
  });
});

describe('an issued token', () => {
  it('is masked', () => {
    const ctx = testContext();
    const token = canary();
    expect(issuedSecret(token, 'sts.example.com', ctx).is(token)).toBe(true);
    expect(ctx.masks.redact(token)).not.toContain(token);
  });

  it.each([undefined, null, '', 7, {}, [], 'a b', 'a\nb', 'ü', 'x'.repeat(65_537)])(
    'D8: is not %j',
    (value) => {
      expect(() => issuedSecret(value, 'sts.example.com', testContext())).toThrow(
        /^E_TOKEN_INVALID|returned no usable token/,
      );
    },
  );

  it.each([
    [3600, 3_600_000],
    [undefined, undefined],
    [0, undefined],
    [-5, undefined],
    ['3600', undefined],
    [1e12, undefined],
    [Number.NaN, undefined],
  ])('D12: that lives %j seconds ends after %j ms', (seconds, after) => {
    const clock = { now: () => 1000, sleep: () => Promise.resolve() };
    expect(endAfter(seconds, { clock })).toBe(after === undefined ? undefined : 1000 + after);
  });
});
