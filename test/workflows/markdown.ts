import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './stand-ins.js';

export interface Block {
  readonly language: string;
  readonly text: string;
}

/** The fenced blocks of a page, in order, as a reader would copy them. */
export function blocksOf(page: string): readonly Block[] {
  const text = readFileSync(join(repository, page), 'utf8');
  return [...text.matchAll(/^```(\w+)\n([^]*?)^```$/gm)].map(([, language = '', body = '']) => ({
    language,
    text: body,
  }));
}

/** The one block of a page that holds these words. */
export function block(page: string, words: string): string {
  const found = blocksOf(page).filter(({ text }) => text.includes(words));
  if (found.length !== 1) throw new Error(`${found.length} blocks of ${page} hold "${words}"`);
  return found[0]?.text ?? '';
}

/** Steps of a page as the workflow that a reader would put them into. */
export function asWorkflow(steps: string): string {
  const head = 'on: push\npermissions: {}\njobs:\n  only:\n    runs-on: ubuntu-latest\n    steps:\n';
  return head + steps.replace(/^(?=.)/gm, '      ');
}
