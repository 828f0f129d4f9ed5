import { describe, expect, it } from 'vitest';
import { findWords, textsOf, wordList } from './words.js';

const words = wordList();

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
  it('uses plain words', () => {
    const found = [...textsOf(place)].flatMap(([file, text]) =>
      findWords(text, words).map(({ line, word }) => `${file}:${line}: “${word.odd}” → ${word.plain}`),
    );
    expect(found).toEqual([]);
  });
});
