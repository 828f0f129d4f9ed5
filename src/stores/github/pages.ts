import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { parse, type Call, type Github } from './client.js';

const PAGE = 100;
// 1,000 secrets of an organisation, and any list of selected repositories that a person could have made.
const MOST_PAGES = 200;

/**
 * All items of a list, page after page. octokit's own pagination follows the addresses an answer names; ours
 * counts, so no answer decides where the token goes.
 */
export async function listAll<Item extends z.ZodType>(
  github: Github,
  call: Call,
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
