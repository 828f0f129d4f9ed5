import type { Context, Environment } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { StoreAction } from '../contract.js';
import type { Variables } from '../variables.js';
import { storeToken } from './access.js';
import { apiBase, variablesPath } from './api-base.js';
import { formatLocation, type GitlabLocation } from './location.js';
import { unlessRefused, type GitlabRefusal } from './refusal.js';
import { keptAttributes, variableCalls, type VariableCalls } from './variable-calls.js';

const SCOPE = '*';
const DESCRIPTION = 'Ledger of regcred. Holds no secret; do not edit.';

/**
 * Keeps a ledger in the variables of a location. They are not masked, since people may read them, and not protected,
 * so that a rotation on an unprotected branch sees them; and raw, since JSON may contain a `$`.
 */
export class GitLabVariables implements Variables {
  readonly name: string;
  private readonly url: string;

  constructor(
    private readonly location: GitlabLocation,
    env: Environment,
  ) {
    this.name = `gitlab:${formatLocation(location)}`;
    this.url = `${apiBase(env).href}/${variablesPath(location)}`;
  }

  call(key: string): string {
    return `PUT ${this.url}/${key}`;
  }

  async read(key: string, ctx: Context): Promise<string | undefined> {
    const calls = await this.open(ctx);
    const found = await unlessRefused(() => calls.show(key, SCOPE), this.refused('read'));
    if (!found) return undefined;
    if (typeof found.value === 'string') return found.value;
    // Taken for an empty ledger, it would start the rotation over.
    const hint = `${key} was made a hidden variable. Nothing was changed.`;
    fail('E_LEDGER_PLATFORM', {
      ledger: this.name,
      action: 'read',
      problem: 'GitLab does not return its value',
      hint,
    });
  }

  async write(key: string, text: string, ctx: Context): Promise<void> {
    const calls = await this.open(ctx, text);
    const refused = this.refused('written');
    const found = await unlessRefused(() => calls.show(key, SCOPE), refused);
    const write = () =>
      found
        ? calls.edit(key, SCOPE, keptAttributes(found))
        : calls.create(key, SCOPE, { masked: false, protected: false, raw: true, description: DESCRIPTION });
    await unlessRefused(write, refused);
    const after = await unlessRefused(() => calls.show(key, SCOPE), refused);
    if (after?.value === text) return;
    const hint = 'Another program writes to it: find it, then run regcred again.';
    fail('E_LEDGER_PLATFORM', {
      ledger: this.name,
      action: 'written',
      problem: 'it does not hold the written text',
      hint,
    });
  }

  private open(ctx: Context, value?: string): Promise<VariableCalls> {
    return variableCalls(this.location, { ctx, token: storeToken(this.name, ctx), plain: true }, value);
  }

  private refused(action: StoreAction) {
    return ({ status, words }: GitlabRefusal): never => {
      const hint =
        'GITLAB_TOKEN needs the scope api and the role Maintainer in the project, Owner in the group; CI_JOB_TOKEN cannot do this.';
      const problem = `GitLab answered ${status} ${words}`.trim();
      fail('E_LEDGER_PLATFORM', { ledger: this.name, action, problem, hint });
    };
  }
}
