import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { parse, type GithubCall, type GithubApi } from './client.js';

const PAGE = 100;
// Enough for the 1,000 secrets of an organisation and for a long list of selected repositories.
const MOST_PAGES = 200;

/**
 * Reads all items of a list, page by page. Counts pages instead of following links as octokit does, so that no answer
 * decides where the token goes.
 */
export async function listAll<Item extends z.ZodType>(
  github: GithubApi,
  call: GithubCall,
  key: string,
  item: Item,
  ctx: Context,
): Promise<z.output<Item>[]> {
  const answer = z.object({ [key]: z.array(item) });
  const items: z.output<Item>[] = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const values = { ...call.values, per_page: PAGE, ...(page > 1 && { page }) };
    const found = parse(answer, await github({ ...call, values }, ctx), ctx)[key] ?? [];
    items.push(...found);
    if (found.length < PAGE) break;
  }
  return items;
}
