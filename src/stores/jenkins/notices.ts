import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { foreign } from '../../secret/foreign.js';
import type { CredentialXml } from './credential-xml.js';
import { listCredentials } from './listings.js';
import type { JenkinsSession } from './session.js';
import { storeName, type CredentialTarget } from './location.js';
import { readOnlyError } from './errors.js';
import { shadows } from './shadows.js';
import type { JenkinsSubject } from './subject.js';

/** Finds notices about a credential. Throws E_STORE_READONLY and E_STORE_DUPLICATE. */
export async function notices(
  target: CredentialTarget,
  found: CredentialXml | undefined,
  subject: JenkinsSubject,
  session: JenkinsSession,
  ctx: Context,
): Promise<readonly string[]> {
  const others = await sameId(target, subject, session, ctx);
  if (!found) mustBeNew(others, target, subject);
  const name = storeName(target);
  const scope = found?.elements.get('scope')?.value;
  return [
    ...others.map(
      (other) =>
        `${other.words} has a credential with the id of ${name}, which is not changed: Jenkins decides which of them a job reads.`,
    ),
    ...(scope === 'SYSTEM' ? [`${name} has the scope System: only Jenkins itself reads it, not jobs.`] : []),
    ...(await shadows(target, subject, session, ctx)),
  ];
}

interface Other {
  readonly words: string;
  readonly isForeign: boolean;
}

/** Finds the id in other stores and domains of the location. */
async function sameId(
  target: CredentialTarget,
  subject: JenkinsSubject,
  session: JenkinsSession,
  ctx: Context,
): Promise<readonly Other[]> {
  const { location, domain, id } = target;
  const all = (await listCredentials(location, subject, session, ctx)) ?? [];
  return all
    .filter((each) => each.id === id && !(each.store === location.kind && each.domain === domain))
    .filter(
      (each) =>
        each.store !== location.kind || !session.stores.has(storeName({ ...target, domain: each.domain })),
    )
    .map((each) => {
      const isForeign = each.store !== location.kind;
      const words = isForeign ? `The store ${foreign(each.store)}` : `The domain ${foreign(each.domain)}`;
      return { words, isForeign };
    });
}

/** Refuses to create a second one: jobs would still read the first (docs/faults.md F33). */
function mustBeNew(others: readonly Other[], target: CredentialTarget, subject: JenkinsSubject): void {
  const [other] = others.toSorted((a, b) => Number(b.isForeign) - Number(a.isForeign));
  if (!other) return;
  if (other.isForeign)
    throw readOnlyError(subject, `${other.words.replace('The', 'the')} has that credential`);
  fail('E_STORE_DUPLICATE', { store: storeName(target), where: other.words.replace('The', 'the') });
}
