import type { Redactor, Weakness } from '../secret/redactor.js';
import { Secret } from '../secret/secret.js';
import type { Masks } from './context.js';

const warnings: Readonly<Record<Weakness, string>> = {
  short:
    'A secret is so short (1 to 3 characters) that it is not masked: hiding it would make the log unreadable. Use a longer one.',
  'common word':
    'A secret is a common word, so it is not masked: hiding it would make the log unreadable. Use a random one.',
};

/**
 * Creates masks over a redactor. Passes each new form to `emit` before {@link Masks.add} returns, so that
 * nothing printed afterwards can show it; calls `warn`, without the value, for a secret too weak to be masked.
 * Usernames are never masked by themselves.
 */
export function createMasks(
  redactor: Redactor,
  emit: (form: string) => void,
  warn: (text: string) => void,
): Masks {
  const warned = new Set<Weakness>();
  const add = (secret: Secret, username?: string) => {
    if (secret.isEmpty) return;
    const { masks, weakness } = redactor.add(secret, username);
    for (const form of masks) emit(form);
    if (weakness === undefined || warned.has(weakness)) return;
    warned.add(weakness);
    warn(warnings[weakness]);
  };
  return {
    add,
    learn(value, username) {
      const secret = new Secret(value);
      add(secret, username);
      return secret;
    },
    redact: (text) => redactor.redact(text),
  };
}

/** Whether a text contains a known secret in any form: GitHub drops such an output when the job ends. */
export function holdsSecret(text: string, masks: Pick<Masks, 'redact'>): boolean {
  return masks.redact(text) !== text;
}
