import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The pages that code and tests cite. */
const PAGE = /docs\/(?:architecture|faults|reference\/[a-z0-9-]+)\.md/g;

/** One place in a page: `section 5`, `section 4.7`, `group E` or the id of a row. */
type Place = string;

const NUMBER = String.raw`\d+(?:\.\d+)*[a-z]?`;
const ROW = String.raw`[A-H]\d{1,2}`;
const ROWS = String.raw`${ROW}(?:(?:-|, | and | to )${ROW})*`;
const SECTIONS = String.raw`${NUMBER}(?:(?:, | and )${NUMBER})*`;

/** What may follow the name of a page, and then follow itself: `docs/faults.md A11, section 2`. */
const tails = {
  architecture: new RegExp(`^, sections? (${SECTIONS})`),
  reference: new RegExp(`^(?:, sections?)? (${SECTIONS})(?![\\d.]*\\w)`),
  faults: new RegExp(`^,? (?:sections? (${SECTIONS})|group ([A-H])\\b|(${ROWS})(?!\\w))`),
};

/** Looks like a place, whether or not it is written as one. */
const LOCATOR = new RegExp(`^(?:\\.md)?[,:;]? ?(?:§|sections?\\b|group\\b|${ROW}\\b|\\d)`);

const OLD = [
  /\b[Dd]esign,? section\b/g,
  /\bthe design\b/gi,
  /\breference: ?(?:faults|login|rotation|registries|registries-2|platforms|trials|real-servers|style|windows|kubernetes)\b/g,
  /\breference, section\b/g,
];

/** Citations of a text that lead nowhere, and old forms. `root` is where the pages are. */
export function citationFaults(text: string, root: string): readonly string[] {
  const joined = unwrap(text);
  const found = [...joined.matchAll(PAGE)].flatMap(({ 0: page, index }) =>
    faultsOf(page, joined.slice(index + page.length, index + page.length + 120), root),
  );
  const old = OLD.flatMap((form) => joined.match(form) ?? []);
  return [...found, ...old.map((words) => `"${words}" is an old form`)];
}

/** How many places a text cites. */
export function citationCount(text: string): number {
  const joined = unwrap(text);
  return [...joined.matchAll(PAGE)].filter(({ 0: page, index }) =>
    LOCATOR.test(joined.slice(index + page.length, index + page.length + 20)),
  ).length;
}

/** The old short forms `(faults C5)` and `(fault G4)`, which only titles of tests may keep. */
export function shortForms(text: string): readonly string[] {
  return [...unwrap(text).matchAll(/\(faults?,? (?:[A-H]\d|section|group|\d)[^)]*\)/g)].map(
    ([words]) => words,
  );
}

function faultsOf(page: string, after: string, root: string): readonly string[] {
  const places = placesOf(page, root);
  if (places === undefined) return [`${page} does not exist`];
  const tail = page.includes('/reference/')
    ? tails.reference
    : tails[page === 'docs/faults.md' ? 'faults' : 'architecture'];
  const faults: string[] = [];
  let rest = after;
  for (let match = tail.exec(rest); match; match = tail.exec(rest)) {
    const cited = [
      ...(match[3] ? rowsOf(match[3]) : []),
      ...(match[2] ? [`group ${match[2]}`] : []),
      ...(match[1]?.match(new RegExp(NUMBER, 'g')) ?? []).map((number) => `section ${number}`),
    ];
    for (const place of cited) if (!places.has(place)) faults.push(`${page} has no ${place}`);
    rest = rest.slice(match[0].length);
  }
  if (rest === after && LOCATOR.test(rest))
    faults.push(`${page}${/^\S* ?\S*/.exec(rest)?.[0] ?? ''} is not a citation`);
  return faults;
}

/** `D6, D8 to D11` names five rows. */
function rowsOf(text: string): readonly Place[] {
  const ids = text.match(new RegExp(ROW, 'g')) ?? [];
  const ranges = [...text.matchAll(/([A-H])(\d{1,2})(?:-| to )\1(\d{1,2})/g)].flatMap(
    ([, group = '', from, to]) =>
      Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => `${group}${Number(from) + index}`),
  );
  return [...new Set([...ids, ...ranges])];
}

const known = new Map<string, ReadonlySet<Place> | undefined>();

/** Every place of a page; undefined when there is no such page. */
function placesOf(page: string, root: string): ReadonlySet<Place> | undefined {
  const path = join(root, page);
  if (!known.has(path))
    known.set(path, existsSync(path) ? readPlaces(readFileSync(path, 'utf8')) : undefined);
  return known.get(path);
}

/** Headings `## 5. …` and `### 1.4 …`, numbered items of a section (`section 4.7`), bold parts (`**20a …`), rows. */
function readPlaces(text: string): ReadonlySet<Place> {
  const places = new Set<Place>();
  let section = '';
  for (const line of text.split('\n')) {
    const heading = /^#{2,3} (\d+(?:\.\d+)?)\.? /.exec(line)?.[1];
    const group = /^### ([A-H])\. /.exec(line)?.[1];
    const item = /^(\d+)\. /.exec(line)?.[1];
    const row = new RegExp(`^\\| *(${ROW}) *\\|`).exec(line)?.[1];
    const part = /^\*\*(\d+[a-z]) /.exec(line)?.[1];
    if (heading) places.add(`section ${(section = heading)}`);
    if (group) places.add(`group ${group}`);
    if (item && section && !section.includes('.')) places.add(`section ${section}.${item}`);
    if (part) places.add(`section ${part}`);
    if (row) places.add(row);
  }
  return places;
}

/** A citation may be wrapped inside a comment. */
function unwrap(text: string): string {
  return text.replace(/\r?\n[ \t]*(?:\*(?!\/)|\/\/|#)?[ \t]*/g, ' ');
}

/** Relative links of a Markdown page that lead nowhere. */
export function linkFaults(path: string): readonly string[] {
  const text = readFileSync(path, 'utf8').replace(/^```[\s\S]*?^```/gm, '');
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link);
  return links.flatMap((link) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [file = '', anchor] = link.split('#');
    const target = file === '' ? path : join(dirname(path), file);
    if (!existsSync(target)) return [`${link} leads to nothing`];
    if (anchor === undefined || !target.endsWith('.md')) return [];
    return anchorsOf(target).includes(anchor) ? [] : [`${link} leads to no heading`];
  });
}

/** As GitHub makes them: lower case, blanks as hyphens, without punctuation. */
function anchorsOf(path: string): readonly string[] {
  const headings = [...readFileSync(path, 'utf8').matchAll(/^#{1,6} (.*)$/gm)].map(([, words = '']) => words);
  return headings.map((words) =>
    words
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
}
