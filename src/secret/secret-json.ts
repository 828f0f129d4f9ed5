import { Secret } from './secret.js';

type Json = string | number | boolean | null | Secret | readonly Json[] | { readonly [key: string]: Json };

/** JSON in which secrets stand as text: for a request's body, and a Secret itself. */
export function secretJson(value: Json): Secret {
  return new Secret(
    JSON.stringify(value, function (this: Record<string, unknown>, key, shown: unknown) {
      // toJSON has already turned it into a placeholder: look at what stood there.
      const original = this[key];
      return original instanceof Secret ? original.reveal() : shown;
    }),
  );
}
