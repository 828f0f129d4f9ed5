import type { Action } from '../../../distribution/distribution.js';
import type { Explanation, Refusal } from '../../contract.js';

/** One known reason for a refusal. Texts are ours alone: never the server's words, never a username. */
export interface ExplanationRule extends Explanation {
  readonly when: Condition;
}

export type Condition = (refusal: Refusal) => boolean;

/** Explains a refusal, and tells all that it may say: the pages of docs/registries list it. */
export interface Explainer {
  (refusal: Refusal): Explanation | undefined;
  readonly rules: readonly ExplanationRule[];
}

/** The explanation of the first rule that applies: put the more special ones first. */
export function explainBy(...rules: readonly ExplanationRule[]): Explainer {
  const explain = (refusal: Refusal) => {
    const rule = rules.find(({ when }) => when(refusal));
    return rule && { cause: rule.cause, cure: rule.cure };
  };
  return Object.assign(explain, { rules });
}

/** The username or the secret is wrong, or the secret has expired: registries do not say which. */
export const notAccepted: Condition = ({ rejection, right }) =>
  right === undefined &&
  (rejection.status === 401 || rejection.code === 'UNAUTHORIZED') &&
  !tooMany(rejection);

/** Known, but not allowed to do it. */
export const notAllowed: Condition = ({ rejection, right }) =>
  right !== undefined || rejection.status === 403 || rejection.code === 'DENIED';

/** The server's own sentence has these words: a cause that it names is more certain than one that we guess. */
export const says =
  (words: RegExp): Condition =>
  ({ rejection }) =>
    words.test(rejection.words ?? '');

export const rateLimited: Condition = ({ rejection }) => tooMany(rejection);

export const saysExpired: Condition = ({ rejection }) =>
  /\bexpired?\b|\bexpiration\b/i.test(`${rejection.code ?? ''} ${rejection.words ?? ''}`);

export const emailAsUser: Condition = ({ username }) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(username);

/** One of the token prefixes that {@link secretFacts} recognises. */
export const secretStartsWith =
  (...prefixes: readonly string[]): Condition =>
  ({ secret }) =>
    secret.prefix !== undefined && prefixes.includes(secret.prefix);

export const userIs =
  (form: RegExp): Condition =>
  ({ username }) =>
    form.test(username);

export const lacks =
  (action: Action): Condition =>
  ({ right }) =>
    right?.action === action;

export const all =
  (...conditions: readonly Condition[]): Condition =>
  (refusal) =>
    conditions.every((condition) => condition(refusal));

export const not =
  (condition: Condition): Condition =>
  (refusal) =>
    !condition(refusal);

function tooMany({ status, code }: Refusal['rejection']): boolean {
  return status === 429 || code === 'TOOMANYREQUESTS';
}
