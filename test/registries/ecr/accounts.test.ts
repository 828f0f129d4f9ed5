import { afterEach, describe, expect, it } from 'vitest';
import { startAws } from '../../fakes/aws/aws.js';
import { startInternet } from '../../fakes/internet.js';
import { startRegistry } from '../../fakes/registry.js';
import { createHttp } from '../../../src/http/create-http.js';
import { job } from '../../login/job.js';
import { needs } from '../../real/programs.js';
import { canary } from '../../redaction/oracle.js';
import { REGION } from './world.js';

const hostOf = (account: string) => `${account}.dkr.ecr.${REGION}.amazonaws.com`;
const [FIRST, SECOND, THIRD] = ['123456789012', '210987654321', '111122223333'];

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Registries of three accounts that take whatever password AWS has given out, the last one only if it is open. */
async function accounts(open = true) {
  const aws = await startAws({ draw: () => canary() });
  const { id, secret } = aws.state.addKey(['ecr:GetAuthorizationToken']);
  const takes = (authorization = '') => {
    const [, password = ''] = Buffer.from(authorization.replace('Basic ', ''), 'base64')
      .toString()
      .split(/:(.*)/s);
    return aws.state.passwords.includes(password);
  };
  const registry = (isOpen: boolean) =>
    startRegistry({
      fault: ({ authorization }) =>
        isOpen && takes(authorization)
          ? undefined
          : { status: 401, headers: { 'www-authenticate': 'Basic realm="ecr"' } },
    });
  const [usual, last] = [await registry(true), await registry(open)];
  const internet = await startInternet({
    [`api.ecr.${REGION}.amazonaws.com`]: aws.server.host,
    [hostOf(FIRST)]: usual.host,
    [hostOf(SECOND)]: usual.host,
    [hostOf(THIRD)]: last.host,
  });
  closing.push(
    () => internet.close(),
    () => aws.server.close(),
    () => usual.close(),
    () => last.close(),
  );
  const machine = job();
  Object.assign(machine.variables, internet.env, {
    ...{ AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret },
    AWS_ACCOUNT_IDS: `${SECOND}, ${THIRD},${FIRST}`,
  });
  const context = () => {
    const ctx = machine.context();
    return { ...ctx, http: createHttp({ ...ctx, ca: internet.ca }) };
  };
  const inputs = { registry: hostOf(FIRST), client: 'file', ca: internet.ca };
  return { ...machine, aws, internet, inputs, context };
}

describe.runIf(needs('openssl'))('AWS_ACCOUNT_IDS', () => {
  it('logs in to the registry of every account in the region, and all of them end with the job', async () => {
    const { step, inputs, auths, outputs, context, aws } = await accounts();
    const one = step(inputs);
    await one.login(context());
    expect(Object.keys(auths()).toSorted()).toEqual([FIRST, SECOND, THIRD].map(hostOf).toSorted());
    expect(new Set(Object.values(auths()).map(({ auth }) => auth)).size).toBe(3);
    expect(outputs['registry']).toBe(hostOf(FIRST));
    expect(outputs['expires-at']).not.toBe('');
    expect(aws.state.faults).toEqual([]);
    await one.post(context());
    expect(auths()).toEqual({});
  });

  it('D13: where one account refuses, the others stay logged in', async () => {
    const { step, inputs, auths, context } = await accounts(false);
    const one = step(inputs);
    await expect(one.login(context())).rejects.toMatchObject({ code: 'E_LOGIN_REFUSED' });
    expect(Object.keys(auths()).toSorted()).toEqual([FIRST, SECOND].map(hostOf).toSorted());
    await one.post(context());
    expect(auths()).toEqual({});
  });

  it('leaves an entry of the user’s own alone, and what says ecr: false', async () => {
    const { step, context, inputs, auths, aws } = await accounts();
    const list = [
      `- registry: ${hostOf(FIRST)}\n  ecr: "false"\n  username: AWS\n  password: "${canary()}"\n`,
      `- registry: ${hostOf(SECOND)}\n`,
    ];
    const one = step({ client: 'file', ca: inputs.ca, 'registry-auth': list.join('') });
    await expect(one.login(context())).rejects.toMatchObject({ code: 'E_LOGIN_REFUSED' });
    // The second entry adds the third account; the first, which adds none, is not made again.
    expect(Object.keys(auths()).toSorted()).toEqual([SECOND, THIRD].map(hostOf).toSorted());
    expect(aws.state.passwords).toHaveLength(2);
  });

  it.each(['12', 'evil.com/123456789012', 'x'.repeat(12), '210987654321.evil'])(
    'with %s in it is refused before anything is sent',
    async (accountIds) => {
      const { step, inputs, context, internet, variables } = await accounts();
      variables['AWS_ACCOUNT_IDS'] = accountIds;
      const error: unknown = await step(inputs)
        .login(context())
        .catch((reason: unknown) => reason);
      expect(error).toMatchObject({ code: 'E_REGISTRY_INVALID' });
      expect(internet.wanted).toEqual([]);
    },
  );
});
