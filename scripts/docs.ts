// Writes what comes from declarations: the tables of the README and of docs/registries, docs/errors.md,
// docs/stores, docs/config.md, docs/parity.md, the tables and the pinned program of gitlab/, the tables and help of
// jenkins/, the JSON Schema of regcred.yml and every action.yml.
// With --check nothing is written, and the exit code is 1 when one of them is not up to date.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { loginInputs, loginOutputs } from '../src/login/inputs/login-inputs.js';
import { configJsonSchema, tokenSchemas } from '../src/rotate/config/json-schema.js';
import { installed } from '../src/rotate/config/installed.js';
import { rotateInputs, rotateOutputs } from '../src/rotate/action/rotate-inputs.js';
import { configPage } from './docs/config-page.js';
import { actionFiles } from './docs/actions.js';
import { classesTable } from './docs/classes-table.js';
import { errorsPage } from './docs/errors-page.js';
import { identitiesTable } from './docs/identities-table.js';
import { inputsTable, outputsTable } from './docs/inputs-table.js';
import { pinned, templateInputsTable } from './docs/gitlab-component.js';
import { jenkinsHelp, jenkinsTables } from './docs/jenkins-pages.js';
import { between, PageFault } from './docs/page-blocks.js';
import { parityPage } from './docs/parity-page.js';
import { registryPages } from './docs/registry-pages.js';
import { registriesTable } from './docs/registries-table.js';
import { shortForms, storePages } from './docs/store-pages.js';

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** A page that cannot be used is said in one sentence. */
function faultOf(error: unknown): never {
  if (!(error instanceof PageFault)) throw error;
  console.error(error.message);
  process.exit(1);
}

function parserOf(path: string): string {
  if (path.endsWith('.json')) return 'json';
  return path.endsWith('.yml') ? 'yaml' : 'markdown';
}

const tables = {
  inputs: inputsTable(loginInputs),
  outputs: outputsTable(loginOutputs),
  'rotate-inputs': inputsTable(rotateInputs),
  'rotate-outputs': outputsTable(rotateOutputs),
  classes: await classesTable(),
  registries: await registriesTable(),
};
const templatePath = (use: string) => `gitlab/templates/${use}/template.yml`;
const program = readFileSync('jenkins/resources/regcred/regcred.cjs');
const { version } = JSON.parse(read('package.json')) as { version: string };
const templates = Object.fromEntries(
  ['login', 'rotate'].map((use) => [use, pinned(read(templatePath(use)), program, version)]),
);
const schema = await configJsonSchema(installed());
const stores = await storePages().catch(faultOf);
const wanted: Record<string, string> = {
  'README.md': Object.entries(tables).reduce(
    (page, [name, text]) => between(page, name, text),
    read('README.md'),
  ),
  'gitlab/README.md': Object.entries(templates).reduce(
    (page, [use, template]) => between(page, `gitlab-${use}-inputs`, templateInputsTable(template)),
    read('gitlab/README.md'),
  ),
  ...Object.fromEntries(Object.entries(templates).map(([use, text]) => [templatePath(use), text])),
  'jenkins/README.md': Object.entries(jenkinsTables()).reduce(
    (page, [name, text]) => between(page, name, text),
    read('jenkins/README.md'),
  ),
  'docs/errors.md': errorsPage(),
  'docs/keyless.md': between(read('docs/keyless.md'), 'identities', await identitiesTable()),
  'docs/config.md': configPage(schema, await tokenSchemas(installed().registries), shortForms()),
  ...(await registryPages().catch(faultOf)),
  'docs/parity.md': parityPage(),
  ...stores,
  'docs/regcred.schema.json': JSON.stringify(schema),
  ...actionFiles,
  ...jenkinsHelp(),
};
const style = await resolveConfig(fileURLToPath(import.meta.url));
const pages = await Promise.all(
  Object.entries(wanted).map(async ([path, text]) => ({
    path,
    text: path.endsWith('.txt') ? text : await format(text, { ...style, parser: parserOf(path) }),
  })),
);
const stale = pages.filter(({ path, text }) => read(path) !== text);

if (process.argv.includes('--check')) {
  for (const { path } of stale) console.error(`${path} is not up to date: run \`npm run docs\`.`);
  process.exitCode = stale.length === 0 ? 0 : 1;
} else {
  for (const { path, text } of stale) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
