import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { chooseSecret, exampleSecret } from '../../secret/choose-secret.js';
import type { Login, IssuedCredential, MintRequest, Overlap, Token } from '../contract.js';
import { checkPassword, lockPassword, setPassword, usableUsers } from './password-file.js';

/**
 * Two users who take turns: while one is in use the other gets a new password, and the former one is locked
 * when it is no longer in use. A token's id is its user.
 */
export class TwoUsers implements Overlap {
  readonly kind = 'overlap';
  readonly usernames = 'change';
  readonly slots = 2;
  readonly name: string;
  readonly example: Login;
  /** Nothing is sent to anybody. */
  readonly calls = {};

  /** `users[0]` is the one that was in use before regcred came. */
  constructor(
    private readonly file: string,
    private readonly users: readonly [string, string],
  ) {
    this.name = `${users.join(' and ')} in ${file}`;
    const [first, second] = users;
    // Stores hold the longer pair against their limits.
    this.example = { username: first.length > second.length ? first : second, secret: exampleSecret };
  }

  async check(request: MintRequest, ctx: Context): Promise<void> {
    await checkPassword(this.file, await this.free(request, ctx), 'any', ctx);
  }

  async list(ctx: Context): Promise<readonly Token[]> {
    const users = await usableUsers(this.file, this.users, ctx);
    return users.map((user) => ({
      id: user,
      username: user,
      ...(user === this.users[0] && { generation: 0 }),
    }));
  }

  async create(request: MintRequest, ctx: Context): Promise<IssuedCredential> {
    const username = await this.free(request, ctx);
    const secret = chooseSecret(ctx);
    ctx.masks.add(secret, username);
    await setPassword(this.file, username, secret, 'any', ctx);
    return { id: username, username, secret };
  }

  async revoke(id: string, ctx: Context): Promise<void> {
    // Only our own two, whatever a ledger that was edited by hand says.
    if (this.users.includes(id)) await lockPassword(this.file, id, ctx);
  }

  /** The user whose password may be set, since it is not in use. Before a ledger exists, never the first user's. */
  private async free({ keep }: MintRequest, ctx: Context): Promise<string> {
    const usable = await usableUsers(this.file, this.users, ctx);
    const [first, second] = this.users;
    const free = [second, first].filter((user) => !keep.includes(user));
    const [user = ''] = [...free.filter((each) => !usable.includes(each)), ...free];
    if (free.length > 0) return user;
    const hint = `Both users are in use: wait until the stores have left ${first} or ${second}, or lock one by hand (its hash becomes *).`;
    fail('E_SLOTS_FULL', { token: this.name, hint });
  }
}
