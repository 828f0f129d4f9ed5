import { isAbsolute } from 'node:path';
import { z } from 'zod';
import { opener } from '../../config/opener.js';
import type { Context } from '../../context/context.js';
import { chooseSecret } from '../../secret/choose-secret.js';
import type { Secret } from '../../secret/secret.js';
import type { ReplaceChosen, TokenApi } from '../token-api.js';
import { checkPassword, replacePassword } from './password-file.js';

const settings = z.strictObject({
  file: z.string().refine(isAbsolute, 'must be an absolute path'),
  // The file's own separators, and what no registry takes.
  user: z
    .string()
    .regex(/^[^:#\s\p{C}][^:\s\p{C}]{0,254}$/u, 'must be a user name without blanks and colons'),
});

/** `token: { file: /etc/registry/htpasswd, user: ci }`. */
export const tokens = opener(settings, ({ file, user }): TokenApi => new HtpasswdLine(file, user));

class HtpasswdLine implements ReplaceChosen {
  readonly kind = 'replace';
  readonly chooses = 'client';
  readonly name: string;

  constructor(
    private readonly file: string,
    readonly username: string,
  ) {
    this.name = `${username} in ${file}`;
  }

  choose(ctx: Context): Secret {
    return chooseSecret(ctx);
  }

  check(ctx: Context): Promise<void> {
    return checkPassword(this.file, this.username, ctx);
  }

  replace(secret: Secret, ctx: Context): Promise<void> {
    return replacePassword(this.file, this.username, secret, ctx);
  }
}
