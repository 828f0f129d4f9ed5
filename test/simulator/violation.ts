/** The promises that are checked after every effect, by name. */
export type Invariant =
  | 'a store holds what is accepted'
  | 'a consumer at work is not cut off'
  | 'nothing that is held is revoked'
  | 'no secret is lost'
  | 'no torn pair'
  | 'a generation is one value'
  | 'what is not ours stays'
  | 'no secret is shown'
  | 'it converges'
  | 'the old is refused in the end';

/** A broken promise: a fault of the engine (or of the simulator). */
export class Violation extends Error {
  constructor(
    readonly invariant: Invariant,
    readonly what: string,
  ) {
    super(`${invariant}: ${what}`);
    this.name = 'Violation';
  }
}
