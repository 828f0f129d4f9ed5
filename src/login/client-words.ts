/** What a client's own error says of the registry's answer. */
export interface ClientWords {
  /** The status of the registry or its token server, where the text names one. */
  readonly status: 401 | 403 | 429 | undefined;
  /** The registry's own sentence, where the client passes it on. */
  readonly words: string;
}

/**
 * Reads a client's error, only to be more careful: a refusal that it names is not provoked again with the same
 * password. The texts of docker, its engine, podman and nerdctl differ by version (docs/reference/login.md 1.4), so
 * one that is not recognised is asked about once more.
 */
export function clientWords(text: string): ClientWords {
  const [, kind = '', said = ''] = /\b(unauthorized|denied|toomanyrequests): (.+)$/i.exec(text) ?? [];
  return { status: statusIn(text, kind.toLowerCase()), words: said };
}

function statusIn(text: string, kind: string): ClientWords['status'] {
  if (kind === 'toomanyrequests' || /\b429\b|too many requests/i.test(text)) return 429;
  if (kind === 'denied' || /\b403\b|\bforbidden\b/i.test(text)) return 403;
  const refused = /\b401\b|\bunauthorized\b|invalid username\/password|incorrect username or password/i;
  return refused.test(text) ? 401 : undefined;
}
