import { handshake } from '../../distribution/handshake.js';
import { fail } from '../../errors.js';
import { entryFor } from '../auth-file/entry.js';
import { helperFor } from '../auth-file/helper.js';
import { dockerAuthFile } from '../auth-file/locate.js';
import type { Client } from './client.js';
import { warnIfShadowed } from './docker-auth-config.js';

/**
 * No program at all: our own handshake must end in an acceptance before the entry is handed out. Docker's
 * file is written, which docker, podman, buildah, skopeo, crane, oras and helm all read.
 */
export const file: Client = {
  id: 'file',
  family: 'docker',
  authFile: (ctx) => dockerAuthFile(ctx.env),
  async login({ address: { host }, credential, endpoint, key, settings }, ctx) {
    const helper = helperFor(settings, key);
    if (helper !== undefined) throw fail('E_CREDS_STORE_CONFLICT', { registry: host, helper });
    warnIfShadowed(key, ctx);
    const result = await handshake(endpoint, credential, [], ctx);
    if (result.answer === 'unknown') {
      return { kind: 'failed', exitCode: result.error.code, words: result.error.message };
    }
    if (result.answer === 'rejected') {
      const { status, code, words } = result.reason;
      return { kind: 'failed', exitCode: status, words: words ?? code ?? '' };
    }
    if (result.scheme === 'none') {
      ctx.log.notice(`${host} asked for no credential, so it is not proved that this one is right.`);
    }
    return { kind: 'stored', entry: entryFor(credential) };
  },
};
