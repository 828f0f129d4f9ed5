import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { parsePairs, readLines } from './file-commands.js';
import type { JobState } from './job-state.js';
import type { StageEffects } from './stage-effects.js';

const names = ['path', 'env', 'step_summary', 'state', 'output'] as const;
type Name = (typeof names)[number];

const maxSummary = 1024 * 1024;

/** The five files of one stage, fresh and empty; `apply` reads them after it, whatever its end. */
export interface StageFiles {
  readonly paths: Readonly<Record<Name, string>>;
  apply(effects: StageEffects): void;
}

export function openStageFiles(job: JobState): StageFiles {
  const folder = join(job.temp, '_runner_file_commands');
  mkdirSync(folder, { recursive: true });
  const suffix = randomUUID();
  const paths = Object.fromEntries(names.map((name) => [name, join(folder, `${name}_${suffix}`)])) as Record<
    Name,
    string
  >;
  for (const path of Object.values(paths)) writeFileSync(path, '');
  return {
    paths,
    apply(effects) {
      for (const name of names) {
        const error = applyFile(job, name, paths[name], effects);
        if (error !== undefined) {
          effects.fail(`Unable to process file command '${name}' successfully.`, error);
        }
        rmSync(paths[name], { force: true });
      }
    },
  };
}

/** Returns the first fault; what stands before it counts. */
function applyFile(job: JobState, name: Name, path: string, effects: StageEffects): string | undefined {
  const text = read(path);
  if (text === undefined) return undefined;
  if (name === 'path') {
    for (const line of readLines(text)) if (line !== '') effects.addPath(line);
    return undefined;
  }
  if (name === 'step_summary') {
    addSummary(job, path, text);
    return undefined;
  }
  const { pairs, error } = parsePairs(text);
  const keep = { env: effects.setEnv, state: effects.saveState, output: effects.setOutput }[name];
  for (const [key, value] of pairs) {
    if (key === '' && name === 'output') return "Value cannot be null. (Parameter 'name')";
    keep(key, value);
  }
  return error;
}

function addSummary(job: JobState, path: string, text: string): void {
  const { size } = statSync(path);
  if (size > maxSummary) {
    const kib = (bytes: number): string => String(Math.floor(bytes / 1024));
    const limit = `supports content up to a size of ${kib(maxSummary)}k, got ${kib(size)}k`;
    job.log.annotate('error', `$GITHUB_STEP_SUMMARY upload aborted, ${limit}.`);
  } else job.summary.push(...readLines(text).map((line) => `${job.masker.mask(line)}\n`));
}

/** Without a byte order mark, as .NET reads it; undefined when the stage has removed the file. */
function read(path: string): string | undefined {
  try {
    return new TextDecoder().decode(readFileSync(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
