import { fail } from '../errors.js';

/** A registry's address in canonical form. */
export interface RegistryAddress {
  /** `host[:port]`, lower case ASCII; the default port 443 is dropped. Docker Hub is `docker.io`. */
  readonly host: string;
  /** What followed the host, without a tag: `dcr.nexqloud.io/team` has the path `team`. */
  readonly path?: string;
  /** The user wrote `http://` and so asked for plain http. */
  readonly plainHttp: boolean;
}

export function parseAddress(_text: string): RegistryAddress {
  throw fail('E_REGISTRY_INVALID', { registry: _text });
}
