import { expect, it, onTestFinished } from 'vitest';
import { createHttp } from '../../../src/http/create-http.js';
import { check } from '../../../src/login/check/check.js';
import { testContext } from '../../context.js';
import { makeIdToken } from '../../fakes/id-token.js';
import { startServer } from '../../fakes/server.js';
import { basicPair } from '../../fakes/vendor.js';
import { canary } from '../../redaction/oracle.js';

/** A Quay of one's own whose robot acme+ci is federated. */
async function quay() {
  const token = canary();
  const server = await startServer(({ url, authorization }) => {
    const { username, password = '' } = basicPair(authorization) ?? {};
    if (url.pathname.startsWith('/oauth2/'))
      return username === 'acme+ci' && password.split('.').length === 3
        ? { status: 200, body: { token } }
        : { status: 401, body: { error: 'no' } };
    return username === 'acme+ci' && password === token
      ? { status: 200, body: {} }
      : { status: 401, headers: { 'www-authenticate': 'Basic realm="quay"' }, body: {} };
  });
  onTestFinished(() => server.close());
  const base = testContext({ env: { REGCRED_ID_TOKEN: makeIdToken(server.host) } });
  return { server, ctx: { ...base, http: createHttp(base) } };
}

it('check diagnoses a login by identity as login makes it', async () => {
  const { server, ctx } = await quay();
  const request = {
    registry: server.origin,
    provider: 'quay',
    username: '',
    password: '',
    rights: [],
    realms: [],
  };
  const findings = await check({ ...request, identity: 'acme+ci' }, ctx);
  expect(findings.at(-1)).toEqual({
    state: 'right',
    text: `${server.host} accepts the login of acme+ci.`,
  });
});
