import { stores } from '../../src/stores/catalog.js';
import type { Row, StoreGuide } from '../../src/stores/guide.js';
import type { StoreEntry } from '../../src/stores/contract.js';

/** docs/stores/<id>.md of every store, by their paths: from its guide. */
export async function storePages(): Promise<Record<string, string>> {
  const pages = await Promise.all(
    stores.map(async (entry) => [`docs/stores/${entry.id}.md`, await page(entry)] as const),
  );
  return Object.fromEntries(pages);
}

async function page({ id, title }: StoreEntry): Promise<string> {
  const { guide } = (await import(`../../src/stores/${id}/guide.ts`)) as { guide: StoreGuide };
  const { reading } = guide;
  return [
    '<!-- Generated from src/stores by `npm run docs`. -->',
    `# ${title}`,
    guide.summary,
    fenced('yaml', guide.yaml),
    `Every key of \`${id}\` is described in [regcred.yml](../config.md#stores), and what a rotation does in [rotation](../rotation.md). The short form, for the input \`stores\` and in the file:`,
    table(['Short form', 'Means'], guide.short.map(code)),
    '## What to create there',
    guide.setup.map((sentence, index) => `${index + 1}. ${sentence}`).join('\n'),
    table(['What', 'Value'], guide.access.map(named)),
    '## How jobs read it',
    fenced(reading.language, reading.text),
    '## What a write keeps',
    list(guide.kept),
    '## What cannot be seen',
    list(guide.unseen),
    ...(guide.ledger.length > 0
      ? ['## As the place of the ledger', table(['`ledger`', 'Means'], guide.ledger.map(code))]
      : []),
    '## Traps',
    list(guide.notes),
    'The [list of errors](../errors.md) explains its refusals.',
  ].join('\n\n');
}

const fenced = (language: string, text: string) => `\`\`\`${language}\n${text.trim()}\n\`\`\``;
const list = (sentences: readonly string[]) => sentences.map((sentence) => `- ${sentence}`).join('\n');
const code = ([name, meaning]: Row): Row => [`\`${name}\``, meaning];

/** A variable's name is code, words are not. */
const named = ([name, meaning]: Row): Row =>
  /^[A-Z_0-9]+$/.test(name) ? code([name, meaning]) : [name, meaning];

function table(heads: Row, rows: readonly Row[]): string {
  const cells = (row: Row) => `| ${row.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [cells(heads), '| --- | --- |', ...rows.map(cells)].join('\n');
}
