import { fail, regcredError, type RegcredError } from '../errors/error.js';
import { canonicalHost } from './kit/host-name.js';

/** A registry's address in canonical form. */
export interface RegistryAddress {
  /**
   * `host[:port]` for comparing and for requests: lower case ASCII, the default port 443 is dropped. Docker Hub is
   * `docker.io`. {@link imageHost} is what files and people see.
   */
  readonly host: string;
  /** The default port was written (`host:443`): image names contain it, and programs look for a login with it. */
  readonly writtenPort?: 443;
  /** What followed the host, without a tag: `dcr.nexqloud.io/team` has the path `team`. */
  readonly path?: string;
  /** The user wrote `http://` and so asked for plain http. */
  readonly plainHttp: boolean;
}

const DOCKER_HUB = 'docker.io';
// docker itself folds the first two on lookup (cli/config/configfile/file.go); an entry under the third is
// never found for `alpine`. registry.hub.docker.com is left alone: images are pulled by that name.
const DOCKER_HUB_NAMES: readonly string[] = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];

// Repository names of the OCI distribution specification. Folded to lower case first: an owner's name with
// capitals (`ghcr.io/Acme`) is the usual way to write what the registry knows in lower case.
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/;
const TAG = /:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGEST = /(\/[^@]*)@[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-f]{32,}$/i;
// A host has at most 253 characters, a path 255 (distribution/reference); the rest is digest and mistake.
const MOST = 1024;
// Roots of the API, which people copy from docker's config.json: not part of any name.
const API_ROOTS: readonly string[] = ['v1', 'v2'];

/**
 * Reads `[http[s]://]host[:port][/path]`, as people write it: blanks and line ends around it, case, a tag
 * or digest at its end and docker's names for Docker Hub make no difference. Refuses the empty text, unlike
 * `docker login`: a misspelt secret must not send a password to Docker Hub.
 *
 * Throws E_REGISTRY_EMPTY, E_REGISTRY_USERINFO and E_REGISTRY_INVALID, and shows nothing that could be a password.
 */
export function parseAddress(text: string): RegistryAddress {
  const trimmed = text.slice(0, MOST + 1).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
  const [, scheme = '', rest = ''] = /^(https?:\/\/)?(.*)$/is.exec(trimmed) ?? [];
  if (trimmed === '') fail('E_REGISTRY_EMPTY');

  const plainHttp = scheme.toLowerCase() === 'http://';
  const named = rest.replace(DIGEST, '$1');
  if (named.includes('@')) throw userInfo(named);
  // Before case is folded: the Kelvin sign would turn into a k.
  if (text.length > MOST || !/^[\x21-\x7e]*$/.test(rest)) throw invalid(rest);
  const [, authority = '', written = ''] = /^([^/]*)(.*)$/s.exec(named) ?? [];

  // 443 is the default of https only: http://host:443 must stay what it is.
  const host = canonicalHost(authority, plainHttp ? '' : '443');
  const path = parsePath(written);
  if (host === undefined || path === undefined) throw invalid(rest);

  const isHub = DOCKER_HUB_NAMES.includes(host);
  // No image is pulled from docker.io:443, so Docker Hub has no port.
  const hasWrittenPort = !plainHttp && !isHub && /:443$/.test(authority);
  return {
    host: isHub ? DOCKER_HUB : host,
    ...(hasWrittenPort && { writtenPort: 443 }),
    ...(path !== '' && { path }),
    plainHttp,
  };
}

/** The host as image names contain it: with the port as written (docs/reference/login.md 1.1). */
export function imageHost({ host, writtenPort }: Pick<RegistryAddress, 'host' | 'writtenPort'>): string {
  return writtenPort === undefined ? host : `${host}:${writtenPort}`;
}

/** What tells this login from others: host, port as written, and path (docs/architecture.md, section 4). */
export function identityOf(address: Pick<RegistryAddress, 'host' | 'writtenPort' | 'path'>): string {
  return address.path === undefined ? imageHost(address) : `${imageHost(address)}/${address.path}`;
}

/** The address as a person would write it; {@link parseAddress} reads it back to the same. */
export function formatAddress(address: RegistryAddress): string {
  return `${address.plainHttp ? 'http://' : ''}${identityOf(address)}`;
}

/** Empty when there is none, undefined when it is no repository path. */
function parsePath(written: string): string | undefined {
  const path = written
    .replace(TAG, '')
    .replace(/^\/|\/$/g, '')
    .toLowerCase();
  if (path === '' || API_ROOTS.includes(path)) return '';
  return path.split('/').every((component) => COMPONENT.test(component)) ? path : undefined;
}

function userInfo(named: string): RegcredError {
  // A password may hold `/` and `@`: the host is what follows the last one, if it looks like one at all.
  const host = canonicalHost(named.slice(named.lastIndexOf('@') + 1).replace(/\/.*$/s, ''), '443');
  return regcredError('E_REGISTRY_USERINFO', { host: host?.includes('.') ? host : 'the registry' });
}

function invalid(rest: string): RegcredError {
  // What follows a colon, `?` or `#` might be a misplaced password or token.
  const shown = rest.replace(
    /(?<!^\[[^\]]*):(?!\d{1,5}(?:\/|$)).*$|[?#].*$/s,
    (cut) => `${cut.slice(0, 1)}…`,
  );
  return regcredError('E_REGISTRY_INVALID', { registry: shown });
}
