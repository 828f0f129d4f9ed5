import { fail } from '../errors/error.js';
import type { Environment } from './context.js';

// Options that let another process read our memory, or write memory, environment or TLS keys to a file.
// Node takes `_` for `-` in option names.
const exposing = /^--(?:inspect|debug|heapsnapshot|heap-prof|report-|tls-keylog)/;

// Sections of NODE_DEBUG that print request headers, TLS bytes or the arguments of children.
const talkative = ['http', 'https', 'http2', 'net', 'tls', 'undici', 'fetch', 'websocket', 'child_process'];

/**
 * Throws E_ENV_UNSAFE or E_TLS_DISABLED where the environment makes Node.js itself show secrets, or send
 * them to anybody (docs/faults.md B10, B11). To be called before any secret is read.
 */
export function checkEnvironment(env: Environment): void {
  if (options(env.NODE_OPTIONS ?? '').some((option) => exposing.test(option))) {
    fail('E_ENV_UNSAFE', { variable: 'NODE_OPTIONS' });
  }
  if (sections(env.NODE_DEBUG ?? '').some((section) => talkative.some((name) => section.test(name)))) {
    fail('E_ENV_UNSAFE', { variable: 'NODE_DEBUG' });
  }
  if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0') fail('E_TLS_DISABLED');
}

/** Node.js splits at blanks, lets `"` quote and `\` escape within quotes (src/node_options.cc). */
function options(text: string): readonly string[] {
  return text.replace(/["\\]/g, '').replaceAll('_', '-').split(/\s+/);
}

/** Comma-separated names without case, `*` standing for anything (Node.js, lib/internal/util/debuglog.js). */
function sections(text: string): readonly RegExp[] {
  return text.split(',').map((section) => {
    const pattern = section.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
    return new RegExp(`^${pattern}$`, 'i');
  });
}
