import type { Context } from '../../context/context.js';
import { chooseSecret, exampleSecret } from '../../secret/choose-secret.js';
import type { Secret } from '../../secret/secret.js';
import type { Login, IssuedCredential, MintRequest, ReplaceChosen } from '../contract.js';
import { checkPassword, setPassword } from './password-file.js';

/** The password of one user: the old one ends when the new one is set. */
export class OneUser implements ReplaceChosen {
  readonly kind = 'replace';
  readonly chooses = 'client';
  readonly name: string;
  readonly example: Login;
  /** Nothing is sent to anybody. */
  readonly calls = {};

  constructor(
    private readonly file: string,
    readonly username: string,
  ) {
    this.name = `${username} in ${file}`;
    this.example = { username, secret: exampleSecret };
  }

  choose(ctx: Context): Secret {
    return chooseSecret(ctx);
  }

  check(_request: MintRequest, ctx: Context): Promise<void> {
    return checkPassword(this.file, this.username, 'present', ctx);
  }

  async replace(
    secret: Secret,
    _request: MintRequest,
    ctx: Context,
  ): Promise<Omit<IssuedCredential, 'secret'>> {
    await setPassword(this.file, this.username, secret, 'present', ctx);
    return { id: this.username, username: this.username };
  }
}
