import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import { fail } from '../../errors/error.js';
import { Secret } from '../../secret/secret.js';
import type { RequestedLogin } from './requested-login.js';

export interface GivenCredential {
  readonly username?: string;
  readonly secret?: Secret;
}

/**
 * Cleans username and secret the same way for every client. Cuts one line ending off the password with a notice,
 * as docker login does, so a drop-in keeps working. Only warns about other white space at an end
 * (docs/faults.md A5, docs/reference/login.md 1.2).
 */
export function givenCredential(
  spec: Pick<RequestedLogin, 'username' | 'password'>,
  registry: string,
  ctx: Context,
): GivenCredential {
  const username = spec.username || undefined;
  const written = spec.password.reveal();
  if (isFileOfJob(written.trim(), ctx.env)) fail('E_SECRET_IS_FILE', { registry });
  const value = written.replace(/\r?\n$/, '');
  if (value.trim() === '') return defined({ username });
  if (value !== written)
    ctx.log.notice(`The password for ${registry} ended with a line break, which was cut.`);
  if (value !== value.trim()) {
    ctx.log.warning(
      `The password for ${registry} begins or ends with white space. If the login is refused, store the secret again without it.`,
    );
  }
  return { ...defined({ username }), secret: new Secret(value) };
}

/**
 * Whether a password is the path that GitLab gives in place of a variable of the type File: below the job's temporary
 * folder, which is the project's with .tmp (docs.gitlab.com, Use file type CI/CD variables).
 */
function isFileOfJob(text: string, env: Context['env']): boolean {
  const folders = [env['RUNNER_TEMP_PROJECT_DIR'], env['CI_PROJECT_DIR'] && `${env['CI_PROJECT_DIR']}.tmp`];
  return folders.some((folder) => folder && text.startsWith(`${folder}/`) && !/\s/.test(text));
}
