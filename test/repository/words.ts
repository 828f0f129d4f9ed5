import { readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** An odd form and the plain one that replaces it. */
export interface Word {
  readonly odd: string;
  readonly plain: string;
}

/** The rows of the word list in CONTRIBUTING.md: odd forms in quotes, then what to write. */
export function wordList(contributing = readFileSync(`${root}CONTRIBUTING.md`, 'utf8')): readonly Word[] {
  return tableRows(contributing).flatMap((row) => {
    const [, odd = '', plain = ''] = row.split('|');
    return [...odd.matchAll(/“([^”]+)”/g)].map(([, form = '']) => ({ odd: form, plain: plain.trim() }));
  });
}

/** Where a text uses an odd form, also over the end of a line of prose or of a comment. */
export function findWords(text: string, words: readonly Word[]): readonly { line: number; word: Word }[] {
  return words.flatMap((word) =>
    [...text.matchAll(pattern(word.odd))].map(({ index }) => ({
      line: text.slice(0, index).split('\n').length,
      word,
    })),
  );
}

/** The texts of a file or folder, by their path from the root; CONTRIBUTING.md without its word list. */
export function textsOf(place: string): ReadonlyMap<string, string> {
  const files = statSync(root + place).isDirectory()
    ? readdirSync(root + place, { recursive: true, encoding: 'utf8' }).map((name) => `${place}/${name}`)
    : [place];
  const texts = files
    .filter((file) => /\.(?:ts|md|ya?ml|groovy|html|json|txt|sh|Jenkinsfile)$/.test(file))
    .filter((file) => !/^jenkins\/resources\/|\/node_modules\//.test(file) && statSync(root + file).isFile())
    .map((file) => [file, readFileSync(root + file, 'utf8')] as const);
  return new Map(texts.map(([file, text]) => [file, file === 'CONTRIBUTING.md' ? withoutList(text) : text]));
}

function pattern(odd: string): RegExp {
  const words = odd.split(' ').map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\w-])${words.join('(?:\\s|\\n\\s*(?:\\*|//|#))+')}(?![\\w-])`, 'gi');
}

function tableRows(contributing: string): readonly string[] {
  const [, list = ''] = contributing.split('<!-- words -->');
  return list.split('\n').filter((line) => line.startsWith('| “'));
}

function withoutList(contributing: string): string {
  const parts = contributing.split('<!-- words -->');
  return [parts[0], parts[2]].join('');
}
