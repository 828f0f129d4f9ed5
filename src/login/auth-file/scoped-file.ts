import { join, sep } from 'node:path';
import type { Context } from '../../context/context.js';
import { regcredError } from '../../errors/error.js';
import { buildxFolder } from './locate.js';
import { look } from './real-path.js';

/**
 * Returns the file that Buildx reads for one repository or one kind of access:
 * `config/<host>[/<repository>][@<actions>]/config.json` in Buildx's folder (docs.docker.com, Registry
 * authentication). Docker Hub is `registry-1.docker.io` there. Scopes have docker/login-action's form:
 * `team/app`, `@push`, `team/app@pull,push`.
 *
 * Throws E_PATH_ESCAPE for a scope that leads elsewhere, symbolic links included (docs/faults.md A15).
 */
export async function scopedFile(host: string, scope: string, ctx: Context): Promise<string> {
  const escape = () => regcredError('E_PATH_ESCAPE');
  const [repository = '', actions, ...more] = scope.split('@');
  const parts = repository.split('/');
  // Repository names have no other characters (distribution spec).
  const word = /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*$/i;
  if (more.length > 0 || (actions !== undefined && !/^[a-z,]+$/.test(actions))) throw escape();
  if (repository === '' ? actions === undefined : !parts.every((part) => word.test(part))) throw escape();
  const root = join(buildxFolder(ctx.env), 'config');
  // Windows allows no colon in a folder's name; Buildx itself has no other form for ports.
  const first = host === 'docker.io' ? 'registry-1.docker.io' : host;
  const path = `${[first, ...(repository === '' ? [] : parts)].join(sep)}${actions ? `@${actions}` : ''}`;
  await mustNotBeLinked(root, path.split(sep), escape, ctx);
  return join(root, path, 'config.json');
}

async function mustNotBeLinked(
  root: string,
  parts: string[],
  escape: () => Error,
  ctx: Context,
): Promise<void> {
  let path = root;
  for (const part of [...parts, 'config.json']) {
    path = join(path, part);
    if ((await look(path, ctx))?.isSymbolicLink()) throw escape();
  }
}
