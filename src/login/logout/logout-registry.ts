import { basename, dirname } from 'node:path';
import type { Inputs } from '../../context/ci.js';
import type { Context, Environment } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { identityOf, imageHost, parseAddress, type RegistryAddress } from '../../registries/address.js';
import { authKey, type AuthFamily } from '../auth-file/auth-key.js';
import { findLogins } from '../auth-file/remove-login.js';
import { scopedFile } from '../auth-file/scoped-file.js';
import { clients } from '../clients/catalog.js';
import { clientIds, type ClientId } from '../clients/client.js';
import { jobOwner } from '../inputs/job-owner.js';
import { logout } from './logout.js';
import { refuseUnknown, registryText } from '../inputs/login-request.js';
import { enabledScope, readScope } from '../inputs/scope.js';
import { repositoryOf } from '../target.js';
import { logoutInputs } from '../inputs/logout-inputs.js';
import { PODMAN_FILE } from '../isolate.js';

/**
 * Logs out in the middle of a job: removes this job's logins to one registry and no other job's.
 * Resolves to whether there was one.
 */
export async function logoutRegistry(ci: Inputs, ctx: Context): Promise<boolean> {
  refuseUnknown(ci.given(), Object.keys(logoutInputs));
  const text = (name: keyof typeof logoutInputs) => ci.input(name).trim() || logoutInputs[name].default;
  const address = parseAddress(registryText(ci));
  const id = clientId(text('client'));
  const client = await clients[id]();
  const scope = enabledScope(readScope(text('scope'), id), ctx);
  const inFile = scope !== '' && client.family === 'docker';
  const file = inFile ? await scopedFile(imageHost(address), scope, ctx) : client.authFile(ctx);
  const key = authKey(address, client.family, repositoryOf(scope));
  const found = await findLogins(file, key, jobOwner(ctx), ctx);
  // The job's own folder has the same login in a second file, which podman reads (isolate.ts).
  const mirror = client.family === 'docker' && !inFile ? podmanFileBeside(file, ctx.env) : undefined;
  if (mirror !== undefined) {
    found.push(...(await findLogins(mirror, authKey(address, 'podman'), jobOwner(ctx), ctx)));
  }
  const records = found.filter(({ registry }) => isFor(address, registry, client.family));
  await logout(records, ctx);
  if (records.length === 0) {
    const others = found.map(({ registry }) => registry ?? key).join(', ');
    const stays = others === '' ? '' : ` The login to ${others} stays.`;
    ctx.log.notice(
      `There is no login of regcred's for ${identityOf(address)} in ${file}, so nothing was changed.${stays}`,
    );
  }
  return records.length > 0;
}

/** docker's keys have no path: with one, only the login to that path is meant; without, all of the host. */
function isFor(address: RegistryAddress, registry: string | undefined, family: AuthFamily): boolean {
  return family === 'podman' || address.path === undefined || registry === identityOf(address);
}

function podmanFileBeside(file: string, { REGISTRY_AUTH_FILE: named }: Environment): string | undefined {
  return named && basename(named) === PODMAN_FILE && dirname(named) === dirname(file) ? named : undefined;
}

function clientId(value: string): ClientId {
  const found = clientIds.find((id) => id === value);
  if (!found) fail('E_INPUT_CHOICE', { name: 'client', value, choices: clientIds.join(', ') });
  return found;
}
