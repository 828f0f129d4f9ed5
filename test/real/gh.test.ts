import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { testContext } from '../context.js';
import { createAuthority } from '../fakes/certificates.js';
import { startGithub } from '../fakes/github/server.js';
import { client, running } from '../http/client.js';
import { canary, observe, tempDir } from '../redaction/oracle.js';
import { githubStores } from '../../src/stores/github/opener.js';
import { login } from '../stores/github/scene.js';
import { needs } from './programs.js';

/** GitHub's own CLI as a second client of the fake: it takes https and the path of Enterprise Server only. */
async function scene() {
  const dir = tempDir();
  const authority = createAuthority(dir);
  const token = canary();
  const base = '/api/v3';
  const tls = authority.issue('IP:127.0.0.1');
  const github = await running(startGithub({ token, base, tls, observe }));
  github.state.addRepository('acme/web', ['prod']);
  github.state.organisations.add('acme');
  const ca = join(dir, 'gh-ca.pem');
  writeFileSync(ca, authority.cert);
  const env = { GITHUB_API_URL: `${github.origin}${base}`, GITHUB_TOKEN: token };
  const ctx = testContext({ http: client({ ca: authority.cert }), env });
  const gh = (args: readonly string[], input = '') =>
    run(args, input, {
      ...{ PATH: process.env['PATH'], HOME: dir, GH_CONFIG_DIR: join(dir, 'gh'), SSL_CERT_FILE: ca },
      ...{ GH_HOST: github.host, GH_ENTERPRISE_TOKEN: token, GH_REPO: `${github.host}/acme/web` },
      ...{ GH_PROMPT_DISABLED: '1', GH_NO_UPDATE_NOTIFIER: '1', NO_COLOR: '1' },
    });
  return { github, ctx, gh, opener: githubStores(ctx.env) };
}

/** Standard output of gh; throws with what it said when it does not end with 0. */
async function run(args: readonly string[], input: string, env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn('gh', args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const parts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (parts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (parts.err += text));
  child.stdin.end(input);
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  observe('gh', parts.out + parts.err);
  if (code !== 0) throw new Error(`gh ${args.join(' ')}: ${parts.err}`);
  return parts.out;
}

describe.runIf(needs('gh', 'openssl'))('the gh CLI beside regcred', () => {
  it('lists the secrets that regcred wrote', async () => {
    const { ctx, gh, opener } = await scene();
    for (const settings of [
      { repo: 'acme/web', secret: 'PASSWORD', 'username-secret': 'USERNAME' },
      { repo: 'acme/web', environment: 'prod', secret: 'PROD_PASSWORD' },
      { repo: 'acme/web', for: 'dependabot', secret: 'BOT_PASSWORD' },
      { org: 'acme', secret: 'ORG_PASSWORD' },
    ]) {
      await opener.open(settings).write(login(), ctx);
    }
    const names = async (...more: string[]) => {
      const listed = JSON.parse(await gh(['secret', 'list', '--json', 'name', ...more])) as {
        name: string;
      }[];
      return listed.map(({ name }) => name).toSorted();
    };
    expect(await names()).toEqual(['PASSWORD', 'USERNAME']);
    expect(await names('--env', 'prod')).toEqual(['PROD_PASSWORD']);
    expect(await names('--app', 'dependabot')).toEqual(['BOT_PASSWORD']);
    expect(await names('--org', 'acme')).toEqual(['ORG_PASSWORD']);
  });

  it('reads the variable that regcred wrote, and regcred that of gh', async () => {
    const { ctx, gh, opener } = await scene();
    const variables = opener.variables?.('acme/web');
    await variables?.write('REGCRED_A', '{"generation":1}', ctx);
    expect(await gh(['variable', 'get', 'REGCRED_A'])).toBe('{"generation":1}\n');
    await gh(['variable', 'set', 'REGCRED_A', '--body', '{"generation":2}']);
    expect(await variables?.read('REGCRED_A', ctx)).toBe('{"generation":2}');
  });

  it('seals as regcred does: the fake decrypts both', async () => {
    const { ctx, gh, github, opener } = await scene();
    const [ours, theirs] = [login(), login()];
    await opener.open({ repo: 'acme/web', secret: 'OURS' }).write(ours, ctx);
    await gh(['secret', 'set', 'THEIRS'], theirs.value);
    const { secrets } = github.state.vault('acme/web actions');
    expect(secrets.get('OURS')?.value).toBe(ours.value);
    expect(secrets.get('THEIRS')?.value).toBe(theirs.value);
  });
});
