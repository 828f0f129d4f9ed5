import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import { Secret } from '../../secret/secret.js';
import type { Overlap, TokenAccess } from '../contract.js';
import { instantOf, overlap } from '../kit/tokens/overlap.js';
import { Api } from './api.js';
import { checkAdmin } from './check-admin.js';
import { tokenHomeOf } from './home.js';
import type { TokenSettings } from './token-settings.js';

const DAY = 86_400_000;
const tokenSchema = z.object({
  id: z.int(),
  name: z.string(),
  username: z.string(),
  expires_at: z.string().nullish(),
  revoked: z.boolean().optional(),
  expired: z.boolean().optional(),
});
const mintedSchema = tokenSchema.extend({ token: z.string().min(1) });
const SCOPES = { pull: ['read_registry'], push: ['read_registry', 'write_registry'] } as const;
/** GitLab shows the token of this name to every job of the project. */
const EXPOSED = 'gitlab-deploy-token';

/**
 * Deploy tokens of a project or group, `name.gN`. Names need not be unique, so a list may hold several of one
 * generation; it has no creation date, so only the name holds the generation.
 */
export function deployTokens(settings: TokenSettings, access: TokenAccess): Overlap {
  const api = new Api(access);
  const home = tokenHomeOf(settings);
  // GitLab makes up a new username for each unless it is given one.
  const username = settings.username ?? settings.name;
  const name = `deploy token ${settings.name} of ${home.words}`;
  const path = `${home.path ?? ''}/deploy_tokens`;
  const url = `${api.base}/${path}`;

  const list = async (ctx: Context) => {
    const call = { path: `${path}?active=true`, action: `list the deploy tokens of ${home.words}` };
    const all = await api.list(tokenSchema, call, name, ctx);
    return all
      .filter(({ revoked, expired }) => revoked !== true && expired !== true)
      .map((token) =>
        defined({
          id: String(token.id),
          label: token.name,
          username: token.username,
          expiresAt: instantOf(token.expires_at),
        }),
      );
  };

  return overlap({
    label: settings.name,
    name,
    example: { username, secret: new Secret(`gldt-${'Aa0_'.repeat(5)}`) },
    calls: { create: `POST ${url}`, revoke: `DELETE ${url}/{id}` },
    list,

    async check(_request, ctx) {
      await checkAdmin(api, name, home, ctx);
      await list(ctx);
      if (settings.name !== EXPOSED) return;
      ctx.log.warning(
        `GitLab gives the deploy token called ${EXPOSED} to every job as CI_DEPLOY_USER and CI_DEPLOY_PASSWORD. Its successors have other names and are not given to jobs: let jobs read the stores instead before the old one is revoked.`,
      );
    },

    async create(newName, { until }, ctx) {
      const action = `create a deploy token of ${home.words}`;
      const { access: rights = [], days } = settings;
      const ends = days === undefined ? until : Math.min(until, ctx.clock.now() + days * DAY);
      const body = {
        name: newName,
        username,
        scopes: SCOPES[rights.includes('push') ? 'push' : 'pull'],
        expires_at: new Date(ends).toISOString(),
      };
      const call = { method: 'POST', path, action, expect: [200, 201], body } as const;
      const minted = api.minted(mintedSchema, await api.send(call, name, ctx), action);
      const secret = ctx.masks.learn(minted.token, minted.username);
      const { id, username: user, expires_at } = minted;
      return defined({ id: String(id), username: user, secret, expiresAt: instantOf(expires_at) });
    },

    async revoke(id, ctx) {
      const action = `revoke a deploy token of ${home.words}`;
      const one = `${path}/${encodeURIComponent(id)}`;
      await api.send({ method: 'DELETE', path: one, action, expect: [200, 204, 404] }, name, ctx);
    },
  });
}
