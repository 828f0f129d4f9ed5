import { z } from 'zod';
import { isLoopbackHost } from '../../http/address.js';
import type { Home } from './place.js';

// What Jenkins lets people enter (BaseStandardCredentials: doCheckId).
const id = z
  .string()
  .regex(
    /^(?!\.{1,2}$)[A-Za-z0-9_.-]{1,255}$/,
    'must be letters, digits and _ . - , at most 255 characters, as Jenkins wants ids',
  );

// jenkins.model.Jenkins.checkGoodName; `.` and `..` would leave the path.
const NAME = String.raw`(?!\.{1,2}(?:/|$))[^\s\p{C}?*/\\%!@#$^&|<>[\]:;](?:[^\p{C}?*/\\%!@#$^&|<>[\]:;]{0,254}[^\s\p{C}?*/\\%!@#$^&|<>[\]:;])?`;
const FOLDER = new RegExp(`^${NAME}(?:/${NAME}){0,19}$`, 'u');
const ONE = new RegExp(`^${NAME}$`, 'u');

const shape = z.strictObject({
  /** Default: JENKINS_URL. */
  url: z
    .string()
    .refine(isAddress, 'must be https://host or https://host/path; http is for loopback addresses')
    .optional(),
  credential: id,
  folder: z
    .string()
    .regex(FOLDER, 'must be the full name of a folder such as team-a or team-a/web')
    .optional(),
  user: z
    .string()
    .regex(/^(?!\.{1,2}$)[^\s\p{C}/]{1,255}$/u, 'must be the id of a user')
    .optional(),
  /** Default: `_`, the global domain. */
  domain: z
    .string()
    .refine((name) => name === '_' || ONE.test(name), 'must be the name of a domain of credentials')
    .optional(),
  /** Its type, also of one that does not exist yet. Default: username-password. */
  kind: z.enum(['username-password', 'secret-text'], 'must be username-password or secret-text').optional(),
  /** What a secret text holds. Default: secret. */
  as: z.enum(['secret', 'pair'], 'must be secret or pair').optional(),
});

/** Whether a folder can be called so. */
export const isFolderName = (name: string) => ONE.test(name);

export type Settings = z.output<typeof shape>;

/** `jenkins: { url: https://ci.acme.dev, credential: harbor-push, folder: team-a }` of regcred.yml. */
export const settings = shape
  .refine(({ folder, user }) => folder === undefined || user === undefined, {
    message: 'must not be given together with folder',
    path: ['user'],
  })
  .refine(({ kind, as }) => as === undefined || kind === 'secret-text', {
    message: 'is for kind: secret-text; a username with password holds both anyway',
    path: ['as'],
  });

/** `harbor-push`, `team-a/harbor-push`, `team-a/web/harbor-push`. */
export function short(text: string): Settings | undefined {
  const parts = text.split('/');
  const credential = parts.pop() ?? '';
  return parts.length === 0 ? { credential } : { folder: parts.join('/'), credential };
}

/** Where a ledger lives: `/` for the system store, or a folder such as `team-a/web`. */
export function ledgerHome(text: string): Home | undefined {
  if (text === '/') return { kind: 'system' };
  return FOLDER.test(text) ? { kind: 'folder', path: text.split('/') } : undefined;
}

export function homeOf({ folder, user }: Settings): Home {
  if (folder !== undefined) return { kind: 'folder', path: folder.split('/') };
  return user === undefined ? { kind: 'system' } : { kind: 'user', name: user };
}

/** An address of Jenkins: perhaps with a path, and never with a user name, a query or a fragment. */
export function isAddress(text: string): boolean {
  if (!/^https?:\/\/[^@?#\\\s]+$/.test(text) || !URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || isLoopbackHost(hostname);
}
