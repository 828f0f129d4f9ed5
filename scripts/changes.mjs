// Collects the files of changes/ into CHANGELOG.md under a version: npm run changes -- 1.2.3
// Without a version it checks the files and prints what they would become.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const KINDS = ['added', 'changed', 'deprecated', 'removed', 'fixed', 'security'];
const REPOSITORY = 'https://github.com/regcred/regcred';

/** Reads one file: a line `kind: changed`, an empty line, and one paragraph. Throws when it is anything else. */
export function readChange(name, text) {
  const found = /^kind: (\w+)\n\n(\S[^\n]*(?:\n\S[^\n]*)*)\n?$/.exec(text);
  if (!/^\d{4}-\d\d-\d\d-[a-z0-9-]+\.md$/.test(name)) {
    throw new Error(`changes/${name}: name it by date and subject, for example 2026-11-30-new-store.md.`);
  }
  if (!found || !KINDS.includes(found[1])) {
    throw new Error(
      `changes/${name}: begin with "kind: " and one of ${KINDS.join(', ')}; then one paragraph.`,
    );
  }
  return { kind: found[1], text: found[2].replaceAll('\n', ' ') };
}

/** Moves what is unreleased, and the changes, under a heading for the version; in the order of KINDS. */
export function release(changelog, changes, version, date) {
  if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error(`${version} is not a version such as 1.2.3.`);
  if (changelog.includes(`\n## [${version}]`)) throw new Error(`CHANGELOG.md has ${version} already.`);
  const heading = '## [Unreleased]\n';
  const begin = changelog.indexOf(heading) + heading.length;
  if (begin < heading.length) throw new Error('CHANGELOG.md lacks the heading "## [Unreleased]".');
  const end = begin + changelog.slice(begin).search(/^(?:## |\[[^\]]+\]: )/m);
  const items = sections(changelog.slice(begin, end));
  for (const { kind, text } of changes) items.set(kind, [...(items.get(kind) ?? []), `- ${text}`]);
  const body = KINDS.filter((kind) => items.has(kind)).map(
    (kind) => `### ${kind[0].toUpperCase()}${kind.slice(1)}\n\n${items.get(kind).join('\n')}\n`,
  );
  if (body.length === 0) throw new Error('Nothing has changed since the last release.');
  const links = changelog
    .slice(end)
    .replace(
      /^\[Unreleased\]: .*$/m,
      `[Unreleased]: ${REPOSITORY}/compare/v${version}...main\n[${version}]: ${REPOSITORY}/releases/tag/v${version}`,
    );
  return `${changelog.slice(0, begin)}\n## [${version}] - ${date}\n\n${body.join('\n')}\n${links}`;
}

/** The lines under each `### Kind`. */
function sections(text) {
  const parts = text.split(/^### (\w+)\n/m).slice(1);
  return new Map(
    parts.flatMap((part, index) =>
      index % 2 === 0 ? [[part.toLowerCase(), (parts[index + 1] ?? '').trim().split('\n')]] : [],
    ),
  );
}

function main([version, project = fileURLToPath(new URL('..', import.meta.url))]) {
  const folder = join(project, 'changes');
  const names = readdirSync(folder).filter((name) => name !== 'README.md');
  const changes = names.sort().map((name) => readChange(name, readFileSync(join(folder, name), 'utf8')));
  if (version === undefined) {
    for (const { kind, text } of changes) console.log(`${kind}: ${text}`);
    return;
  }
  const path = join(project, 'CHANGELOG.md');
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(path, release(readFileSync(path, 'utf8'), changes, version, date));
  for (const name of names) rmSync(join(folder, name));
  console.log(`CHANGELOG.md: ${version}, with ${changes.length} files of changes/, which are removed.`);
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
