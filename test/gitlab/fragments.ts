import { parse } from 'yaml';

/** What reads `!reference`: a place of another job, whose text is looked at where it stands. */
const reference = { tag: '!reference', collection: 'seq', identify: () => false } as const;

/** A file of GitLab CI, or what a template becomes. */
export function readCi(text: string): Readonly<Record<string, unknown>> {
  return parse(text, { customTags: [reference] }) as Record<string, unknown>;
}

export interface Fragment {
  readonly job: string;
  readonly part: string;
  readonly shell: string;
}

/** Every piece of shell in a file of GitLab CI: what stands in one part of a job runs in one shell. */
export function fragments(ci: Readonly<Record<string, unknown>>): readonly Fragment[] {
  return Object.entries(ci).flatMap(([job, body]) =>
    ['before_script', 'script', 'after_script'].flatMap((part) => {
      const lines = isRecord(body) ? body[part] : undefined;
      if (lines === undefined) return [];
      const list = (Array.isArray(lines) ? lines : [lines]).filter((line) => typeof line === 'string');
      return list.length === 0 ? [] : [{ job, part, shell: `${list.join('\n')}\n` }];
    }),
  );
}

/** Every image that jobs or services name, wherever it stands. */
export function images(value: unknown, key = ''): readonly string[] {
  if (typeof value === 'string') return key === 'image' ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => images(one, key === 'services' ? 'image' : ''));
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    images(one, name === 'name' && key === 'image' ? 'image' : name),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
