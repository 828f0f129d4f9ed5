import { z } from 'zod';
import type { Context, Environment } from '../../context/context.js';
import type { Variables } from '../variables.js';
import { apiUrl } from './api.js';
import { parse, type Github } from './client.js';
import { fill } from './place.js';
import { invalid } from './refusal.js';
import { isOwner, isRepository } from './settings.js';
import type { Subject } from './subject.js';

// docs.github.com, "Variables reference": at most 48 KB each.
const MOST = 48 * 1024;

const variableAnswer = z.object({ value: z.string() });

/**
 * Actions variables of a repository (`acme/platform`) or of an organisation (`acme`); undefined for another
 * form. One of an organisation that we create is for its private repositories; of one that exists, who sees
 * it stays as it is.
 */
export function githubVariables(place: string, github: Github, env: Environment): Variables | undefined {
  const isOrganisation = isOwner(place);
  if (!isOrganisation && !isRepository(place)) return undefined;
  const [owner = '', repo = ''] = place.split('/');
  const route = isOrganisation ? '/orgs/{org}/actions/variables' : '/repos/{owner}/{repo}/actions/variables';
  const values: Readonly<Record<string, string>> = isOrganisation ? { org: owner } : { owner, repo };
  const subject = subjectOf(place, isOrganisation);
  const one = `${route}/{name}`;
  return {
    name: subject.name,
    call: (key) => `PATCH ${apiUrl(env)}${fill(one, { ...values, name: key })}`,
    async read(key, ctx) {
      const call = { route: `GET ${one}`, values: { ...values, name: key }, expect: [200, 404], subject };
      const response = await github(call, ctx);
      if (response.status === 200) return parse(variableAnswer, response, ctx).value;
      // A place that the token cannot see is a 404 too, and no ledger is not the same: it starts from nothing.
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
      // Somebody else has made it in the meantime, or we have, and the answer was lost.
      if (!created) await github({ ...call, route: `PATCH ${one}`, expect: [204] }, ctx);
    },
  };
}

interface Creation {
  readonly route: string;
  readonly values: Readonly<Record<string, string>>;
  readonly subject: Subject;
}

async function create(
  github: Github,
  call: Creation,
  isOrganisation: boolean,
  ctx: Context,
): Promise<boolean> {
  const values = { ...call.values, ...(isOrganisation && { visibility: 'private' }) };
  return (await github({ ...call, values, expect: [201, 409] }, ctx)).status === 201;
}

function checkSize(text: string, subject: Subject): void {
  const size = Buffer.byteLength(text);
  if (size > MOST)
    throw invalid(subject, 'written', `it has ${size} bytes, and GitHub takes at most ${MOST}`);
}

function subjectOf(place: string, isOrganisation: boolean): Subject {
  return {
    name: `github:${place}`,
    kind: 'ledger',
    permission: `the permission "${isOrganisation ? 'Organization variables' : 'Variables'}: write"`,
    scope: isOrganisation ? 'admin:org' : 'repo',
    place: `the ${isOrganisation ? 'organisation' : 'repository'} ${place}`,
  };
}
