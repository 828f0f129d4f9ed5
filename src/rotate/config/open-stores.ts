import type { Environment } from '../../context/context.js';
import { nearest } from '../../nearest.js';
import type { Store, StoreEntry, StoreOpener } from '../../stores/contract.js';
import { checkPart, configFault } from './check-part.js';
import type { ConfigPart } from './check-part.js';

/** Opens the stores of one run. Each kind is loaded once, because its opener keeps keys and budgets. */
export class OpenStores {
  private readonly openers = new Map<string, Promise<StoreOpener>>();

  constructor(
    private readonly entries: readonly StoreEntry[],
    private readonly env: Environment,
  ) {}

  /** Loads a kind of store; undefined when there is none of that name. */
  opener(id: string): Promise<StoreOpener> | undefined {
    const loaded = this.openers.get(id);
    if (loaded) return loaded;
    const opener = this.entries.find((entry) => entry.id === id)?.load(this.env);
    if (opener) this.openers.set(id, opener);
    return opener;
  }

  /** Opens `stores` of the credential at `part`: maps with one key, or short forms such as `file:/srv/secret`. */
  async open(stores: readonly unknown[], part: ConfigPart): Promise<readonly Store[]> {
    const opened: Store[] = [];
    for (const [index, store] of stores.entries()) {
      const place = { ...part, path: [...part.path, 'stores', index] };
      opened.push(
        typeof store === 'string' ? await this.openShort(store, place) : await this.openMap(store, place),
      );
    }
    return opened;
  }

  private async openMap(store: unknown, part: ConfigPart): Promise<Store> {
    const [id, settings] = Object.entries(store as Record<string, unknown>)[0] ?? ['', undefined];
    const opener = await this.need(id, part);
    checkPart(opener.schema, settings, { ...part, path: [...part.path, id] });
    return opener.open(settings);
  }

  private async openShort(text: string, part: ConfigPart): Promise<Store> {
    const colon = text.indexOf(':');
    const opener = await this.need(text.slice(0, colon), part);
    const settings = opener.parseShortForm(text.slice(colon + 1));
    if (settings === undefined) {
      throw configFault(
        part,
        [],
        'does not have the short form of its store',
        'See docs/config.md for the forms.',
      );
    }
    checkPart(opener.schema, settings, part);
    return opener.open(settings);
  }

  private async need(id: string, part: ConfigPart): Promise<StoreOpener> {
    const opener = await this.opener(id);
    if (opener) return opener;
    const hint = `Did you mean "${nearest(
      id,
      this.entries.map((entry) => entry.id),
    )}"?`;
    throw configFault(part, [], 'is not a store that regcred supports', hint);
  }
}
