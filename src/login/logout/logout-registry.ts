import type { Inputs } from '../../context/ci.js';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { identityOf, imageHost, parseAddress } from '../../registries/address.js';
import { authKey } from '../auth-file/auth-key.js';
import type { LoginRecord } from '../auth-file/auth-file.js';
import { findLogins } from '../auth-file/remove-login.js';
import { scopedFile } from '../auth-file/scoped-file.js';
import { clients } from '../clients/catalog.js';
import { clientIds, type ClientId } from '../clients/client.js';
import { jobOwner } from '../inputs/job-owner.js';
import { logout } from './logout.js';
import { refuseUnknown, registryText } from '../inputs/login-request.js';
import { repositoryOf } from '../target.js';
import { logoutInputs } from '../inputs/logout-inputs.js';

/**
 * Logs out in the middle of a job: removes this job's logins to one registry and no other job's.
 * Resolves to whether there was one.
 */
export async function logoutRegistry(ci: Inputs, ctx: Context): Promise<boolean> {
  refuseUnknown(ci.given(), Object.keys(logoutInputs));
  const text = (name: keyof typeof logoutInputs) => ci.input(name).trim() || logoutInputs[name].default;
  const address = parseAddress(registryText(ci));
  const client = await clients[clientId(text('client'))]();
  const scope = text('scope');
  const inFile = scope !== '' && client.family === 'docker';
  const file = inFile ? await scopedFile(imageHost(address), scope, ctx) : client.authFile(ctx);
  const key = authKey(address, client.family, repositoryOf(scope));
  const records: LoginRecord[] = await findLogins(file, key, jobOwner(ctx), ctx);
  await logout(records, ctx);
  if (records.length === 0) {
    ctx.log.notice(
      `There is no login of regcred's for ${identityOf(address)} in ${file}, so nothing was changed.`,
    );
  }
  return records.length > 0;
}

function clientId(value: string): ClientId {
  const found = clientIds.find((id) => id === value);
  if (!found) fail('E_INPUT_CHOICE', { name: 'client', value, choices: clientIds.join(', ') });
  return found;
}
