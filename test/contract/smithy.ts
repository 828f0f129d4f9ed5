import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('specs/', import.meta.url));

interface Shape {
  readonly type: string;
  readonly input?: { readonly target: string };
  readonly output?: { readonly target: string };
  readonly member?: Member;
  readonly members?: Readonly<Record<string, Member>>;
  readonly traits?: Traits;
}

interface Member {
  readonly target: string;
  readonly traits?: Traits;
}

type Traits = Readonly<Record<string, unknown>>;

interface Model {
  readonly shapes: Readonly<Record<string, Shape>>;
}

/** AWS's own description of one operation, in Smithy's JSON form. */
export interface Operation {
  /** What is wrong with what we send; empty when it is as described. */
  input(value: unknown): readonly string[];
  /** What is wrong with what a fake answers. */
  output(value: unknown): readonly string[];
}

export function readModel(name: string): Model {
  return JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as Model;
}

export function openOperation(name: string, operation: string): Operation {
  const { shapes } = readModel(name);
  const found = Object.entries(shapes).find(
    ([id, { type }]) => type === 'operation' && id.endsWith(`#${operation}`),
  );
  const check = (side: 'input' | 'output') => (value: unknown) => {
    const target = found?.[1][side]?.target;
    return target === undefined
      ? [`${operation} is not described`]
      : faults(value, { target }, shapes, `${operation} ${side}`);
  };
  return { input: check('input'), output: check('output') };
}

/** Members that must be there, types, lengths, ranges, patterns and enumerations. */
function faults(value: unknown, { target, traits }: Member, shapes: Model['shapes'], at: string): string[] {
  const shape = shapes[target] ?? primitive(target);
  const all = { ...shape.traits, ...traits };
  switch (shape.type) {
    case 'structure':
      return structure(value, shape, shapes, at);
    case 'list':
      if (!Array.isArray(value)) return [`${at}: no list`];
      return [
        ...span(value.length, all['smithy.api#length'], `${at}: length`),
        ...value.flatMap((one, index) =>
          faults(one, shape.member ?? { target: '' }, shapes, `${at}[${index}]`),
        ),
      ];
    case 'string':
    case 'enum':
      return text(value, shape, all, at);
    case 'integer':
    case 'long':
      if (!Number.isInteger(value)) return [`${at}: no whole number`];
      return span(value as number, all['smithy.api#range'], `${at}: value`);
    case 'timestamp':
      return typeof value === 'number' || !Number.isNaN(Date.parse(String(value))) ? [] : [`${at}: no time`];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [`${at}: neither true nor false`];
    default:
      return [`${at}: ${shape.type} is not checked here`];
  }
}

function structure(value: unknown, { members = {} }: Shape, shapes: Model['shapes'], at: string): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at}: no structure`];
  const unknown = Object.keys(value).filter((name) => !Object.hasOwn(members, name));
  return [
    ...unknown.map((name) => `${at}: no member ${name} is described`),
    ...Object.entries(members).flatMap(([name, member]) => {
      const found = (value as Record<string, unknown>)[name];
      if (found !== undefined) return faults(found, member, shapes, `${at}.${name}`);
      return member.traits?.['smithy.api#required'] ? [`${at}: ${name} is missing`] : [];
    }),
  ];
}

function text(value: unknown, shape: Shape, traits: Traits, at: string): string[] {
  if (typeof value !== 'string') return [`${at}: no text`];
  const pattern = traits['smithy.api#pattern'];
  const values = Object.entries(shape.members ?? {}).map(
    ([name, { traits: more }]) => more?.['smithy.api#enumValue'] ?? name,
  );
  return [
    ...span(value.length, traits['smithy.api#length'], `${at}: length`),
    ...(typeof pattern === 'string' && !new RegExp(pattern).test(value) ? [`${at}: another form`] : []),
    ...(shape.type === 'enum' && !values.includes(value) ? [`${at}: not one of ${values.join(', ')}`] : []),
  ];
}

function span(size: number, limits: unknown, at: string): string[] {
  const { min = -Infinity, max = Infinity } = (limits ?? {}) as { min?: number; max?: number };
  return size < min || size > max ? [`${at} ${size} is not within ${min} and ${max}`] : [];
}

function primitive(target: string): Shape {
  return { type: target.replace('smithy.api#', '').toLowerCase() };
}
