import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { Secret } from '../../secret/secret.js';
import type { StoreAction } from '../contract.js';
import { deniedError, storeToken } from './access.js';
import type { GitlabLocation } from './location.js';
import type { GitlabRefusal } from './refusal.js';
import { unlessRefused } from './refusal.js';
import { hasDollar } from './value-rules.js';
import { keptAttributes, variableCalls, type VariableAttributes, type Variable } from './variable-calls.js';

/** One variable of a location. */
export interface VariableTarget {
  /** Names it in errors. */
  readonly store: string;
  readonly location: GitlabLocation;
  readonly key: string;
  readonly scope: string;
}

const DESCRIPTION = 'Rotated by regcred.';

/**
 * Creates the variable, or replaces its value and keeps all other attributes; then reads it back. Sends nothing when
 * it holds the value already. Throws E_STORE_….
 */
export async function putVariable(
  { store, location, key, scope }: VariableTarget,
  value: Secret,
  created: Pick<VariableAttributes, 'masked' | 'protected'>,
  ctx: Context,
): Promise<void> {
  const calls = await variableCalls(location, { ctx, token: storeToken(store, ctx), value });
  const error = (action: StoreAction) => (refused: GitlabRefusal) => {
    throw deniedError(refused, store, action);
  };
  const show = () => unlessRefused(() => calls.show(key, scope), error('read'));
  const create = () => calls.create(key, scope, { ...created, raw: true, description: DESCRIPTION });
  const before = (await show()) ?? (await createdBefore(create, show, error('written')));
  if (before && !holds(before, value)) {
    await unlessRefused(() => calls.edit(key, scope, keptAttributes(before)), error('written'));
  }
  const after = await show();
  if (!after || !(after.hidden || holds(after, value))) fail('E_STORE_MISMATCH', { store });
}

/** Returns undefined after creating it, or the variable that another run or a call with a lost answer created. */
async function createdBefore(
  create: () => Promise<void>,
  show: () => Promise<Variable | undefined>,
  refused: (refused: GitlabRefusal) => never,
): Promise<Variable | undefined> {
  try {
    await create();
    return undefined;
  } catch (error) {
    const found = await show();
    if (found) return found;
    return unlessRefused(() => Promise.reject(error as Error), refused);
  }
}

/** Compares the value, and `raw` for a value with `$`: GitLab versions without `raw` expand it. */
function holds({ value, raw }: Variable, wanted: Secret): boolean {
  return value instanceof Secret && value.equals(wanted) && (raw || !hasDollar(wanted));
}
