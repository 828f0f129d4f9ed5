import { foreign } from './secret/foreign.js';

/**
 * Every way in which regcred can fail, as a closed list: exit code, one sentence, and what to do next.
 *
 * Exit codes (design, section 7): 1 failed, 2 usage or configuration, 75 temporary, try again.
 * `{name}` is filled in from the details given to {@link RegcredError}. Details are made harmless and
 * cut before they are shown; secrets are never among them.
 */
export const errors = {
  // Usage and configuration
  E_USAGE: {
    exit: 2,
    message: '{problem}.',
    hint: 'Run `regcred --help` for the commands and their options.',
  },
  E_INPUT_UNKNOWN: {
    exit: 2,
    message: 'There is no input named "{name}".',
    hint: 'Did you mean "{suggestion}"? The inputs are listed in the README.',
  },
  E_INPUT_MISSING: { exit: 2, message: 'The input "{name}" is required.', hint: '{hint}' },
  E_INPUT_BOOLEAN: {
    exit: 2,
    message: 'The input "{name}" must be true or false.',
    hint: 'YAML 1.2 booleans only: true, True, TRUE, false, False or FALSE.',
  },
  E_INPUT_CHOICE: {
    exit: 2,
    message: 'The input "{name}" does not take the value "{value}".',
    hint: 'It takes one of: {choices}.',
  },
  E_INPUT_DURATION: {
    exit: 2,
    message: 'The input "{name}" must be a time such as 90, 90s or 2m.',
    hint: 'A bare number counts seconds; the least is 1s and the most {most}.',
  },
  E_INPUT_CONFLICT: {
    exit: 2,
    message: 'The inputs "{first}" and "{second}" cannot be used together.',
    hint: '{hint}',
  },
  E_REGISTRY_INVALID: {
    exit: 2,
    message: 'The registry "{registry}" is not a host name.',
    hint: 'Write it as host, host:port or host:port/path in plain ASCII, for example ghcr.io or registry.example.com:5000.',
  },
  E_REGISTRY_USERINFO: {
    exit: 2,
    message: 'The registry address for {host} contains a user name or a password.',
    hint: 'Give them as the inputs username and password, and only the host as registry.',
  },
  E_USERNAME_MISSING: {
    exit: 2,
    message: 'A password for {registry} was given without a user name.',
    hint: 'Set the input username; or give username:password as one value in password.',
  },
  E_USERNAME_INVALID: {
    exit: 2,
    message: 'The user name for {registry} contains control characters or is not one line.',
    hint: 'Check the secret or variable it comes from for a line break or invisible characters.',
  },
  E_USERNAME_COLON: {
    exit: 2,
    message: 'The user name for {registry} contains a colon.',
    hint: 'Registries split user and password at the first colon, so such a user name cannot work.',
  },
  E_SECRET_EMPTY: {
    exit: 2,
    message: 'The password for {registry} is empty.',
    hint: 'Check that the secret exists and its name is spelled right; runs of pull requests from forks get no secrets (see the input on-missing-credentials).',
  },
  E_SECRET_NUL: {
    exit: 2,
    message: 'The password for {registry} contains a NUL byte.',
    hint: 'Store the secret again without it; it is usually the sign of a wrong encoding.',
  },
  E_ENV_UNSAFE: {
    exit: 2,
    message: 'The environment variable {variable} would make Node.js print or expose secrets.',
    hint: 'Unset {variable} for this step.',
  },
  E_TLS_DISABLED: {
    exit: 2,
    message: 'NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off.',
    hint: 'Unset it, and give the registry’s certificate authority as the input ca.',
  },

  // The configuration file
  E_CONFIG_FILE: {
    exit: 2,
    message: 'The configuration {file} cannot be read ({problem}).',
    hint: 'Give the path of a regcred.yml: a regular file, UTF-8, at most 256 KiB, readable by this user.',
  },
  E_CONFIG_SYNTAX: {
    exit: 2,
    message: '{source}, line {line}, column {column}: it {problem}.',
    hint: 'The text is YAML 1.2 without aliases, anchors, tags, merge keys or duplicate keys; the line is not shown because a secret may stand in it.',
  },
  E_CONFIG_TYPE: {
    exit: 2,
    message: '{source}, line {line}, column {column}: {path} must be {expected}.',
    hint: '{hint}',
  },
  E_CONFIG_KEY: {
    exit: 2,
    message: '{source}, line {line}, column {column}: {path} {problem}.',
    hint: '{hint}',
  },
  E_CONFIG_VALUE: {
    exit: 2,
    message: '{source}, line {line}, column {column}: {path} {problem}.',
    hint: '{hint}',
  },

  // Rotation
  E_DOWNTIME_NOT_ACCEPTED: {
    exit: 2,
    message: '{credential} has one secret at a time, so replacing it makes a gap.',
    hint: 'From the moment the registry takes the new secret, {token} cannot log in with the old one, until {stores} hold the new one (seconds) and jobs that already read the old one have ended. Write accept-downtime: true under rotate to accept that. Nothing was changed.',
  },
  E_NOTHING_PROVED: {
    exit: 1,
    message: '{registry} asks for no credential, so nothing can be proved about the one of {credential}.',
    hint: 'Check that this is the address of the registry the credential is for, and that it requires a login.',
  },
  E_VERIFY_FAILED: {
    exit: 1,
    message: 'The new secret of {credential} was set, but {registry} refuses it.',
    hint: 'No store was written. Check that {token} is what this registry reads (in a container: the folder must be mounted, not the single file), then run it again: a new secret will be made.',
  },
  E_REVOKE_UNPROVED: {
    exit: 1,
    message: '{registry} was not seen to refuse the old secret of {credential}.',
    hint: 'The new secret works and every store has it, but the old one may still work: check whether another server or a cache answers for this registry. The next run replaces the secret again.',
  },
  E_CLOCK: {
    exit: 1,
    message: 'By the ledger, {credential} was rotated in the future ({since}).',
    hint: 'Set this machine’s clock. Nothing was changed.',
  },
  E_ROTATION_ENDLESS: {
    exit: 1,
    message: 'The rotation of {credential} did not come to an end.',
    hint: 'Something else keeps changing its registry, store or ledger while it runs. Run it again when that has ended.',
  },

  // The ledger
  E_LEDGER_FILE: {
    exit: 1,
    message: 'The ledger {ledger} cannot be read or written ({problem}).',
    hint: 'Its folder must exist and be writable for this user.',
  },
  E_LEDGER_INVALID: {
    exit: 1,
    message: 'The ledger {ledger} is damaged ({problem}).',
    hint: 'Nothing was changed. Restore it from a copy; only if there is none, remove it, and the next run replaces every secret it was for.',
  },
  E_LEDGER_VERSION: {
    exit: 1,
    message: 'The ledger {ledger} was written by a newer regcred (version {version}).',
    hint: 'Run that version or a later one. Nothing was changed.',
  },
  E_LOCK_LOST: {
    exit: 1,
    message: 'Another run has taken over the ledger {ledger}.',
    hint: 'This run took longer than its lease and has stopped; the other one finishes the work.',
  },

  // Stores and the files of tokens
  E_STORE_READ: {
    exit: 1,
    message: 'The store {store} cannot be read ({problem}).',
    hint: 'It must be a regular file of at most 64 KiB that this user may read, or not exist.',
  },
  E_STORE_WRITE: {
    exit: 1,
    message: 'The store {store} cannot be written ({problem}).',
    hint: 'This user must be allowed to make files in its folder, and to give them the owner the file has.',
  },
  E_STORE_MISMATCH: {
    exit: 1,
    message: 'The store {store} does not hold what was written to it.',
    hint: 'Something else writes to it; find out what, then run it again.',
  },
  E_TOKEN_FILE: {
    exit: 1,
    message: 'The password file {file} cannot be replaced ({problem}).',
    hint: 'It must be a regular file in a folder where this user may make files, with the owner the file has.',
  },
  E_TOKEN_USER: {
    exit: 1,
    message: 'The password file {file} has {found} for the user.',
    hint: 'It must have exactly one line for the user that token names; add it with `htpasswd -B` first.',
  },
  E_TOKEN_HASH: {
    exit: 1,
    message: 'The password file {file} has a hash for the user that is not bcrypt.',
    hint: 'The registry accepts bcrypt only; make the line again with `htpasswd -B`.',
  },

  // The place we run in
  E_HOST_FILE: {
    exit: 1,
    message: 'The runner’s file {variable} is missing or cannot be written.',
    hint: 'This is the runner’s own file; check the disk and that nothing unsets {variable}. Nothing was printed instead.',
  },
  E_OUTPUT_NAME: {
    exit: 1,
    message: 'The name "{name}" cannot be used for an output or a variable.',
    hint: 'Names are letters, digits, hyphens and underscores.',
  },
  E_TIMEOUT: {
    exit: 75,
    message: '{what} did not finish within {seconds} s.',
    hint: 'Raise the input timeout, or check the network between this machine and {where}.',
  },
  E_INTERRUPTED: {
    exit: 1,
    message: 'Stopped by {signal}.',
    hint: 'Nothing half-done is left behind; run it again.',
  },
  E_INTERNAL: {
    exit: 1,
    message: 'regcred met a fault of its own ({kind}).',
    hint: 'Please report it with the output of a run with debug logging; see SECURITY.md if a secret is involved.',
  },
} as const satisfies Record<string, { exit: 1 | 2 | 75; message: string; hint: string }>;

