import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Blob } from './image.js';
import { makeImage } from './image.js';

/**
 * Pushes a small image with the login that stands in docker's config.json, as every client does, and
 * resolves to the manifest's digest; undefined when the registry refuses the login.
 */
export async function push(
  host: string,
  repository: string,
  dockerConfig: string,
): Promise<string | undefined> {
  const file = join(dockerConfig, 'config.json');
  const config = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Config) : {};
  const auth = config.auths?.[host]?.auth;
  const headers: Record<string, string> = auth ? { authorization: `Basic ${auth}` } : {};
  const origin = `http://${host}`;
  const image = makeImage('regcred was here\n');
  for (const part of [image.layer, image.config]) {
    const begun = await fetch(`${origin}/v2/${repository}/blobs/uploads/`, { method: 'POST', headers });
    if (begun.status === 401) return undefined;
    await expect(begun, 202);
    await upload(new URL(begun.headers.get('location') ?? '', origin), part, headers);
  }
  const { manifest } = image;
  const answer = await fetch(`${origin}/v2/${repository}/manifests/latest`, {
    method: 'PUT',
    headers: { ...headers, 'content-type': manifest.mediaType },
    body: new Uint8Array(manifest.bytes),
  });
  await expect(answer, 201);
  return manifest.digest;
}

interface Config {
  readonly auths?: Readonly<Record<string, { readonly auth?: string }>>;
}

async function upload(
  location: URL,
  { digest, bytes }: Blob,
  headers: Record<string, string>,
): Promise<void> {
  location.searchParams.set('digest', digest);
  const type = { 'content-type': 'application/octet-stream' };
  const body = new Uint8Array(bytes);
  await expect(await fetch(location, { method: 'PUT', headers: { ...headers, ...type }, body }), 201);
}

async function expect(response: Response, status: number): Promise<void> {
  await response.arrayBuffer();
  if (response.status !== status) throw new Error(`${response.url}: ${response.status} instead of ${status}`);
}
