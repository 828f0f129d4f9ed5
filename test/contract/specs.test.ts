import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openContract } from './contract.js';

const folder = fileURLToPath(new URL('specs/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'calls.json');
const calls = JSON.parse(readFileSync(join(folder, 'calls.json'), 'utf8')) as Record<string, string[]>;

/** Every text in a file that is no name, pattern or address: what a person would have written. */
function prose(node: unknown): string[] {
  if (typeof node === 'string') return node.trim().split(/\s+/).length > 4 ? [node] : [];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([, value]) => prose(value));
}

describe('the shapes of the calls we make', () => {
  it('come from a listed source each, and no other file lies there', () => {
    expect(files.toSorted()).toEqual(Object.keys(calls).toSorted());
    const origins = readFileSync(join(folder, 'ORIGINS.md'), 'utf8');
    expect(files.filter((name) => !origins.includes(`| ${name} `))).toEqual([]);
  });

  it('are each read by a test', () => {
    const root = fileURLToPath(new URL('..', import.meta.url));
    const texts = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('specs.test.ts'))
      .map((name) => readFileSync(join(root, name), 'utf8'));
    expect(files.filter((name) => !texts.some((text) => text.includes(`'${name}'`)))).toEqual([]);
  });

  it.each(files)('%s holds the listed calls and nothing else', (name) => {
    const spec = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      paths?: Record<string, Record<string, unknown>>;
      shapes?: Record<string, { type: string }>;
    };
    const described = spec.paths
      ? Object.entries(spec.paths).flatMap(([path, item]) =>
          Object.keys(item).flatMap((method) => (method === 'parameters' ? [] : [`${method} ${path}`])),
        )
      : Object.entries(spec.shapes ?? {}).flatMap(([id, { type }]) =>
          type === 'operation' ? [id.slice(id.indexOf('#') + 1)] : [],
        );
    expect(described.toSorted()).toEqual(calls[name]?.toSorted());
    expect(described.length).toBeGreaterThan(0);
  });

  it.each(files)('%s holds no prose', (name) => {
    expect(prose(JSON.parse(readFileSync(join(folder, name), 'utf8')))).toEqual([]);
  });

  it('are not found missing in silence', async () => {
    await expect(openContract('no-such-vendor.json')).rejects.toThrow('ENOENT');
  });
});
