import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { Secret } from '../../secret/secret.js';
import { denied, storeToken } from './access.js';
import type { Home } from './home.js';
import type { Refusal } from './refusal.js';
import { unlessRefused } from './refusal.js';
import { hasDollar } from './value-rules.js';
import { kept, variableCalls, type Attributes, type Variable } from './variable-calls.js';

/** One variable. */
export interface Place {
  /** How errors name it. */
  readonly store: string;
  readonly home: Home;
  readonly key: string;
  readonly scope: string;
}

const DESCRIPTION = 'Rotated by regcred.';

/**
 * Creates the variable, or gives it the value and keeps everything else of it; then sees that it is there.
 * Nothing is sent where it is there already. Throws E_STORE_….
 */
export async function putVariable(
  { store, home, key, scope }: Place,
  value: Secret,
  fresh: Pick<Attributes, 'masked' | 'protected'>,
  ctx: Context,
): Promise<void> {
  const calls = await variableCalls(home, { ctx, token: storeToken(store, ctx), value });
  const error = (action: 'read' | 'written') => (refused: Refusal) => {
    throw denied(refused, store, action);
  };
  const show = () => unlessRefused(() => calls.show(key, scope), error('read'));
  const create = () => calls.create(key, scope, { ...fresh, raw: true, description: DESCRIPTION });
  const before = (await show()) ?? (await createdBefore(create, show, error('written')));
  if (before && !holds(before, value)) {
    await unlessRefused(() => calls.edit(key, scope, kept(before)), error('written'));
  }
  const after = await show();
  if (!after || !(after.hidden || holds(after, value))) fail('E_STORE_MISMATCH', { store });
}

/** Undefined when this created it; the variable when another run, or an attempt of ours with a lost answer, did. */
async function createdBefore(
  create: () => Promise<void>,
  show: () => Promise<Variable | undefined>,
  refused: (refused: Refusal) => never,
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

/** A GitLab older than `raw` would still expand a `$`. */
function holds({ value, raw }: Variable, wanted: Secret): boolean {
  return value instanceof Secret && value.equals(wanted) && (raw || !hasDollar(wanted));
}
