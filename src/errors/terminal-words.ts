import type { RegcredError } from './error.js';
import type { ErrorCode } from './list.js';

/** Hints for a person at a terminal, where the one of the list speaks of jobs. */
const hints: Partial<Record<ErrorCode, string>> = {
  E_SECRET_EMPTY:
    'Give --username to be asked for it, or use --password-stdin, --password-file or --password-env.',
  E_USERNAME_MISSING: 'Give it as --username; or username:password as one value in the password.',
};

/** Says an error in the words of a terminal: options where the list says inputs. */
export function terminalWords(error: RegcredError): string {
  const hint = hints[error.code] ?? asOptions(error.hint);
  return `${error.code}: ${asOptions(error.message)} Hint: ${hint}`;
}

/** `The input "client"`, `the input timeout` and `as the input ca` name options here. */
function asOptions(text: string): string {
  return text.replace(/\b([Tt]he|as the) input "?([a-z][a-z-]*[a-z])"?/g, '$1 option --$2');
}
