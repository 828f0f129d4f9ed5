import type { Context } from '../../context/context.js';
import type { LoginRequest } from '../contract.js';

/**
 * docker/login-action takes its OIDC connection from the environment where no password is given
 * (src/dockerhub.ts). A workflow that comes from there works as it is.
 */
export function dropInIdentity(request: LoginRequest, { env }: Pick<Context, 'env'>): LoginRequest {
  const connection = env['DOCKERHUB_OIDC_CONNECTIONID']?.trim();
  if (!connection || request.identity !== undefined || request.secret !== undefined) return request;
  const lifetime = env['DOCKERHUB_OIDC_EXPIREIN']?.trim();
  return { ...request, identity: lifetime ? `${connection} lifetime=${lifetime}` : connection };
}
