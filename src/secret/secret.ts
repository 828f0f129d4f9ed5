import { timingSafeEqual } from 'node:crypto';
import { inspect } from 'node:util';

const PLACEHOLDER = '[secret]';

/**
 * A value that must not be shown. It prints as `[secret]` wherever a value can print by accident
 * (`toString`, `toJSON`, `inspect`, template strings); {@link Secret.reveal} is the only way out, and
 * eslint.config.js lists the files that may call it.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself: for a pipe, a request header or body, or a 0600 file, and nowhere else. */
  reveal(): string {
    return this.#value;
  }

  get isEmpty(): boolean {
    return this.#value.length === 0;
  }

  equals(other: Secret): boolean {
    const [a, b] = [Buffer.from(this.#value), Buffer.from(other.#value)];
    return a.length === b.length && timingSafeEqual(a, b);
  }

  /** Whether a text is this value: some registries accept a token as username too. */
  is(text: string): boolean {
    return this.equals(new Secret(text));
  }

  toString(): string {
    return PLACEHOLDER;
  }

  toJSON(): string {
    return PLACEHOLDER;
  }

  [inspect.custom](): string {
    return PLACEHOLDER;
  }
}
