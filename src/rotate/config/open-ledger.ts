import type { Ledger } from '../ledger/ledger.js';
import { FileLedger } from '../ledger/file-ledger.js';
import { VariableLedger, variableKey } from '../ledger/variable-ledger.js';
import { configFault } from './check-part.js';
import type { OpenStores } from './open-stores.js';
import type { Origin } from './origin.js';

/** Opens `ledger`: a file, or variables of the platform whose id is before the colon. */
export async function openLedger(
  text: string,
  credentials: readonly string[],
  stores: OpenStores,
  origin: Origin,
): Promise<Ledger> {
  if (text.startsWith('file:')) return new FileLedger(text.slice('file:'.length));
  const part = { origin, path: [] };
  const colon = text.indexOf(':');
  const opener = await stores.opener(text.slice(0, colon));
  const variables = opener?.variables?.(text.slice(colon + 1));
  if (!variables) {
    const hint =
      'Write file:/absolute/path, github:owner/repository, gitlab:group/project, or jenkins:folder.';
    throw configFault(part, ['ledger'], 'is not a place for a ledger', hint);
  }
  const taken = new Map<string, string>();
  for (const name of credentials) {
    const key = variableKey(name);
    if (taken.has(key)) {
      const hint = 'Rename one: the variable of a credential has its name in capitals, with _ for . and -.';
      throw configFault(part, ['credentials', name], 'has the variable of another credential', hint);
    }
    taken.set(key, name);
  }
  return new VariableLedger(variables);
}
