import type { StoreEntry } from '../store.js';

export const file: StoreEntry = {
  id: 'file',
  title: 'File (0600)',
  load: async () => (await import('./file-store.js')).fileStore,
};
