import { Secret } from '../secret/secret.js';
import type { Environment, Masks } from '../context/context.js';

// Greedy to the last @: a password may hold one. The scheme may be missing.
const userInfo = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^:@/]*):(.*)@[^@]*$/i;

/**
 * Masks the passwords of the proxies in the environment, as written and decoded: programs print proxy
 * URLs in their messages (docs/faults.md B12).
 */
export function maskProxies(env: Environment, masks: Masks): void {
  for (const [name, value] of Object.entries(env)) {
    if (!/^(?:https?|all|ftp)_proxy$/i.test(name)) continue;
    const [, username, password] = userInfo.exec(value ?? '') ?? [];
    if (username === undefined || password === undefined) continue;
    masks.add(new Secret(password), username);
    masks.add(new Secret(decoded(password)), decoded(username));
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // A stray % is taken as it is.
  }
}
