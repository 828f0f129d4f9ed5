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
 * A build of Jenkins. Its credentials binding masks what a pipeline binds, inside that block only; a token
 * that comes up while a build runs is not masked by anything, so that what we print is redacted by ourselves.
 *
 * The shared library reads the results out of the folder of the job (REGCRED_JOB_FOLDER names its parent):
 * `environment` has a line for `withEnv` each, `outputs` one for each result, `headline` the build's
 * description.
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
    // Builds of an agent run as the same user.
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
      // A second line would be a variable of its own.
      if (/[\r\n]/.test(value)) fail('E_HOST_FILE', { variable: name });
      folder.append('environment', `${name}=${value}`);
    },
    addPath(path) {
      checkFolder(path, 'WORKSPACE_TMP');
      // Jenkins puts it before what is there (hudson.EnvVars, override).
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
