import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { foreign } from '../../secret/foreign.js';
import type { CredentialXml } from './credential-xml.js';
import { listed } from './listings.js';
import type { Parts } from './parts.js';
import { storeName, type Place } from './place.js';
import { readOnly } from './refusal.js';
import { shadows } from './shadows.js';
import type { Subject } from './subject.js';

/** What a user should know although it stops nothing. Throws E_STORE_READONLY and E_STORE_DUPLICATE. */
export async function notices(
  place: Place,
  found: CredentialXml | undefined,
  subject: Subject,
  parts: Parts,
  ctx: Context,
): Promise<readonly string[]> {
  const others = await sameId(place, subject, parts, ctx);
  if (!found) mustBeNew(others, place, subject);
  const name = storeName(place);
  const scope = found?.elements.get('scope')?.value;
  return [
    ...others.map(
      (other) =>
        `${other.words} holds the same id as ${name}, and is not changed: which of them a job reads is for Jenkins to say.`,
    ),
    ...(scope === 'SYSTEM'
      ? [`${name} has the scope System: Jenkins itself reads it, and no job does.`]
      : []),
    ...(await shadows(place, subject, parts, ctx)),
  ];
}

interface Other {
  readonly words: string;
  readonly isForeign: boolean;
}

/** In other stores and domains of the same context. */
async function sameId(place: Place, subject: Subject, parts: Parts, ctx: Context): Promise<readonly Other[]> {
  const { home, domain, id } = place;
  const all = (await listed(home, subject, parts, ctx)) ?? [];
  return all
    .filter((each) => each.id === id && !(each.store === home.kind && each.domain === domain))
    .filter(
      (each) => each.store !== home.kind || !parts.stores.has(storeName({ ...place, domain: each.domain })),
    )
    .map((each) => {
      const isForeign = each.store !== home.kind;
      const words = isForeign ? `The store ${foreign(each.store)}` : `The domain ${foreign(each.domain)}`;
      return { words, isForeign };
    });
}

/** A second one would be made, and jobs go on to read the first (docs/faults.md F33). */
function mustBeNew(others: readonly Other[], place: Place, subject: Subject): void {
  const [other] = others.toSorted((a, b) => Number(b.isForeign) - Number(a.isForeign));
  if (!other) return;
  if (other.isForeign) throw readOnly(subject, `${other.words.replace('The', 'the')} has that credential`);
  fail('E_STORE_DUPLICATE', { store: storeName(place), where: other.words.replace('The', 'the') });
}
