import type { FakeGitLab } from '../../fakes/gitlab/server.js';
import { basicPair, startVendor, type VendorServer } from '../../fakes/vendor.js';
import { running } from '../../http/client.js';
import { observe } from '../../redaction/oracle.js';
import type { Form, HandLogin } from './platforms.js';
import type { Time } from './time.js';
import type { Wire } from './wire.js';

/** One registry on loopback with a token that somebody made by hand. */
export interface Vendor {
  readonly byHand: HandLogin;
  /** Lines of regcred.yml under the credential's name: all but `rotate` and `stores`. */
  readonly lines: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  accepts(username: string, secret: string): Promise<boolean>;
  /** How many tokens of ours are alive; one for a slot. */
  alive(): number;
  /** Exchanges that the vendor's description does not know. */
  wrong(): Promise<readonly string[]>;
}

/** What a vendor is started in. */
export interface Place {
  readonly wire: Wire;
  readonly time: Time;
  /** Its tokens are on the server that keeps its variables. */
  readonly gitlab: FakeGitLab;
}

export interface VendorCase {
  readonly name: string;
  readonly class: 'overlap' | 'replace-chosen' | 'replace-issued' | 'supplied';
  readonly form: Form;
  /** Where the ledger is: `github:acme/platform`. */
  readonly ledger: string;
  /** The call that makes a new secret, where it is one. */
  readonly mint?: RegExp;
  /** What makes the first rotation due: a registry that tells no age is not asked twice. */
  readonly because: 'first' | 'age';
  start(place: Place): Promise<Vendor>;
}

/** A vendor's server reports to the wire. */
export function wired<Server extends VendorServer>(server: Server, wire: Wire): Server {
  server.mishap = (request) => {
    const before = wire.before(server.origin, request);
    if (before) return { when: 'before', happens: before };
    const after = wire.after(request);
    return after && { when: 'after', happens: after };
  };
  return server;
}

/** A registry that accepts what its vendor accepts, where the vendor's fake has no registry of its own. */
export async function loginServer(
  accepts: (username: string, secret: string) => boolean | Promise<boolean>,
): Promise<VendorServer> {
  return running(
    startVendor(
      async ({ authorization }) => {
        const pair = basicPair(authorization);
        const isKnown = pair !== undefined && (await accepts(pair.username, pair.password));
        if (isKnown) return { status: 200, body: {} };
        return {
          status: 401,
          headers: { 'www-authenticate': 'Basic realm="registry"' },
          body: { errors: [{ code: 'UNAUTHORIZED', message: 'authentication required', detail: null }] },
        };
      },
      { observe },
    ),
  );
}
