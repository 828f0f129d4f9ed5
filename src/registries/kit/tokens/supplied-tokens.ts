import { z } from 'zod';
import { opener } from '../../../config/opener.js';
import { readSecret, secretReference } from '../../../config/secret-reference.js';
import type { Context } from '../../../context/context.js';
import { exampleSecret } from '../../../secret/choose-secret.js';
import type { Secret } from '../../../secret/secret.js';
import { formatAddress } from '../../address.js';
import { isBlank } from '../logins/secret-form.js';
import type { Login, Supplied, TokenAccess, TokenApi, TokenOpener } from '../../contract.js';

const settings = z.strictObject({
  username: z
    .string()
    .regex(/^[^:\p{C}\p{Z}][^:\p{C}]{0,254}$/u, 'must be a username on one line without a colon'),
  'new-password': secretReference,
  'old-password': secretReference.optional(),
  panel: z
    .string()
    .regex(/^\P{C}{1,1000}$/u, 'must be one line of plain text')
    .optional(),
});

/**
 * For registries whose only help is a panel: `token: { username: team, new-password: env:REGISTRY_PASSWORD_NEXT }`.
 * `panel` tells this registry's users where to click and what breaks when they do. `panel` of the
 * configuration replaces it.
 */
export function suppliedTokens(panel: string): TokenOpener {
  return opener<typeof settings, TokenApi, TokenAccess>(
    settings,
    (given, { address }) =>
      new SuppliedPassword(`${given.username} at ${formatAddress(address)}`, given, given.panel ?? panel),
  );
}

class SuppliedPassword implements Supplied {
  readonly kind = 'supplied';
  readonly username: string;
  readonly example: Login;
  /** A person does it all. */
  readonly calls = {};

  constructor(
    readonly name: string,
    private readonly given: z.output<typeof settings>,
    readonly panel: string,
  ) {
    this.username = given.username;
    this.example = { username: given.username, secret: exampleSecret };
  }

  next(ctx: Context): Promise<Secret | undefined> {
    return this.read(this.given['new-password'], ctx);
  }

  former(ctx: Context): Promise<Secret | undefined> {
    return this.read(this.given['old-password'], ctx);
  }

  private async read(reference: string | undefined, ctx: Context): Promise<Secret | undefined> {
    const secret = reference === undefined ? undefined : await readSecret(reference, ctx);
    // A variable that a form left empty may hold a blank.
    if (!secret || isBlank(secret)) return undefined;
    ctx.masks.add(secret, this.username);
    return secret;
  }
}
