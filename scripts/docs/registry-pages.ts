import type { Explainer } from '../../src/registries/explanation-rule.js';
import { entries } from '../../src/registries/detect.js';
import type { RegistryGuide } from '../../src/registries/guide.js';
import { elsewhere } from './elsewhere.js';
import type { Registry, RegistryEntry } from '../../src/registries/contract.js';
import type { RegistrySamples } from '../../src/registries/samples.js';

/** docs/registries/<id>.md of every registry, by their paths: from its entry, its explanations and its guide. */
export async function registryPages(): Promise<Record<string, string>> {
  const pages = await Promise.all(
    entries.map(async (entry) => [`docs/registries/${entry.id}.md`, await page(entry)] as const),
  );
  return Object.fromEntries(pages);
}

async function page(entry: RegistryEntry): Promise<string> {
  const { id } = entry;
  const { guide } = (await import(`../../src/registries/${id}/guide.ts`)) as { guide: RegistryGuide };
  const { samples } = (await import(`../../src/registries/${id}/samples.ts`)) as { samples: RegistrySamples };
  const module = await entry.load();
  return [
    '<!-- Generated from src/registries by `npm run docs`. -->',
    `# ${entry.title}`,
    `\`provider: ${id}\`: ${foundBy(samples)}`,
    ...guide.steps.flatMap(({ title, yaml }) => [`## ${title}`, `\`\`\`yaml\n${yaml.trim()}\n\`\`\``]),
    ...inOtherJobs(guide),
    '## What to create there',
    guide.setup.map((sentence, index) => `${index + 1}. ${sentence}`).join('\n'),
    '## Logging in',
    loginTable(entry),
    ...(guide.notes?.length ? [guide.notes.map((note) => `- ${note}`).join('\n')] : []),
    '## Rotation',
    rotation(entry),
    ...refusals(module),
  ].join('\n\n');
}

function inOtherJobs(guide: RegistryGuide): readonly string[] {
  const other = elsewhere(guide);
  if (other === undefined) return [];
  return [
    '## With a password, from GitLab CI and Jenkins',
    `\`\`\`yaml\n${other.gitlab.trim()}\n\`\`\``,
    `\`\`\`groovy\n${other.jenkins.trim()}\n\`\`\``,
    'How the component and the library come into a job: [GitLab](../../gitlab/README.md), [Jenkins](../../jenkins/README.md). The credential in Jenkins is one with user name and password.',
  ];
}

function foundBy({ hosts, registry }: RegistrySamples): string {
  const [usual] = registry === undefined ? hosts : [registry];
  return usual === undefined
    ? 'software for any host, so it is named.'
    : `found by its host, for example \`${usual}\`.`;
}

function loginTable({ login, identity, realms }: RegistryEntry): string {
  const rows = [
    ['`username`', login.username],
    ['`password`', login.secret],
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

function rotation({ rotation: classes }: RegistryEntry): string {
  if (!classes) return 'By hand: this version of regcred does not rotate it.';
  return `Classes: ${classes.join(', ')}. What they mean and cost stands in [rotation](../rotation.md), the keys of \`token\` in [regcred.yml](../config.md).`;
}

function refusals({ explain }: Registry): readonly string[] {
  const rules = (explain as Explainer | undefined)?.rules ?? [];
  if (rules.length === 0) return [];
  const rows = rules.map(({ cause, cure }) => `| ${cell(cause)} | ${cell(cure)} |`);
  return [
    '## When it refuses',
    'regcred asks the registry why, and says one of these. Every other error is in the [list of errors](../errors.md).',
    ['| Because | Do this |', '| --- | --- |', ...rows].join('\n'),
  ];
}
