import { z } from 'zod';
import { isAddress } from './address.js';
import type { JenkinsLocation } from './location.js';

// Ids that Jenkins accepts in its form (BaseStandardCredentials: doCheckId).
const id = z
  .string()
  .regex(
    /^(?!\.{1,2}$)[A-Za-z0-9_.-]{1,255}$/,
    'must be letters, digits and _ . - , at most 255 characters, as Jenkins requires for ids',
  );

/** Accepts names of folders and domains (Jenkins.checkGoodName), but not `.` and `..`, which would change the path. */
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
  credential: id.describe('Id of the credential, which need not exist yet.'),
  folder: z
    .string()
    .refine(isFolder, 'must be the full name of a folder such as team-a or team-a/web')
    .optional()
    .describe('Full name of the folder whose store holds it. Default: the system store.'),
  user: z
    .string()
    .refine(isUser, 'must be the id of a user')
    .optional()
    .describe('User whose own store holds it; must be JENKINS_USER.'),
  domain: z
    .string()
    .refine(isFolderName, 'must be the name of a domain of credentials')
    .optional()
    .describe('Default: `_`, the global domain.'),
  kind: z
    .enum(['username-password', 'secret-text'], 'must be username-password or secret-text')
    .optional()
    .describe('Type of the credential in Jenkins. Default: username-password.'),
  as: z
    .enum(['secret', 'pair'], 'must be secret or pair')
    .optional()
    .describe('Content of a secret text; `pair` is username:secret. Default: secret.'),
});

export type JenkinsSettings = z.output<typeof shape>;

/** Settings of `jenkins: { url: https://ci.acme.dev, credential: harbor-push, folder: team-a }` in regcred.yml. */
export const settings = shape
  .refine(({ folder, user }) => folder === undefined || user === undefined, {
    message: 'must not be given together with folder',
    path: ['user'],
  })
  .refine(({ kind, as }) => as === undefined || kind === 'secret-text', {
    message: 'is for kind: secret-text; a username with password holds both anyway',
    path: ['as'],
  });

/** Parses `harbor-push`, `team-a/harbor-push` and `team-a/web/harbor-push`. */
export function parseShortForm(text: string): JenkinsSettings | undefined {
  const session = text.split('/');
  const credential = session.pop() ?? '';
  return session.length === 0 ? { credential } : { folder: session.join('/'), credential };
}

/** Parses the location of `ledger: jenkins:…`: `/` is the system store, `team-a/web` a folder. */
export function ledgerLocation(text: string): JenkinsLocation | undefined {
  if (text === '/') return { kind: 'system' };
  return isFolder(text) ? { kind: 'folder', path: text.split('/') } : undefined;
}

export function locationOf({ folder, user }: JenkinsSettings): JenkinsLocation {
  if (folder !== undefined) return { kind: 'folder', path: folder.split('/') };
  return user === undefined ? { kind: 'system' } : { kind: 'user', name: user };
}
