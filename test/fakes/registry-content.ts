import { createHash, randomBytes } from 'node:crypto';
import type { Reply, SeenRequest } from './server.js';

interface Manifest {
  readonly type: string;
  readonly body: Buffer;
}

interface Repository {
  readonly blobs: Map<string, Buffer>;
  /** By digest; `tags` point into it. */
  readonly manifests: Map<string, Manifest>;
  readonly tags: Map<string, string>;
}

/** What a request wants to do with which repository, so that its right can be checked first. */
export interface Wish {
  readonly repository: string;
  readonly action: 'pull' | 'push';
}

/** Blobs, manifests, tags and uploads in memory: the part of the distribution protocol that clients use. */
export interface Content {
  /** Undefined for a path that is none of the protocol's. */
  wish(request: SeenRequest): Wish | undefined;
  answer(request: SeenRequest): Reply;
  /** Uploads that were started and neither finished nor cancelled. */
  readonly openUploads: number;
}

const ROUTE = /^\/v2\/(.+)\/(blobs\/uploads\/|blobs|manifests|tags)(?:\/?([^/]+))?$/;

export function createContent(): Content {
  const repositories = new Map<string, Repository>();
  const uploads = new Map<string, Buffer>();

  const repositoryOf = (name: string): Repository => {
    const repository = repositories.get(name) ?? { blobs: new Map(), manifests: new Map(), tags: new Map() };
    repositories.set(name, repository);
    return repository;
  };

  function upload(request: SeenRequest, name: string, id: string | undefined): Reply {
    const key = id ?? randomBytes(8).toString('hex');
    const received = Buffer.concat([uploads.get(key) ?? Buffer.alloc(0), request.body]);
    const digest = request.url.searchParams.get('digest');
    if (id !== undefined && !uploads.has(id)) return problem(404, 'BLOB_UPLOAD_UNKNOWN');
    if (request.method === 'DELETE') {
      uploads.delete(key);
      return { status: 204 };
    }
    if (digest === null) {
      uploads.set(key, received);
      const location = `/v2/${name}/blobs/uploads/${key}`;
      const range = `0-${Math.max(0, received.length - 1)}`;
      return { status: 202, headers: { location, range, 'docker-upload-uuid': key } };
    }
    uploads.delete(key);
    if (digest !== digestOf(received)) return problem(400, 'DIGEST_INVALID');
    repositoryOf(name).blobs.set(digest, received);
    return {
      status: 201,
      headers: { location: `/v2/${name}/blobs/${digest}`, 'docker-content-digest': digest },
    };
  }

  function blob(name: string, digest: string): Reply {
    const body = repositories.get(name)?.blobs.get(digest);
    if (body === undefined) return problem(404, 'BLOB_UNKNOWN');
    return { status: 200, headers: described(digest, 'application/octet-stream', body), body };
  }

  function manifest(request: SeenRequest, name: string, reference: string): Reply {
    if (request.method === 'PUT') {
      const digest = digestOf(request.body);
      const type = request.headers['content-type'] ?? 'application/json';
      repositoryOf(name).manifests.set(digest, { type, body: request.body });
      if (!reference.startsWith('sha256:')) repositoryOf(name).tags.set(reference, digest);
      const location = `/v2/${name}/manifests/${digest}`;
      return { status: 201, headers: { location, 'docker-content-digest': digest } };
    }
    const repository = repositories.get(name);
    const digest = repository?.tags.get(reference) ?? reference;
    const found = repository?.manifests.get(digest);
    if (found === undefined) return problem(404, 'MANIFEST_UNKNOWN');
    return { status: 200, headers: described(digest, found.type, found.body), body: found.body };
  }

  function tags(name: string): Reply {
    const repository = repositories.get(name);
    if (repository === undefined) return problem(404, 'NAME_UNKNOWN');
    return { status: 200, body: { name, tags: [...repository.tags.keys()] } };
  }

  return {
    wish({ method, url }) {
      const [, repository] = ROUTE.exec(url.pathname) ?? [];
      const action = method === 'GET' || method === 'HEAD' ? 'pull' : 'push';
      return repository === undefined ? undefined : { repository, action };
    },
    answer(request) {
      const [, name = '', kind, last] = ROUTE.exec(request.url.pathname) ?? [];
      if (kind === 'blobs/uploads/') return upload(request, name, last);
      if (kind === 'blobs') return blob(name, last ?? '');
      if (kind === 'manifests') return manifest(request, name, last ?? '');
      return kind === 'tags' ? tags(name) : { status: 404 };
    },
    get openUploads() {
      return uploads.size;
    },
  };
}

export function problem(status: number, code: string, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers,
    body: { errors: [{ code, message: code.toLowerCase().replaceAll('_', ' '), detail: null }] },
  };
}

const digestOf = (body: Buffer) => `sha256:${createHash('sha256').update(body).digest('hex')}`;

const described = (digest: string, type: string, body: Buffer) => ({
  'docker-content-digest': digest,
  'content-type': type,
  'content-length': String(body.length),
});
