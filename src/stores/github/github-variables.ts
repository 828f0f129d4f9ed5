import { z } from 'zod';
import type { Context, Environment } from '../../context/context.js';
import type { Variables } from '../variables.js';
import { githubApiUrl } from './api.js';
import { parse, type GithubApi } from './client.js';
import { fill } from './location.js';
import { valueError } from './errors.js';
import { isOwner, isRepository } from './settings.js';
import type { GithubSubject } from './subject.js';

// docs.github.com, "Variables reference": at most 48 KB each.
const MOST = 48 * 1024;

const variableAnswer = z.object({ value: z.string() });

/**
 * Opens the Actions variables of a repository (`acme/platform`) or of an organisation (`acme`); undefined for
 * another form. A new variable of an organisation is visible to its private repositories; an existing one keeps its
 * visibility.
 */
export function githubVariables(
  location: string,
  github: GithubApi,
  env: Environment,
): Variables | undefined {
  const isOrganisation = isOwner(location);
  if (!isOrganisation && !isRepository(location)) return undefined;
  const [owner = '', repo = ''] = location.split('/');
  const route = isOrganisation ? '/orgs/{org}/actions/variables' : '/repos/{owner}/{repo}/actions/variables';
  const values: Readonly<Record<string, string>> = isOrganisation ? { org: owner } : { owner, repo };
  const subject = subjectOf(location, isOrganisation);
  const one = `${route}/{name}`;
  return {
    name: subject.name,
    call: (key) => `PATCH ${githubApiUrl(env)}${fill(one, { ...values, name: key })}`,
    async read(key, ctx) {
      const call = { route: `GET ${one}`, values: { ...values, name: key }, expect: [200, 404], subject };
      const response = await github(call, ctx);
      if (response.status === 200) return parse(variableAnswer, response, ctx).value;
      // A location that the token cannot see is a 404 too; taken for an empty ledger, it would start the rotation over.
      await github(
        { route: `GET ${route}`, values: { ...values, per_page: 1 }, expect: [200], subject },
        ctx,
      );
      return undefined;
    },
    async write(key, text, ctx) {
      checkSize(text, subject);
      const call = { values: { ...values, name: key, value: text }, subject };
      const updated = await github({ ...call, route: `PATCH ${one}`, expect: [204, 404] }, ctx);
      if (updated.status === 204) return;
      const creation = { ...call, route: `POST ${route}` };
      const created = await create(github, creation, isOrganisation, ctx);
      // Exists by now: created by another run, or by a call of ours whose answer was lost.
      if (!created) await github({ ...call, route: `PATCH ${one}`, expect: [204] }, ctx);
    },
  };
}

interface Creation {
  readonly route: string;
  readonly values: Readonly<Record<string, string>>;
  readonly subject: GithubSubject;
}

async function create(
  github: GithubApi,
  call: Creation,
  isOrganisation: boolean,
  ctx: Context,
): Promise<boolean> {
  const values = { ...call.values, ...(isOrganisation && { visibility: 'private' }) };
  return (await github({ ...call, values, expect: [201, 409] }, ctx)).status === 201;
}

function checkSize(text: string, subject: GithubSubject): void {
  const size = Buffer.byteLength(text);
  if (size > MOST)
    throw valueError(subject, 'written', `it has ${size} bytes, and GitHub takes at most ${MOST}`);
}

function subjectOf(location: string, isOrganisation: boolean): GithubSubject {
  return {
    name: `github:${location}`,
    kind: 'ledger',
    permission: `the permission "${isOrganisation ? 'Organization variables' : 'Variables'}: write"`,
    scope: isOrganisation ? 'admin:org' : 'repo',
    location: `the ${isOrganisation ? 'organisation' : 'repository'} ${location}`,
  };
}
