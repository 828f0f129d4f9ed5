import type { Context, Environment } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import type { Variables } from '../variables.js';
import { storeToken } from './access.js';
import { apiBase, variablesPath } from './api-base.js';
import { formatHome, type Home } from './home.js';
import { unlessRefused, type Refusal } from './refusal.js';
import { kept, variableCalls, type VariableCalls } from './variable-calls.js';

const SCOPE = '*';
const DESCRIPTION = 'Ledger of regcred: no secret, and not to be edited by hand.';

/**
 * A home's variables as a ledger's place. They are neither masked, since people may read them, nor protected, so
 * that the job that rotates also sees them where it does not run on a protected branch; and raw, since JSON may
 * hold a `$`.
 */
export class GitLabVariables implements Variables {
  readonly name: string;
  private readonly url: string;

  constructor(
    private readonly home: Home,
    env: Environment,
  ) {
    this.name = `gitlab:${formatHome(home)}`;
    this.url = `${apiBase(env).href}/${variablesPath(home)}`;
  }

  call(key: string): string {
    return `PUT ${this.url}/${key}`;
  }

  async read(key: string, ctx: Context): Promise<string | undefined> {
    const calls = await this.open(ctx);
    const found = await unlessRefused(() => calls.show(key, SCOPE), this.refused('read'));
    if (!found) return undefined;
    if (typeof found.value === 'string') return found.value;
    // "None" would start the rotation over.
    const hint = `Somebody has made ${key} a hidden variable. Nothing was changed.`;
    fail('E_LEDGER_PLATFORM', {
      ledger: this.name,
      action: 'read',
      problem: 'GitLab does not tell its value',
      hint,
    });
  }

  async write(key: string, text: string, ctx: Context): Promise<void> {
    const calls = await this.open(ctx, text);
    const refused = this.refused('written');
    const found = await unlessRefused(() => calls.show(key, SCOPE), refused);
    const write = () =>
      found
        ? calls.edit(key, SCOPE, kept(found))
        : calls.create(key, SCOPE, { masked: false, protected: false, raw: true, description: DESCRIPTION });
    await unlessRefused(write, refused);
    const held = await unlessRefused(() => calls.show(key, SCOPE), refused);
    if (held?.value === text) return;
    const hint = 'Something else writes to it; find out what, then run it again.';
    fail('E_LEDGER_PLATFORM', {
      ledger: this.name,
      action: 'written',
      problem: 'it does not hold what was written',
      hint,
    });
  }

  private open(ctx: Context, value?: string): Promise<VariableCalls> {
    return variableCalls(this.home, { ctx, token: storeToken(this.name, ctx), plain: true }, value);
  }

  private refused(action: 'read' | 'written') {
    return ({ status, words }: Refusal): never => {
      const hint =
        'GITLAB_TOKEN needs the scope api and the role Maintainer in the project, Owner in the group; CI_JOB_TOKEN cannot do this.';
      const problem = `GitLab says ${status} ${words}`.trim();
      fail('E_LEDGER_PLATFORM', { ledger: this.name, action, problem, hint });
    };
  }
}
