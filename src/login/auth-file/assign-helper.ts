import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import { fail } from '../../errors/error.js';
import { editHelperConfig } from '../helper/edit-helper-config.js';
import type { HelperLogin } from '../helper/helper-config.js';
import { append } from './append-login.js';
import type { AuthFile, LoginRecord } from './auth-file.js';
import { HUB_KEY } from './auth-key.js';
import type { Edit } from './edit-auth-file.js';
import { OWN_HELPER } from './helper.js';
import { isObject } from './read-auth-file.js';
import { prepareAuthFile, withAuthFile } from './transaction.js';

/** A login that our own helper shall issue, and the file that describes it. */
export interface Assigned {
  readonly login: Omit<HelperLogin, 'id'>;
  readonly config: string;
  /** The file whose logins a new `config` starts with. */
  readonly template?: string | undefined;
}

/**
 * Names docker-credential-regcred as the helper for a registry and writes its settings. Stores no secret. An entry
 * in `auths` stays: docker asks the helper first.
 *
 * Records in the journal first what `credHelpers` held, so that removeLogin can restore it.
 */
export async function assignHelper(
  path: string,
  key: string,
  { login, config, template }: Assigned,
  owner: string,
  ctx: Context,
  registry?: string,
): Promise<LoginRecord> {
  const real = await prepareAuthFile(path, ctx);
  const id = Buffer.from(ctx.random.bytes(12)).toString('hex');
  const at = ctx.clock.now();
  await withAuthFile(real, ctx, async (opened) => {
    const { before, made } = helpersBefore(opened.file, key);
    const assigned = { before, config, ...(made && { made }) };
    await append(opened, { id, key, ...defined({ registry }), owner, at, print: '', before: null, assigned });
    await opened.lock.renew();
    const add = (logins: readonly HelperLogin[]) => [
      ...logins.filter((one) => one.id !== id),
      { id, ...login },
    ];
    await editHelperConfig(config, add, ctx, template);
    await opened.lock.renew();
    await opened.edit(assignEdits(key));
  });
  return { file: real, key, id, ...defined({ registry }), helper: OWN_HELPER };
}

/** docker asks for Docker Hub by its index URL; podman, buildah and skopeo by its name. */
export function helperKeys(key: string): readonly string[] {
  return key === HUB_KEY ? [HUB_KEY, 'docker.io'] : [key];
}

export function assignEdits(key: string): Edit[] {
  return helperKeys(key).map((one) => ({ at: ['credHelpers', one], value: OWN_HELPER }));
}

/** Reads what `credHelpers` holds for a registry; `made` when the file has no `credHelpers`. */
export function helpersBefore({ settings, path }: AuthFile, key: string) {
  const helpers = settings['credHelpers'] ?? {};
  if (!isObject(helpers)) {
    fail('E_DOCKER_CONFIG_INVALID', { path, problem: 'its "credHelpers" is not a JSON object' });
  }
  const held = (one: string) => (Object.hasOwn(helpers, one) ? helpers[one] : null);
  const entries = helperKeys(key).map((one) => [one, held(one)] as const);
  const before = Object.fromEntries(entries.map(([one, value]) => [one, textOrNull(value)]));
  return { before, made: settings['credHelpers'] === undefined };
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
