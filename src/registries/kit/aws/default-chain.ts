import type { Context } from '../../../context/context.js';
import { fail } from '../../../errors/error.js';
import { container } from './container.js';
import type { AwsCredentials, SourcePlace } from './credentials.js';
import { keyFromEnvironment, roleFromEnvironment } from './environment.js';
import { instance } from './instance.js';

// The order of AWS's own default chains, without the files of profiles, which no CI job has.
const sources = [keyFromEnvironment, roleFromEnvironment, container, instance];

/** The first credentials that this job or machine has. Throws E_AWS_CREDENTIALS with all that was looked for. */
export async function defaultChain(place: SourcePlace, ctx: Context): Promise<AwsCredentials> {
  const looked: string[] = [];
  for (const source of sources) {
    const found = await source(place, ctx);
    if (typeof found !== 'string') return found;
    looked.push(found);
  }
  fail('E_AWS_CREDENTIALS', { looked: looked.join('; ') });
}
