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
 * Cleans username and secret the same way for every client. Cuts white space from both ends of the password with a
 * notice, as docker/login-action does with its input. Where it was written in quotes, cuts one line ending only, as
 * docker does, and warns about the rest (docs/faults.md A5, docs/reference/login.md 1.2).
 */
export function givenCredential(
  spec: Pick<RequestedLogin, 'username' | 'password' | 'keepsBlanks'>,
  registry: string,
  ctx: Context,
): GivenCredential {
  const username = spec.username || undefined;
  const written = spec.password.reveal();
  if (isFileOfJob(written.trim(), ctx.env)) fail('E_SECRET_IS_FILE', { registry });
  const line = written.replace(/\r?\n$/, '');
  const trimmed = line.trim();
  if (trimmed === '') return defined({ username });
  if (line !== written)
    ctx.log.notice(`The password for ${registry} ended with a line break, which was cut.`);
  if (trimmed === line) return { ...defined({ username }), secret: new Secret(line) };
  if (spec.keepsBlanks) {
    ctx.log.warning(
      `The password for ${registry} begins or ends with white space. If the login is refused, store the secret again without it.`,
    );
    return { ...defined({ username }), secret: new Secret(line) };
  }
  ctx.log.notice(
    `The password for ${registry} began or ended with white space, which was cut. Store the secret again without it; where it belongs to the password, write it in registry-auth, in quotes.`,
  );
  return { ...defined({ username }), secret: new Secret(trimmed) };
}

/**
 * Whether a password is the path that GitLab gives in place of a variable of the type File: below the job's temporary
 * folder, which is the project's with .tmp (docs.gitlab.com, Use file type CI/CD variables).
 */
function isFileOfJob(text: string, env: Context['env']): boolean {
  const folders = [env['RUNNER_TEMP_PROJECT_DIR'], env['CI_PROJECT_DIR'] && `${env['CI_PROJECT_DIR']}.tmp`];
  return folders.some((folder) => folder && text.startsWith(`${folder}/`) && !/\s/.test(text));
}
