import { openContract } from '../../contract/contract.js';
import type { VendorExchange, VendorServer } from '../../fakes/vendor.js';

/**
 * What is wrong with the exchanges of one API, by the vendor's description: both the requests that we sent and
 * the fake's own answers. Throws when there were none.
 */
export async function wrongWith(
  { exchanges }: Pick<VendorServer, 'exchanges'>,
  spec: string,
  isOf: (exchange: VendorExchange) => boolean,
): Promise<readonly string[]> {
  const found = exchanges.filter(isOf);
  if (found.length === 0) throw new Error(`nothing was sent that ${spec} describes`);
  const contract = await openContract(spec);
  return found.flatMap((exchange) => contract.check(exchange));
}
