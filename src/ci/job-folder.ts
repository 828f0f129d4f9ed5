import {
  appendFileSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { SavedStep } from '../context/ci.js';
import { orTempFault, privateFolder } from './private-folder.js';

/** Passes data between the steps of a job where the CI passes only its variables. */
export interface JobFolder {
  readonly path: string;
  /** Adds a line to a file of the folder, for the program that started this one. */
  append(file: string, line: string): void;
  saveState(name: string, value: string): void;
  state(name: string): string;
  steps(): readonly SavedStep[];
}

const PREFIX = 'regcred-job-';
const STEP = /^step-(\d{4})\.json$/;
const DAY = 86_400_000;

/**
 * Opens the folder of one job, the same in each of its steps, below a folder that only its runner uses. The first
 * access creates it and removes folders that killed jobs left a day ago: they may contain logins.
 */
export function jobFolder(parent: string, job: string): JobFolder {
  const name = `${PREFIX}${job.replace(/[^A-Za-z0-9-]/g, '-').slice(-80)}`;
  let made: string | undefined;
  let own: { readonly file: string; readonly values: Map<string, string> } | undefined;
  const path = () => {
    if (made === undefined) {
      orTempFault(parent, () => mkdirSync(parent, { recursive: true, mode: 0o700 }));
      sweep(parent, name);
      made = privateFolder(parent, name);
    }
    return made;
  };
  return {
    get path() {
      return path();
    },
    append: (file, line) => appendFileSync(join(path(), file), `${line}\n`, { mode: 0o600 }),
    saveState(key, value) {
      own ??= { file: newStep(path()), values: new Map() };
      own.values.set(key, value);
      // Renamed when complete: a job may be killed at any moment.
      writeFileSync(`${own.file}.new`, JSON.stringify(Object.fromEntries(own.values)), { mode: 0o600 });
      renameSync(`${own.file}.new`, own.file);
    },
    state: (key) => own?.values.get(key) ?? '',
    steps: () =>
      stepFiles(path())
        .reverse()
        .map((file) => savedStep(join(path(), file))),
  };
}

const stepFiles = (folder: string) =>
  readdirSync(folder)
    .filter((file) => STEP.test(file))
    .sort();

/** Claims the next number; two programs of one job may run at once. */
function newStep(folder: string): string {
  for (let number = stepFiles(folder).length; ; number += 1) {
    const file = join(folder, `step-${String(number).padStart(4, '0')}.json`);
    try {
      writeFileSync(file, '{}', { flag: 'wx', mode: 0o600 });
      return file;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function savedStep(file: string): SavedStep {
  const values = parse(readFileSync(file, 'utf8'));
  return {
    state(name) {
      // Returns an invalid state for an unreadable file, which the use case reports as damaged.
      const value = values === undefined ? '?' : values.get(name);
      return typeof value === 'string' ? value : '';
    },
    forget: () => rmSync(file, { force: true }),
  };
}

function parse(text: string): ReadonlyMap<string, unknown> | undefined {
  try {
    return new Map(Object.entries(JSON.parse(text) as object));
  } catch {
    return undefined;
  }
}

function sweep(parent: string, own: string): void {
  for (const name of readdirSync(parent)) {
    const folder = join(parent, name);
    const stat = name.startsWith(PREFIX) && name !== own && lstatSync(folder, { throwIfNoEntry: false });
    if (!stat || !stat.isDirectory() || stat.uid !== process.getuid?.()) continue;
    if (Date.now() - stat.mtimeMs > DAY) rmSync(folder, { recursive: true, force: true });
  }
}
