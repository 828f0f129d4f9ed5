import { canary } from '../../redaction/oracle.js';
import { scene } from '../../stores/github/scene.js';
import { PASSWORD, USERNAME, type Attributes, type Place } from './place.js';

export async function place(): Promise<Place> {
  let cut: string | undefined;
  const { github, ctx } = await scene({
    fault: ({ method, url }) =>
      method === 'PUT' && url.pathname.endsWith(`/${cut}`) ? { status: 500 } : undefined,
  });
  const { state } = github;
  const organisation = state.vault('acme actions').secrets;
  const read = (name: string) =>
    (organisation.get(name) ?? state.vault('acme/web actions').secrets.get(name))?.value;
  const single = { repo: 'acme/web', secret: PASSWORD };
  return {
    ctx,
    forms: {
      secret: single,
      pair: { ...single, as: 'pair' },
      two: { ...single, 'username-secret': USERNAME },
    },
    reads: () => ({ value: read(PASSWORD), username: read(USERNAME) }),
    consumersSee: () => state.snapshot(),
    forbid: () => Object.assign(ctx.env, { GITHUB_TOKEN: canary() }),
    cut: (name) => (cut = name),
    attributes: rows.map(([name, more]): Attributes => ({
      name,
      settings: (form) => ({ ...form, repo: undefined, org: 'acme' }),
      make() {
        for (const key of [PASSWORD, USERNAME]) {
          organisation.set(key, { value: canary(), createdAt: 0, updatedAt: 0, ...more });
        }
      },
      seen: () =>
        [...organisation].map(([key, { visibility, selected, createdAt }]) => [
          key,
          { visibility, selected, createdAt },
        ]),
    })),
  };
}

const rows = [
  ['that all repositories see it', { visibility: 'all' }],
  ['that private repositories see it', { visibility: 'private' }],
  ['the repositories that see it', { visibility: 'selected', selected: [2] }],
  ['that no repository sees it', { visibility: 'selected', selected: [] }],
] as const;
