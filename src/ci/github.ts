import { tmpdir } from 'node:os';
import * as core from '@actions/core';
import type { Environment, Log, Masks } from '../context/context.js';
import { defined } from '../defined.js';
import { createMasks, holdsSecret } from '../context/masks.js';
import { createRedactor } from '../secret/redactor.js';
import type { Ci } from '../context/ci.js';
import { checkFolder, checkName } from './check-name.js';
import { throughRunnerFile } from './github-files.js';
import { helperWords } from './helper-words.js';
import { logLines } from './log-lines.js';
import { privateFolder } from './private-folder.js';
import type { Surface } from './surface.js';

/**
 * Makes the surface of GitHub Actions through its toolkit. The toolkit reads process.env itself; `env` is the same
 * environment, for what the toolkit does not do.
 *
 * Masks are commands on standard output. Node writes them synchronously to the runner's pipe, so each precedes every
 * line printed after it.
 */
export function createGithub(env: Environment): Surface {
  const redactor = createRedactor();
  const lines = (text: string) => logLines(text, (line) => redactor.redact(line));
  const log = githubLog(lines);
  const masks = createMasks(redactor, core.setSecret, log.warning);
  let pending = Promise.resolve();
  const summary = (markdown: string) => {
    pending = pending.then(() => writeSummary(masks.redact(markdown), log));
  };
  return {
    env,
    log,
    masks,
    debug: core.isDebug(),
    ci: githubCi(env, log, masks, summary),
    report: (error) => core.error(lines(error.toString()).join('\n')),
    settled: () => pending,
  };
}

function githubLog(lines: (text: string) => readonly string[]): Log {
  // The toolkit escapes line endings in annotations but not in info: one call per line.
  const annotation = (show: (text: string) => void) => (text: string) => show(lines(text).join('\n'));
  return {
    info: (text) => lines(text).forEach((line) => core.info(line)),
    notice: annotation(core.notice),
    warning: annotation(core.warning),
    error: annotation(core.error),
    debug: annotation(core.debug),
  };
}

/** The folder is made when it is asked for, so a failure to make it is an error of the run. */
function githubCi(env: Environment, log: Log, masks: Masks, summary: Ci['summary']): Ci {
  let folder: string | undefined;
  const ledger = env.GITHUB_REPOSITORY ? `github:${env.GITHUB_REPOSITORY}` : undefined;
  return {
    id: 'github',
    summary,
    sharesHome: env['RUNNER_ENVIRONMENT'] === 'self-hosted',
    ...defined({ ledger }),
    get tempDir() {
      return (folder ??= privateFolder(env.RUNNER_TEMP || tmpdir()));
    },
    get helperWords() {
      return helperWords();
    },
    input: (name) => core.getInput(name, { trimWhitespace: false }),
    has: (name) => env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`] !== undefined,
    given: () =>
      Object.entries(env)
        .filter(([name, value]) => name.startsWith('INPUT_') && value !== undefined && value !== '')
        .map(([name]) => name.slice('INPUT_'.length).toLowerCase()),
    output(name, value) {
      checkName(name);
      explainMaskedOutput(name, value, log, masks);
      throughRunnerFile('GITHUB_OUTPUT', env, () => core.setOutput(name, value));
    },
    exportVariable(name, value) {
      checkName(name);
      throughRunnerFile('GITHUB_ENV', env, () => core.exportVariable(name, value));
    },
    addPath(folder) {
      checkFolder(folder, 'RUNNER_TEMP');
      throughRunnerFile('GITHUB_PATH', env, () => core.addPath(folder));
    },
    saveState(name, value) {
      checkName(name);
      throughRunnerFile('GITHUB_STATE', env, () => core.saveState(name, value));
    },
    state: (name) => core.getState(name),
  };
}

/** Warns when an output equals a secret: GitHub then drops it without saying so. */
function explainMaskedOutput(name: string, value: string, log: Log, masks: Masks): void {
  if (!holdsSecret(value, masks)) return;
  log.warning(
    `The output "${name}" contains text that is masked as a secret. Later steps of this job can read it; ` +
      'GitHub drops it where it is passed on as an output of the job.',
  );
}

/** Writes the summary page; a failure is only a warning. */
async function writeSummary(markdown: string, log: Log): Promise<void> {
  try {
    await core.summary.addRaw(markdown, true).write();
  } catch {
    core.summary.emptyBuffer();
    log.warning('The job summary could not be written (GITHUB_STEP_SUMMARY).');
  }
}
