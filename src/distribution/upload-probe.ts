import type { Context } from '../context/context.js';
import type { HttpResponse } from '../context/http.js';
import { stopped } from '../http/stopped.js';
import type { Secret } from '../secret/secret.js';

/**
 * Starts an upload to the repository, which a registry allows only with the right to push, and cancels it.
 * The answer is that to the start. A Location on another origin is left alone (GHSA-vh4v-2xq2-g5cg: oras-go
 * sent its credential there); the registry removes unfinished uploads by itself.
 */
export async function probeUpload(
  base: URL,
  repository: string,
  authorization: Secret | undefined,
  ctx: Context,
): Promise<HttpResponse> {
  const shared = {
    plainHttp: base.protocol === 'http:',
    ...(authorization && { headers: { authorization } }),
  };
  const start = new URL(`/v2/${repository}/blobs/uploads/`, base);
  const response = await ctx.http.send({ ...shared, method: 'POST', url: start });
  const location = response.header('location');
  if (response.status === 202 && location !== undefined) await cancel(location, start, shared, ctx);
  return response;
}

async function cancel(
  location: string,
  start: URL,
  shared: { plainHttp: boolean; headers?: { authorization: Secret } },
  ctx: Context,
): Promise<void> {
  const url = URL.canParse(location, start.href) ? new URL(location, start) : undefined;
  if (url === undefined || url.origin !== start.origin || url.username + url.password !== '') {
    ctx.log.debug(
      'The upload that proved the right to push is not cancelled: its address is on another host.',
    );
    return;
  }
  try {
    await ctx.http.send({ ...shared, method: 'DELETE', url });
  } catch {
    if (ctx.signal.aborted) throw stopped(ctx.signal);
    ctx.log.debug(
      'The upload that proved the right to push was not cancelled; the registry removes it in time.',
    );
  }
}
