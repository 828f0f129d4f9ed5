import type { Context } from '../../../context/context.js';
import type { Credential, LoginRequest, Registry } from '../../contract.js';

/** A login without a password: by the job's ID token, by the machine's own identity, or by a key that issues tokens. */
export type IdentityLogin = (request: IdentityRequest, ctx: Context) => Promise<Credential>;

export interface IdentityRequest extends LoginRequest {
  readonly identity: string;
}

/** By identity where the user gave one, whose module is loaded only then; else as `password` does it. */
export function withIdentity(
  password: Registry['login'],
  load: () => Promise<IdentityLogin>,
): Registry['login'] {
  return async ({ identity, ...request }, ctx) =>
    identity === undefined ? password(request, ctx) : (await load())({ ...request, identity }, ctx);
}
