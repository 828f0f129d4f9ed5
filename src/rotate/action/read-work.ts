import type { Ci, Inputs } from '../../context/ci.js';
import type { Context } from '../../context/context.js';
import { fail } from '../../errors/error.js';
import { nearest } from '../../nearest.js';
import { inlineConfig } from '../config/inline-config.js';
import { openWork } from '../config/open-work.js';
import { readConfig } from '../config/read-config.js';
import { installed } from '../config/installed.js';
import { inlineInputs, secretInputs } from './rotate-inputs.js';
import type { Work } from '../engine/work.js';

/** What the inputs name, from a file or from themselves. Sends nothing. */
export async function readWork(
  ci: Ci,
  ctx: Context,
  choice: { readonly now?: number } = {},
): Promise<readonly Work[]> {
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
    return openWork(file, parts, ctx, { ...choice, ...(only.length > 0 && { only }) });
  }
  const ledger = ci.ledger === undefined ? {} : { ledger: ci.ledger };
  return openWork(await inlineConfig({ inputs: ci, ...ledger }, ctx), parts, ctx, choice);
}

/** A typing error is not passed over (docs/faults.md A21). */
export function refuseUnknown(ci: Pick<Inputs, 'given'>, known: readonly string[]): void {
  const unknown = ci.given().find((name) => !known.includes(name));
  if (unknown) fail('E_INPUT_UNKNOWN', { name: unknown, suggestion: nearest(unknown, known) });
}

/** The context in which the inputs that hold secrets are variables; masked before anything is printed. */
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
