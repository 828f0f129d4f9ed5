import { file } from './file/entry.js';
import { github } from './github/entry.js';
import { gitlab } from './gitlab/entry.js';
import { jenkins } from './jenkins/entry.js';
import type { StoreEntry } from './contract.js';

/** Every store; a new one is its folder and its line here. */
export const stores: readonly StoreEntry[] = [file, github, gitlab, jenkins];
