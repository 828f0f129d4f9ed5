import type { Ci, Inputs } from '../../context/ci.js';
import type { Context } from '../../context/context.js';
import { defined } from '../../defined.js';
import { fail } from '../../errors/error.js';
import { nearest } from '../../nearest.js';
import { inlineConfig } from './inline-config.js';
import { openCredentials } from '../config/open-credentials.js';
import type { Selection } from '../config/open-credentials.js';
import { readConfig } from '../config/read-config.js';
import { installed } from '../config/installed.js';
import { inlineInputs, secretInputs } from './rotate-inputs.js';
import type { OpenCredential } from '../engine/open-credential.js';

/** Opens the credentials that the inputs name: those of a file, or the one they describe. Sends nothing. */
export async function openRequested(
  ci: Ci,
  ctx: Context,
  selection: Pick<Selection, 'now'> = {},
): Promise<readonly OpenCredential[]> {
  const inline = inlineInputs.filter((name) => ci.input(name).trim() !== '');
  const config = ci.input('config').trim();
  const first = inline[0];
  if (first !== undefined && config !== '') {
    const hint = 'Describe the credential in the file, or leave the input config empty.';
    fail('E_INPUT_CONFLICT', { first: 'config', second: first, hint });
  }
  const parts = installed();
  if (first === undefined) {
    const only = list(ci.input('only'));
    const file = await readConfig(config || 'regcred.yml', ctx);
    return openCredentials(file, parts, ctx, { ...selection, ...(only.length > 0 && { only }) });
  }
  return openCredentials(
    await inlineConfig({ inputs: ci, ...defined({ ledger: ci.ledger }) }, ctx),
    parts,
    ctx,
    selection,
  );
}

/** Refuses a mistyped input instead of ignoring it (docs/faults.md A21). */
export function refuseUnknownInputs(ci: Pick<Inputs, 'given'>, inputs: readonly string[]): void {
  const unknown = ci.given().find((name) => !inputs.includes(name));
  if (unknown) fail('E_INPUT_UNKNOWN', { name: unknown, suggestion: nearest(unknown, inputs) });
}

/** Adds the inputs with secrets to the environment, masked before anything is printed. */
export function withSecrets(ci: Pick<Inputs, 'input'>, ctx: Context): Context {
  const entries = Object.entries(secretInputs).flatMap(([input, variable]) => {
    const value = ci.input(input);
    if (value.trim() === '') return [];
    ctx.masks.learn(value);
    return [[variable, value] as const];
  });
  return { ...ctx, env: { ...ctx.env, ...Object.fromEntries(entries) } };
}

function list(text: string): readonly string[] {
  return text
    .split(/[\n,]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
}
