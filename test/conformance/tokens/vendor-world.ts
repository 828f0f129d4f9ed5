import type { Login } from '../../../src/distribution/distribution.js';
import type { TokenApi } from '../../../src/registries/contract.js';
import { openContract, type Contract } from '../../contract/contract.js';
import type { SeenRequest } from '../../fakes/server.js';
import { nextChange, type VendorExchange, type VendorServer } from '../../fakes/vendor.js';
import type { TokenWorld } from './case.js';

export interface Vendor<Api extends TokenApi> {
  readonly server: VendorServer;
  readonly api: Api;
  /** The description that the exchanges below `paths` are checked against; absent: there is none. */
  readonly spec?: string;
  readonly base?: string;
  readonly paths: RegExp;
  /** What the real server answers, or serves, although the description does not say so: each with its reason. */
  readonly undescribed?: readonly { readonly exchange: RegExp; readonly because: string }[];
  /** Posts that change nothing. */
  readonly harmless?: RegExp;
  readonly byHand?: Login;
  logIn(login: Login): Promise<boolean>;
  others(): unknown;
  state(): unknown;
}

/** The world of a vendor's fake. */
export function vendorWorld<Api extends TokenApi>(vendor: Vendor<Api>): TokenWorld<Api> {
  const { server, api, paths, harmless } = vendor;
  const isChange = ({ method, url }: SeenRequest) =>
    method !== 'GET' && paths.test(url.pathname) && !harmless?.test(url.pathname);
  return {
    api,
    ...(vendor.byHand && { byHand: vendor.byHand }),
    logIn: vendor.logIn,
    others: vendor.others,
    state: vendor.state,
    changes: () =>
      server.requests.filter(isChange).map(({ method, url }) => `${method} ${server.origin}${url.pathname}`),
    next: (when, happens) => nextChange(server, { when, happens }, isChange),
    every: (reply) => {
      server.mishap = ({ url }) =>
        harmless?.test(url.pathname) ? undefined : { when: 'before', happens: reply };
    },
    wrong: () => wrongWith(server.exchanges, vendor),
  };
}

/** Both sides of every exchange against the description. */
export async function wrongWith(
  exchanges: readonly VendorExchange[],
  { spec, base, paths, undescribed = [] }: Pick<Vendor<TokenApi>, 'spec' | 'base' | 'paths' | 'undescribed'>,
): Promise<readonly string[]> {
  if (spec === undefined) return [];
  const contract = await opened(spec, base);
  return exchanges
    .filter(({ request }) => paths.test(request.url.pathname))
    .filter(({ request: { method, url }, reply }) => {
      const text = `${method} ${url.pathname} ${reply.status}`;
      return !undescribed.some(({ exchange }) => exchange.test(text));
    })
    .flatMap((exchange) => contract.check(exchange));
}

const contracts = new Map<string, Promise<Contract>>();

function opened(spec: string, base: string | undefined): Promise<Contract> {
  const contract = contracts.get(spec) ?? openContract(spec, base);
  contracts.set(spec, contract);
  return contract;
}
