import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../src/registries/address.js';
import { detect } from '../../src/registries/detect.js';
import { explainRefusal } from '../../src/registries/kit/explain/explain-refusal.js';
import type { Refusal } from '../../src/registries/contract.js';
import { secretFacts } from '../../src/registries/kit/logins/secret-form.js';
import { Secret } from '../../src/secret/secret.js';
import { canary } from '../redaction/oracle.js';

const unauthorized = { by: 'token-server', status: 401, code: 'UNAUTHORIZED' } as const;
const denied = { by: 'registry', status: 403, code: 'DENIED' } as const;
const push = { action: 'push', repository: 'team/app' } as const;

interface Case extends Partial<Omit<Refusal, 'secret' | 'address'>> {
  readonly registry: string;
  readonly provider?: string;
  readonly prefix?: string;
}

async function explain({ registry, provider, prefix = '', ...refusal }: Case): Promise<string> {
  const address = parseAddress(registry);
  const module = await detect(address, provider).load();
  const secret = secretFacts(new Secret(prefix + canary()));
  const { cause, cure } = explainRefusal(module, {
    username: 'ci',
    rejection: unauthorized,
    ...refusal,
    address,
    secret,
  });
  return `${cause} ${cure}`;
}

describe('a refused login is explained in the words of the vendor', () => {
  it.each<[Case, RegExp]>([
    [
      { registry: 'registry.cloudraya.com' },
      /Dashboard → Storage → CloudRaya Container Registry → View Detail → Change Password/,
    ],
    [{ registry: 'registry.cloudraya.com', username: 'me@acme.example' }, /registry’s own name and password/],
    [
      { registry: 'dcr.nexqloud.io/team' },
      /another registry on this host.*Settings → Generate New Credentials \/ Rotate Credentials/,
    ],
    [
      { registry: 'dcr.nexqloud.io/team', rejection: { ...unauthorized, words: 'Credentials Expired' } },
      /have expired.*Generate New Credentials/,
    ],
    [
      { registry: '0b5a7c1e-1111-4222-8333-444455556666.europe.registry.cloudfleet.dev' },
      /tokens regenerate TOKEN_ID/,
    ],
    [
      {
        registry: '0b5a7c1e-1111-4222-8333-444455556666.apac.registry.cloudfleet.dev',
        rejection: denied,
        right: push,
      },
      /role is User.*Administrator/,
    ],
    [{ registry: 'ghcr.io' }, /never the password of an account.*write:packages/],
    [{ registry: 'ghcr.io', prefix: 'ghs_', rejection: denied }, /packages: write.*Manage Actions access/],
    [{ registry: 'ghcr.io', prefix: 'ghp_' }, /classic.*expired or revoked/],
    [{ registry: 'docker.io' }, /two-factor login or single sign-on.*Personal access tokens/],
    [{ registry: 'docker.io', prefix: 'dckr_oat_' }, /name of the organisation/],
    [{ registry: 'docker.io', username: 'me@acme.example' }, /Docker ID/],
    [
      { registry: 'docker.io', rejection: { by: 'registry', status: 429, code: 'TOOMANYREQUESTS' } },
      /too many requests/,
    ],
    [
      { registry: 'registry.gitlab.com', username: 'gitlab-ci-token', rejection: denied, right: push },
      /CI_JOB_TOKEN may only pull.*\$CI_REGISTRY_PASSWORD/,
    ],
    [{ registry: 'registry.gitlab.com', right: push }, /write_registry/],
    [{ registry: 'registry.gitlab.com', prefix: 'gldt-' }, /Settings → Repository → Deploy tokens/],
    [
      { registry: 'gitlab.acme.example:5050', provider: 'gitlab', prefix: 'glpat-' },
      /Settings → Access tokens/,
    ],
    [{ registry: 'quay.io' }, /namespace\+robot/],
    [{ registry: 'quay.io', username: 'oauthtoken' }, /lost the \$/],
    [
      { registry: 'h.acme.example', provider: 'harbor', username: 'robot' },
      /lost its \$.*Expand variable reference/,
    ],
    [{ registry: 'h.acme.example', provider: 'harbor', username: 'robot+ci' }, /lost its \$/],
    [{ registry: 'h.acme.example', provider: 'harbor' }, /OIDC.*CLI secret/],
    [
      { registry: 'h.acme.example', provider: 'harbor', username: 'robot$web+ci', right: push },
      /expired one gets none/,
    ],
    [{ registry: 'a.c1.de1.container-registry.ovh.net' }, /IAM removes all users/],
    [{ registry: 'a.c1.de1.container-registry.ovh.net', username: 'robot$ci' }, /Refresh Secret/],
    [{ registry: 'acme.jfrog.io' }, /Generate an Identity Token/],
    [{ registry: 'n.acme.example', provider: 'nexus' }, /Docker Bearer Token Realm/],
    [
      { registry: '123456789012.dkr.ecr.us-east-1.amazonaws.com', username: 'AWS' },
      /12 hours.*get-login-password/,
    ],
    [{ registry: 'public.ecr.aws', rejection: denied, username: 'AWS' }, /sts:GetServiceBearerToken/],
    [{ registry: 'gcr.io', username: '_json_key', rejection: denied }, /roles\/artifactregistry\.writer/],
    [{ registry: 'acme.azurecr.io' }, /Repository permissions → Tokens/],
    [{ registry: 'rg.fr-par.scw.cloud' }, /nologin/],
    [{ registry: 'us.icr.io' }, /iamapikey/],
    [{ registry: 'fra.ocir.io' }, /Auth tokens/],
    [{ registry: 'registry.digitalocean.com', right: push }, /read_write=true/],
    // Where the module has nothing to add, the general words are said.
    [{ registry: 'ghcr.io', rejection: { by: 'registry', status: 404 } }, /no registry at this address/],
    [{ registry: 'quay.io', rejection: { by: 'registry', status: 429 } }, /too many requests/],
    [{ registry: 'r.acme.example' }, /not those of your account/],
    [{ registry: 'gcr.io', username: '_json_key' }, /key of the service account was deleted.*→ Keys/],
    [{ registry: 'gcr.io', username: '_json_key_base64' }, /key of the service account was deleted.*→ Keys/],
    [{ registry: 'gcr.io', username: 'oauth2accesstoken' }, /lives one hour.*gcloud auth print-access-token/],
  ])('%#: %j', async (refusal, words) => {
    expect(await explain(refusal)).toMatch(words);
  });
});

it('a stray blank around the password is named first, whatever the vendor', async () => {
  for (const registry of ['ghcr.io', 'quay.io', 'r.acme.example']) {
    const address = parseAddress(registry);
    const module = await detect(address).load();
    const secret = secretFacts(new Secret(`${canary()}\n`));
    expect(
      explainRefusal(module, { address, username: 'ci', secret, rejection: unauthorized }).cause,
    ).toMatch(/begins or ends with a blank/);
  }
});

describe('what is told of a secret', () => {
  it.each(['ghp_', 'github_pat_', 'glpat-', 'dckr_pat_'])('is the public prefix %s of its kind', (prefix) => {
    const value = canary();
    expect(secretFacts(new Secret(prefix + value))).toEqual({
      length: prefix.length + value.length,
      prefix,
      hasOuterWhiteSpace: false,
    });
  });

  it('is nothing of its value else', () => {
    const value = canary();
    expect(secretFacts(new Secret(`${value}\n`))).toEqual({
      length: value.length + 1,
      hasOuterWhiteSpace: true,
    });
  });
});
