import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findWords, textsOf, wordList } from './words.js';

const words = wordList();
const { words: left } = JSON.parse(readFileSync(new URL('left.json', import.meta.url), 'utf8')) as {
  words: Record<string, Record<string, number>>;
};

describe('the word list of CONTRIBUTING.md', () => {
  it('has forms, and something to write in the place of each', () => {
    expect(words.length).toBeGreaterThan(20);
    expect(words.filter(({ plain }) => plain === '')).toEqual([]);
  });

  it.each(words)('“$odd” is found in a sentence, and over the end of a line of a comment', ({ odd }) => {
    const inComment = ` * a b ${odd.replaceAll(' ', '\n * ')} c\n`;
    for (const text of [
      `The ${odd}, then.`,
      odd.toUpperCase(),
      inComment,
      inComment.replaceAll(' *', ' //'),
    ]) {
      expect(findWords(text, words).map(({ word }) => word.odd)).toContain(odd);
    }
  });

  it('is not found in words that merely contain a form', () => {
    expect(findWords('nobodyelse, no-nobody, somebody-else', words)).toEqual([]);
  });
});

describe.each([
  'src',
  'docs',
  'actions',
  'gitlab',
  'jenkins',
  'examples',
  'changes',
  'action.yml',
  'README.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
])('%s', (place) => {
  // Exact counts by file, so that a mended file leaves the list and no other joins it.
  it('uses plain words, but for the files that are left', () => {
    const found = [...textsOf(place)].flatMap(([file, text]) => {
      const count = findWords(text, words).length;
      return count > 0 ? [[file, count] as const] : [];
    });
    expect(Object.fromEntries(found)).toEqual(left[place] ?? {});
  });
});
