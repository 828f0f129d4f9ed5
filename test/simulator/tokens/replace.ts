import { fail } from '../../../src/errors/error.js';
import { Secret } from '../../../src/secret/secret.js';
import type { ReplaceChosen, ReplaceIssued } from '../../../src/registries/contract.js';
import type { Truth } from '../truth.js';
import { NAME, USERNAME, base, change, lifetime, minted, reading } from './part.js';
import type { RegistryPart } from './part.js';

function slot({ truths, clock }: RegistryPart): Truth | undefined {
  return truths.alive(clock.now()).find(({ by }) => by !== 'stranger');
}

/** One slot whose secret we choose. */
export function replaceChosen(part: RegistryPart): ReplaceChosen {
  const { truths, clock, random } = part;
  return {
    ...base,
    kind: 'replace',
    chooses: 'client',
    username: USERNAME,
    choose: () => new Secret(random.secret()),
    check: () => reading(part, 'registry: check', () => {}),
    replace: (secret, { until }) =>
      change(part, 'registry: replace', () => {
        const current = slot(part);
        const expiresAt = lifetime(part, until);
        const value = secret.reveal();
        const answer = { id: 'slot', username: USERNAME, expiresAt };
        if (current?.secret === value) return answer;
        if (current) truths.end(current, clock.now(), 'replaced');
        truths.make({
          ...answer,
          name: NAME,
          secret: value,
          createdAt: clock.now(),
          by: { process: part.process.id },
        });
        return answer;
      }),
  };
}

/**
 * One slot whose secret the registry chooses. `successors` gives every secret an id of its own and, as GitLab
 * does, ends the whole family when a dead one is used again; else the slot keeps its id and tells its secret.
 */
export function replaceIssued(part: RegistryPart, manner: 'successors' | 'readBack'): ReplaceIssued {
  const { truths, clock, random } = part;
  const readBack = () => {
    const found = slot(part);
    return found && minted(found);
  };
  return {
    ...base,
    kind: 'replace',
    chooses: 'registry',
    username: USERNAME,
    check: () => reading(part, 'registry: check', () => {}),
    current: () =>
      reading(part, 'registry: current', () => {
        const found = slot(part);
        if (!found) return undefined;
        const { id, username, createdAt, expiresAt } = found;
        return { id, username, createdAt, ...(expiresAt !== undefined && { expiresAt }) };
      }),
    regenerate: (id, { until }) =>
      change(part, `registry: regenerate ${id}`, () => {
        const current = slot(part);
        if (current?.id !== id) {
          if (current) truths.end(current, clock.now(), 'a dead id of its family was used again');
          const hint = 'Make a new one by hand.';
          fail('E_TOKEN_NOT_FOUND', { api: 'simulated', token: id, hint });
        }
        truths.end(current, clock.now(), 'replaced');
        const made = truths.make({
          id: manner === 'successors' ? `id-${String(truths.all.length)}` : id,
          name: NAME,
          username: USERNAME,
          secret: random.secret(),
          createdAt: clock.now(),
          expiresAt: lifetime(part, until),
          by: { process: part.process.id },
        });
        return minted(made);
      }),
    ...(manner === 'readBack' && {
      readBack: () => reading(part, 'registry: read back', readBack),
    }),
  };
}
