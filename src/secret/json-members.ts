const SECRET_KEY = /key|secret|token|password|auth/i;
const SHORTEST_MEMBER = 8;

/**
 * Returns the secret parts of a secret that is itself JSON (a Google key file, a docker config), as programs
 * print them after parsing: `jq -r .private_key` shows lines that the file does not contain.
 * Skips addresses: Google's `token_uri` is no secret.
 */
export function jsonMembers(text: string): readonly string[] {
  if (!/^\s*[{[]/.test(text)) return [];
  try {
    return membersOf(JSON.parse(text), false);
  } catch {
    return []; // Not JSON. The error would quote the secret.
  }
}

function membersOf(node: unknown, named: boolean): readonly string[] {
  if (typeof node === 'string') {
    return named && node.length >= SHORTEST_MEMBER && !/^https?:\/\//.test(node) ? [node] : [];
  }
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    membersOf(value, typeof value === 'string' && (Array.isArray(node) ? named : SECRET_KEY.test(key))),
  );
}
