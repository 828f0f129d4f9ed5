import { installed } from '../../src/rotate/config/installed.js';
import { configJsonSchema } from '../../src/rotate/config/json-schema.js';
import { stores } from '../../src/stores/catalog.js';
import type { StoreEntry } from '../../src/stores/contract.js';
import { storeKeys } from './config-page.js';
import { fillBlocks, readPage } from './page-blocks.js';
import { readStoreGuide, type Row } from './store-guide.js';

/** The page of every store, by its path: the hand-written text, its blocks filled from the store's settings. */
export async function storePages(): Promise<Record<string, string>> {
  const schema = await configJsonSchema(installed());
  return Object.fromEntries(stores.map((entry) => [storePagePath(entry.id), page(entry, schema)]));
}

/** The short forms of all stores and their meanings, as their pages list them. */
export function shortForms(): readonly Row[] {
  return stores.flatMap(({ id }) => readStoreGuide(handWrittenPage(id)).short);
}

/** Path of a store's page from the root of the project. */
export function storePagePath(id: string): string {
  return `docs/stores/${id}.md`;
}

function page({ id }: StoreEntry, schema: unknown): string {
  return fillBlocks(storePagePath(id), handWrittenPage(id), { keys: storeKeys(schema, id).join('\n\n') });
}

function handWrittenPage(id: string): string {
  return readPage(storePagePath(id), `npm run new:store ${id}`);
}
