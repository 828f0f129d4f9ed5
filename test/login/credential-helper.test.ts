import { describe, expect, it } from 'vitest';
import { credentialHelper } from '../../src/login/credential-helper.js';
import { testContext } from '../context.js';
import { canary } from '../redaction/oracle.js';

const own = (password: string, registry = 'registry.example.com') =>
  testContext({
    env: { REGCRED_REGISTRY: registry, REGCRED_USERNAME: 'ci', REGCRED_PASSWORD: password },
  });

describe('the credential helper', () => {
  it('A5: cuts one line ending off the password, as every client does', async () => {
    const password = canary();
    const { code, text } = await credentialHelper('get', 'registry.example.com', own(`${password}\n`));
    expect(code).toBe(0);
    expect((JSON.parse(text) as { Secret: string }).Secret === password).toBe(true);
  });

  it('knows its own password in everything it prints afterwards', async () => {
    const password = canary();
    const ctx = own(password);
    await credentialHelper('get', 'registry.example.com', ctx);
    ctx.log.info(`a message with ${password}`);
    expect(ctx.lines.at(-1)).toBe('info: a message with ***');
  });

  it('A10: lists Docker Hub under the key by which docker looks for it', async () => {
    const { text } = await credentialHelper('list', '', own(canary(), 'docker.io'));
    expect(JSON.parse(text)).toEqual({ 'https://index.docker.io/v1/': 'ci' });
  });
});
