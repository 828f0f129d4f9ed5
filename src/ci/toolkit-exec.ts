/**
 * Replaces @actions/exec when @actions/core is bundled (scripts/build.mjs).
 *
 * The toolkit runs programs only to describe the platform, which regcred never asks for. regcred uses
 * src/context/exec.ts: the toolkit cannot stop a program that hangs, and a program that closes its standard input
 * early crashes the whole process with an EPIPE that cannot be caught.
 */
function refuse(): never {
  throw new Error('regcred runs programs through src/context/exec.ts');
}

export { refuse as exec, refuse as getExecOutput };
