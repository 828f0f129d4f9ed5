import { appendFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Environment } from '../context/context.js';
import { shellWord } from '../context/shell-word.js';
import { defined } from '../defined.js';
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

/** The variables for the job's shell, which reads the file with `.`. */
const SHELL_FILE = 'environment.sh';

/**
 * Makes the surface of a GitLab CI job. GitLab masks only whole values of variables marked in its settings, and
 * nothing issued while a job runs (GitLab docs, ci/variables). So we redact what we print and report a value that
 * GitLab cannot mask.
 */
export function createGitlab({ command, ...parts }: JobParts): Surface {
  const { env } = parts;
  const surface = plainSurface(parts);
  // Only jobs of this project and this runner slot use it, one after another.
  const folder = jobFolder(env['RUNNER_TEMP_PROJECT_DIR'] || tmpdir(), env['CI_JOB_ID'] ?? '0');
  return { ...surface, ci: gitlabCi(command, parts, surface, folder), check: () => refuseTrace(env) };
}

function gitlabCi(command: string, { env, err }: PlainParts, surface: PlainSurface, folder: JobFolder): Ci {
  const { log, lines } = surface;
  const ledger = env['CI_PROJECT_PATH'] ? `gitlab:${env['CI_PROJECT_PATH']}` : undefined;
  const noticeUnmaskable = (input: string, variable: string, value: string) => {
    if (input.endsWith('username') || isMaskable(value)) return;
    log.notice(
      `GitLab cannot mask the value of ${variable}: it contains a blank or a line break, or has fewer than 8 characters. regcred does not print it; another command of the job could.`,
    );
  };
  const setVariable = (name: string, value: string) => {
    checkName(name);
    folder.append(SHELL_FILE, `export ${name}=${shellWord(value)}`);
  };
  return {
    id: 'gitlab-ci',
    // The runner sets it where each job has its own machine or container (GitLab docs, predefined variables).
    sharesHome: env['CI_DISPOSABLE_ENVIRONMENT'] !== 'true',
    ...defined({ ledger }),
    get tempDir() {
      return folder.path;
    },
    get helperWords() {
      return helperWords();
    },
    ...variableInputs(command, env, noticeUnmaskable),
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
 * Writes a result for later jobs to REGCRED_OUTPUTS_FILE, an `artifacts:reports:dotenv` of the job. Skips long values:
 * the file is limited to 5 KB (GitLab docs, ci/yaml/artifacts_reports).
 */
function writeDotenv(variable: string, value: string, env: Environment): void {
  const file = env['REGCRED_OUTPUTS_FILE'];
  if (file && value.length <= 1000) appendFileSync(file, `${variable}=${value}\n`);
}

/** Prints a collapsible section (GitLab docs, ci/jobs/job_logs, "Custom collapsible sections"). */
function section(headline: string, text: readonly string[], err: (text: string) => void): void {
  const time = Math.floor(Date.now() / 1000);
  err(`\u001b[0Ksection_start:${time}:regcred\r\u001b[0Kregcred: ${headline}\n`);
  for (const line of text) err(`${line}\n`);
  err(`\u001b[0Ksection_end:${time}:regcred\r\u001b[0K\n`);
}

/** Refuses CI_DEBUG_TRACE: it prints every variable and command into a log that many can read. */
function refuseTrace(env: Environment): void {
  if (env['CI_DEBUG_TRACE'] !== 'true' || env['REGCRED_ALLOW_DEBUG_TRACE'] === 'true') return;
  fail('E_DEBUG_TRACE');
}