export type ErrorCode = keyof typeof errors;

type Slots<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never;
type Details<C extends ErrorCode> = Slots<(typeof errors)[C]['message'] | (typeof errors)[C]['hint']>;
type Arguments<C extends ErrorCode> = [Details<C>] extends [never]
  ? [code: C]
  : [code: C, details: Record<Details<C>, string | number>];

/**
 * The only error that leaves a function of regcred on purpose.
 *
 * It never wraps the error it was made from: foreign errors carry argv, URLs, response bodies or source
 * lines (reference: faults, group E), so callers translate them into a code and plain details.
 */
export class RegcredError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;
  readonly exit: 1 | 2 | 75;

  /** Use {@link fail}, which lets the compiler check the details. */
  constructor(code: ErrorCode, details: Readonly<Record<string, string | number>> = {}) {
    const fill = (text: string) =>
      text.replace(/\{(\w+)\}/g, (_, name: string) => foreign(String(details[name] ?? '')));
    super(fill(errors[code].message));
    this.name = 'RegcredError';
    this.code = code;
    this.hint = fill(errors[code].hint);
    this.exit = errors[code].exit;
  }

  /** `E_CODE: one sentence. Hint: what to do.` — the form in which every surface shows it. */
  override toString(): string {
    return `${this.code}: ${this.message} Hint: ${this.hint}`;
  }
}

/** Makes an error of the closed list; the details the code's texts name are checked by the compiler. */
export function fail<C extends ErrorCode>(...[code, details]: Arguments<C>): RegcredError {
  return new RegcredError(code, details);
}
