import { tmpdir } from 'node:os';
import { fail } from '../errors/error.js';
import type { Ci } from '../context/ci.js';
import { checkFolder, checkName } from './check-name.js';
import { helperWords } from './helper-words.js';
import { jobFolder, type JobFolder } from './job-folder.js';
import { plainSurface, type JobParts, type PlainSurface } from './plain-surface.js';
import { plainTable } from './plain-table.js';
import { writeReport } from './report-page.js';
import type { Surface } from './surface.js';
import { variableInputs } from './variable-inputs.js';

/**
 * Makes the surface of a Jenkins build. Its credentials binding masks what a pipeline binds, inside that block only.
 * Nothing masks a token issued while a build runs, so we redact what we print.
 *
 * The shared library reads the results from the job's folder (REGCRED_JOB_FOLDER names its parent): `environment`
 * has the lines for `withEnv`, `outputs` one for each result, `headline` the build's description.
 */
export function createJenkins({ command, ...parts }: JobParts): Surface {
  const { env } = parts;
  const surface = plainSurface(parts);
  const parent = env['REGCRED_JOB_FOLDER'] || env['WORKSPACE_TMP'] || tmpdir();
  const folder = jobFolder(parent, env['BUILD_TAG'] ?? '0');
  return { ...surface, ci: jenkinsCi(command, parts, surface, folder) };
}

function jenkinsCi(
  command: string,
  { env, err }: Pick<JobParts, 'env' | 'err'>,
  surface: PlainSurface,
  folder: JobFolder,
): Ci {
  const { lines } = surface;
  return {
    id: 'jenkins',
    // All builds of an agent run as the same user.
    sharesHome: true,
    get tempDir() {
      return folder.path;
    },
    get helperWords() {
      return helperWords();
    },
    ...variableInputs(command, env),
    output(name, value) {
      checkName(name);
      folder.append('outputs', `${name}=${lines(value).join(' ')}`);
    },
    exportVariable(name, value) {
      checkName(name);
      // A second line would set another variable.
      if (/[\r\n]/.test(value)) fail('E_HOST_FILE', { variable: name });
      folder.append('environment', `${name}=${value}`);
    },
    addPath(path) {
      checkFolder(path, 'WORKSPACE_TMP');
      // Jenkins prepends it to PATH (hudson.EnvVars, override).
      folder.append('environment', `PATH+REGCRED=${path}`);
    },
    summary(markdown, headline = 'summary') {
      lines(plainTable(markdown)).forEach((text) => err(`${text}\n`));
      folder.append('headline', lines(headline).join(' '));
      writeReport(`regcred: ${headline}`, markdown, surface);
    },
    saveState: folder.saveState,
    state: folder.state,
    steps: folder.steps,
  };
}
