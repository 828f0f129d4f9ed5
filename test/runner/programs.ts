import { randomUUID } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expand, type Contexts } from './expressions.js';
import { contexts, type JobState } from './job-state.js';
import { loadAction, type Action, type Stage } from './stage.js';

/** What a stage starts, and what the log says about it first. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** `INPUT_…` variables. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly title: string;
  readonly details: readonly string[];
}

export function nodeProgram(job: JobState, stage: Stage, context: Contexts): Program {
  const uses = stage.step.uses ?? '';
  const action = loadAction(job, uses);
  const { runs } = action.manifest;
  if (runs.using !== 'node20' && runs.using !== 'node24') {
    throw new Error(`${uses} has "using: ${runs.using}"; this runner does node20 and node24.`);
  }
  if (runs.pre !== undefined) throw new Error(`${uses} has "pre", which this runner does not do.`);
  const target = resolve(action.directory, (stage.kind === 'main' ? runs.main : runs.post) ?? '');
  if (!existsSync(target)) throw new Error(`File not found: '${target}'`);
  const inputs = readInputs(job, stage, action, context);
  return {
    command: job.options.node,
    args: [target],
    cwd: job.options.workspace,
    inputs: Object.fromEntries(inputs.map(([name, value]) => [inputVariable(name), value])),
    title: uses,
    details: [
      'with:',
      ...inputs.filter(([, value]) => value !== '').map(([name, value]) => `  ${name}: ${value}`),
    ],
  };
}

/** Only spaces become underscores: a hyphen stays, so a shell could not set such a variable. */
export const inputVariable = (name: string): string => `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;

function readInputs(job: JobState, stage: Stage, action: Action, context: Contexts): [string, string][] {
  const declared = Object.entries(action.manifest.inputs ?? {});
  const given = Object.entries(stage.step.with ?? {}).map(([name, value]): [string, string] => [
    name,
    expand(value, context),
  ]);
  const has = (list: readonly (readonly [string, unknown])[], name: string): boolean =>
    list.some(([other]) => other.toLowerCase() === name.toLowerCase());
  for (const [name, definition] of declared) {
    const why = definition?.deprecationMessage;
    if (why !== undefined && has(given, name)) {
      job.log.annotate('warning', `Input '${name}' has been deprecated with message: ${why}`);
    }
  }
  const unknown = given.filter(([name]) => !has(declared, name));
  if (unknown.length > 0) {
    const list = (names: readonly (readonly [string, unknown])[]): string =>
      names.map(([name]) => `'${name}'`).join(', ');
    job.log.annotate('warning', `Unexpected input(s) ${list(unknown)}, valid inputs are [${list(declared)}]`);
  }
  const defaults = contexts(job, 'defaults', new Map());
  const missing = declared
    .filter(([name]) => !has(given, name))
    .map(([name, definition]): [string, string] => [name, expand(definition?.default, defaults)]);
  return [...given, ...missing];
}

// The runner's own ways of starting a shell (ScriptHandlerHelpers.cs).
const shells: Readonly<Record<string, readonly string[]>> = {
  '': ['bash', '-e'],
  bash: ['bash', '--noprofile', '--norc', '-e', '-o', 'pipefail'],
  sh: ['sh', '-e'],
};

export function scriptProgram(job: JobState, stage: Stage, context: Contexts): Program {
  const shell = stage.step.shell ?? job.defaults.shell ?? '';
  const [command, ...flags] = shells[shell] ?? [];
  if (command === undefined) throw new Error(`The shell "${shell}" is not one this runner does.`);
  const script = expand(stage.step.run, context);
  const file = join(job.temp, `${randomUUID()}.sh`);
  writeFileSync(file, script);
  const folder = expand(stage.step['working-directory'] ?? job.defaults['working-directory'], context);
  return {
    command,
    args: [...flags, file],
    cwd: resolve(job.options.workspace, folder),
    inputs: {},
    title: script.split('\n')[0] ?? '',
    details: [...script.trimEnd().split('\n'), `shell: ${[command, ...flags].join(' ')} {0}`],
  };
}
