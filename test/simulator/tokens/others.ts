import { Secret } from '../../../src/secret/secret.js';
import type { Refresh, Supplied } from '../../../src/registries/contract.js';
import { NAME, SHORT_LIFE, USERNAME, base, change, minted, reading } from './part.js';
import type { RegistryPart } from './part.js';

/** Short-lived tokens, any number at a time, that nobody ever ends. */
export function refresh(part: RegistryPart): Refresh {
  const { truths, clock, random } = part;
  return {
    ...base,
    kind: 'refresh',
    username: USERNAME,
    check: () => reading(part, 'registry: check', () => {}),
    issue: () =>
      change(part, 'registry: issue', () =>
        minted(
          truths.make({
            id: `id-${String(truths.all.length)}`,
            name: NAME,
            username: USERNAME,
            secret: random.secret(),
            createdAt: clock.now(),
            expiresAt: clock.now() + SHORT_LIFE,
            by: { process: part.process.id },
          }),
        ),
      ),
  };
}

/** The person who resets the secret in the panel, and what they have handed in since. */
export interface Person {
  next?: string;
  former?: string;
}

export function supplied(part: RegistryPart, person: Person): Supplied {
  const given = (value: string | undefined) => (value === undefined ? undefined : new Secret(value));
  return {
    ...base,
    kind: 'supplied',
    username: USERNAME,
    panel: 'Open the panel and press Reset.',
    next: () => reading(part, 'person: next', () => given(person.next)),
    former: () => reading(part, 'person: former', () => given(person.former)),
  };
}
