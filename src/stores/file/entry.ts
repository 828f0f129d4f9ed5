import type { StoreEntry } from '../contract.js';

export const file: StoreEntry = {
  id: 'file',
  title: 'File (0600)',
  load: () => import('./file-store.js').then((module) => module.fileStore),
};
