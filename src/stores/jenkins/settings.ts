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

/** Whether a folder or a domain can be called so (Jenkins.checkGoodName); `.` and `..` would leave the path. */
export function isFolderName(name: string): boolean {
  const isGood = /^[^\p{C}?*/\\%!@#$^&|<>[\]:;]{1,255}$/u.test(name);
  return isGood && name.trim() === name && !/^\.{1,2}$/.test(name);
}

const isFolder = (path: string) => path.split('/').every(isFolderName);
const isUser = (name: string) => /^(?!\.{1,2}$)[^\s\p{C}/]{1,255}$/u.test(name);

const shape = z.strictObject({
  url: z
    .string()
    .refine(isAddress, 'must be https://host or https://host/path; http is for loopback addresses')
    .optional()
    .describe('Address of Jenkins. Default: JENKINS_URL.'),
  credential: id.describe('Its id, also of one that does not exist yet.'),
  folder: z
    .string()
    .refine(isFolder, 'must be the full name of a folder such as team-a or team-a/web')
    .optional()
    .describe('Full name of the folder whose store has it. Default: the system store.'),
  user: z
    .string()
    .refine(isUser, 'must be the id of a user')
    .optional()
    .describe('The user whose own store has it, who must be JENKINS_USER.'),
  domain: z
    .string()
    .refine(isFolderName, 'must be the name of a domain of credentials')
    .optional()
    .describe('Default: `_`, the global domain.'),
  kind: z
    .enum(['username-password', 'secret-text'], 'must be username-password or secret-text')
    .optional()
    .describe('Its type in Jenkins. Default: username-password.'),
  as: z
    .enum(['secret', 'pair'], 'must be secret or pair')
    .optional()
    .describe('What a secret text holds; `pair`: username:secret. Default: secret.'),
});

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

/** Where a ledger lives, in `ledger: jenkins:…`: `/` for the system store, or a folder such as `team-a/web`. */
export function ledgerHome(text: string): Home | undefined {
  if (text === '/') return { kind: 'system' };
  return isFolder(text) ? { kind: 'folder', path: text.split('/') } : undefined;
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
