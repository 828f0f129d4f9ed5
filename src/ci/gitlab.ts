import { appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Environment } from '../context/context.js';
import { shellWord } from '../context/shell-word.js';
import { fail } from '../errors/error.js';
import type { Ci } from '../context/ci.js';
import { checkFolder, checkName } from './check-name.js';
import { helperWords } from './helper-words.js';
import { jobFolder, type JobFolder } from './job-folder.js';
import { plainSurface, type JobParts, type PlainParts, type PlainSurface } from './plain-surface.js';
import { plainTable } from './plain-table.js';
import { writeReport } from './report-page.js';
import type { Surface } from './surface.js';
import { variableInputs } from './variable-inputs.js';

/** What the folder of the job holds for the shell that runs it, to be read with `.`. */
const SHELL_FILE = 'environment.sh';

/**
 * A job of GitLab CI. GitLab masks whole values of variables that were marked so in its settings, and nothing
 * that comes up while a job runs (GitLab docs, ci/variables): what we print is redacted by ourselves, and a
 * value that GitLab cannot mask is reported.
 */
export function createGitlab({ command, ...parts }: JobParts): Surface {
  const { env } = parts;
  const surface = plainSurface(parts);
  // Only jobs of this project and this slot of the runner use it, one after the other.
  const folder = jobFolder(env['RUNNER_TEMP_PROJECT_DIR'] || tmpdir(), env['CI_JOB_ID'] ?? '0');
  return { ...surface, ci: gitlabCi(command, parts, surface, folder), check: () => refuseTrace(env) };
}

function gitlabCi(command: string, { env, err }: PlainParts, surface: PlainSurface, folder: JobFolder): Ci {
  const { log, lines } = surface;
  const look = (input: string, variable: string, value: string) => {
    if (input.endsWith('username') || isMaskable(value)) return;
    log.notice(
      `GitLab cannot mask the value of ${variable}: it has a blank, a line break or fewer than 8 characters. Nothing of regcred prints it; a command of the job could.`,
    );
  };
  const setVariable = (name: string, value: string) => {
    checkName(name);
    folder.append(SHELL_FILE, `export ${name}=${shellWord(value)}`);
  };
  return {
    id: 'gitlab-ci',
    // Set by the runner where each job has a machine or container of its own (GitLab docs, predefined variables).
    sharesHome: env['CI_DISPOSABLE_ENVIRONMENT'] !== 'true',
    ...(env['CI_PROJECT_PATH'] && { ledger: `gitlab:${env['CI_PROJECT_PATH']}` }),
    get tempDir() {
      return folder.path;
    },
    get helperWords() {
      return helperWords();
    },
    ...variableInputs(command, env, look),
    output(name, value) {
      checkName(name);
      const variable = `REGCRED_${name.toUpperCase().replaceAll('-', '_')}`;
      writeDotenv(variable, lines(value).join(' '), env);
    },
    exportVariable: setVariable,
    addPath(path) {
      checkFolder(path, 'RUNNER_TEMP_PROJECT_DIR');
      folder.append(SHELL_FILE, `export PATH=${shellWord(path)}:"$PATH"`);
    },
    summary(markdown, headline = 'summary') {
      section(lines(headline).join(' '), lines(plainTable(markdown)), err);
      writeReport(`regcred: ${headline}`, markdown, surface);
    },
    saveState: folder.saveState,
    state: folder.state,
    steps: folder.steps,
  };
}

/** Single line, no blanks, at least 8 characters (GitLab docs, ci/variables, "Mask a CI/CD variable"). */
function isMaskable(value: string): boolean {
  return /^\S{8,}$/u.test(value);
}

/**
 * Results for later jobs, in the file that REGCRED_OUTPUTS_FILE names: an `artifacts:reports:dotenv` of the job. It
 * may have 5 KB in all, so that long ones are left out (GitLab docs, ci/yaml/artifacts_reports).
 */
function writeDotenv(variable: string, value: string, env: Environment): void {
  const file = env['REGCRED_OUTPUTS_FILE'];
  if (file && value.length <= 1000) appendFileSync(file, `${variable}=${value}\n`);
}

/** A part of the log that can be folded (GitLab docs, ci/jobs/job_logs, "Custom collapsible sections"). */
function section(headline: string, text: readonly string[], err: (text: string) => void): void {
  const time = Math.floor(Date.now() / 1000);
  err(`\u001b[0Ksection_start:${time}:regcred\r\u001b[0Kregcred: ${headline}\n`);
  for (const line of text) err(`${line}\n`);
  err(`\u001b[0Ksection_end:${time}:regcred\r\u001b[0K\n`);
}

/** A job with CI_DEBUG_TRACE prints every variable and every command, and its log can be read by many. */
function refuseTrace(env: Environment): void {
  if (env['CI_DEBUG_TRACE'] !== 'true' || env['REGCRED_ALLOW_DEBUG_TRACE'] === 'true') return;
  fail('E_DEBUG_TRACE');
}
