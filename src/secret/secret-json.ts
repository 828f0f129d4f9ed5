import { Secret } from './secret.js';

type Json = string | number | boolean | null | Secret | readonly Json[] | { readonly [key: string]: Json };

/** Writes JSON that contains secrets as text, for a request's body. The result is a Secret. */
export function secretJson(value: Json): Secret {
  return new Secret(
    JSON.stringify(value, function (this: Record<string, unknown>, key, shown: unknown) {
      // toJSON has already replaced it by a placeholder: read the original member.
      const original = this[key];
      return original instanceof Secret ? original.reveal() : shown;
    }),
  );
}
