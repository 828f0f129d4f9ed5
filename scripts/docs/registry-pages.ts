import type { Explainer } from '../../src/registries/kit/explain/explanation-rule.js';
import { generic } from '../../src/registries/catalog.js';
import { entries } from '../../src/registries/detect.js';
import { elsewhere } from './elsewhere.js';
import { fillBlocks, readPage } from './page-blocks.js';
import { usualAddress } from './registries-table.js';
import { readGuide, type RegistryGuide } from './registry-guide.js';
import type { Registry, RegistryEntry } from '../../src/registries/contract.js';

/** The page of every registry, by its path: as people wrote it, its blocks filled from the registry's declarations. */
export async function registryPages(): Promise<Record<string, string>> {
  const pages = await Promise.all(
    entries.map(async (entry) => [pagePath(entry.id), await page(entry)] as const),
  );
  return Object.fromEntries(pages);
}

/** Where the page of a registry is, from the root of the project. */
export function pagePath(id: string): string {
  return `docs/registries/${id}.md`;
}

async function page(entry: RegistryEntry): Promise<string> {
  const { id } = entry;
  const path = pagePath(id);
  const registry = await entry.load();
  const text = readPage(path, `npm run new:registry ${id}`);
  return fillBlocks(path, text, {
    found: `\`provider: ${id}\`: ${foundBy(entry, registry)}`,
    elsewhere: inOtherJobs(readGuide(text)),
    login: loginTable(registry),
    rotation: rotation(registry),
    refusals: refusals(registry),
  });
}

function inOtherJobs(guide: RegistryGuide): string | undefined {
  const other = elsewhere(guide);
  if (other === undefined) return undefined;
  return [
    '## With a password, from GitLab CI and Jenkins',
    `\`\`\`yaml\n${other.gitlab.trim()}\n\`\`\``,
    `\`\`\`groovy\n${other.jenkins.trim()}\n\`\`\``,
    'How the component and the library come into a job: [GitLab](../../gitlab/README.md), [Jenkins](../../jenkins/README.md). The credential in Jenkins is one with username and password.',
  ].join('\n\n');
}

function foundBy(entry: RegistryEntry, registry: Registry): string {
  if (entry === generic)
    return 'any host that no other registry is known by, for example `registry.example.com`.';
  const usual = usualAddress(entry, registry);
  return usual === undefined
    ? 'software for any host, so it is named.'
    : `found by its host, for example \`${usual}\`.`;
}

function loginTable({ inputs, identity, realms = [] }: Registry): string {
  const rows = [
    ['`username`', inputs.username],
    ['`password`', inputs.password],
    ['`identity`', identity ? identity.examples.map((example) => `\`${example}\``).join(' or ') : 'no'],
    ...(identity ? [['lives for', identity.lifetime]] : []),
    ...(identity?.experimental ? [['experimental', identity.experimental]] : []),
    ...(realms.length > 0
      ? [['token server', realms.map((realm) => `\`${String(realm)}\``).join(', ')]]
      : []),
  ];
  return [
    '| Input | Value |',
    '| --- | --- |',
    ...rows.map((row) => `| ${row.map(cell).join(' | ')} |`),
  ].join('\n');
}

const cell = (text: string) => text.replaceAll('|', '\\|');

function rotation({ rotation: classes }: Registry): string {
  if (!classes) return 'By hand: this version of regcred does not rotate it.';
  return `Classes: ${classes.map((one) => one.class).join(', ')}. [Rotation](../rotation.md) says what they mean and cost, [regcred.yml](../config.md) lists the keys of \`token\`.`;
}

function refusals({ explain }: Registry): string | undefined {
  const rules = (explain as Explainer | undefined)?.rules ?? [];
  if (rules.length === 0) return undefined;
  const rows = rules.map(({ cause, cure }) => `| ${cell(cause)} | ${cell(cure)} |`);
  return [
    '## When it refuses',
    'regcred asks the registry why, and says one of these. Every other error is in the [list of errors](../errors.md).',
    ['| Because | Do this |', '| --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}
