import { Secret } from './secret.js';

/** Writes a form (application/x-www-form-urlencoded) that contains secrets as text, for a request's body. */
export function urlEncoded(fields: Readonly<Record<string, string | Secret>>): Secret {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    form.append(name, value instanceof Secret ? value.reveal() : value);
  }
  return new Secret(form.toString());
}
