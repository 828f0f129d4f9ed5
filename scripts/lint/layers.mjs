/**
 * The folders of src and what each may import (docs/architecture.md, section 2):
 * main → cli, ci → login, rotate → registries, stores → id-token, config, distribution → http, files →
 * context → errors → secret.
 *
 * Two folders in one line of the order do not know each other, but for cli → ci and id-token → config,
 * distribution. Files directly in src (version, nearest, defined) are for all and import nothing.
 */
const ground = ['http', 'files', 'context', 'errors', 'secret'];
const protocols = ['id-token', 'config', 'distribution', ...ground];

export const mayImport = {
  main: ['cli', 'ci', 'login', 'rotate', 'registries', 'stores', ...protocols],
  cli: ['ci', 'login', 'rotate', 'registries', 'stores', ...protocols],
  ci: ground,
  login: ['registries', ...protocols],
  rotate: ['registries', 'stores', ...protocols],
  registries: protocols,
  stores: protocols,
  'id-token': ['config', 'distribution', ...ground],
  config: ground,
  distribution: ground,
  http: ['context', 'errors', 'secret'],
  files: ['context', 'errors', 'secret'],
  context: ['errors', 'secret'],
  errors: ['secret'],
  secret: [],
};

/**
 * Says why a file of src may not import another; undefined where it may. Paths are from the root of the
 * repository, with forward slashes.
 */
export function againstTheGrain(from, to) {
  const [source, target] = [folderOf(from), folderOf(to)];
  if (source === undefined || target === undefined || source === target || target === '') return undefined;
  if (source === '') return `${from} imports nothing of src.`;
  const allowed = mayImport[source];
  if (!allowed) return `scripts/lint/layers.mjs does not know the folder src/${source}.`;
  if (allowed.includes(target)) return undefined;
  return `src/${source} does not import from src/${target}: imports point downwards (docs/architecture.md, section 2).`;
}

/** The folder of src that a path is in: empty for src itself, undefined outside. */
function folderOf(path) {
  const [root, folder, rest] = path.split('/');
  if (root !== 'src') return undefined;
  return rest === undefined ? '' : folder;
}
