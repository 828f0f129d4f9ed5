import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { repository } from '../workflows/stand-ins.js';

/** What `spec: inputs:` says of one input. */
export interface InputSpec {
  readonly type?: 'string' | 'boolean' | 'number' | 'array';
  readonly default?: unknown;
  readonly options?: readonly unknown[];
  readonly regex?: string;
  readonly description?: string;
}

export interface Template {
  readonly name: string;
  readonly inputs: Readonly<Record<string, InputSpec>>;
  /** The text behind the header, with its `$[[ inputs.… ]]`. */
  readonly body: string;
}

export const component = join(repository, 'gitlab');
export const templateNames = readdirSync(join(component, 'templates')).toSorted();

export function template(name: string): Template {
  const text = readFileSync(join(component, 'templates', name, 'template.yml'), 'utf8');
  const [header = '', body = ''] = text.split(/^---\n/m);
  return { name, inputs: (parse(header) as { spec: { inputs: Template['inputs'] } }).spec.inputs, body };
}

export type Inputs = Readonly<Record<string, unknown>>;

/**
 * What GitLab says against inputs (gitlab-org/gitlab, lib/ci/pipeline_creation/inputs): gitlab-ci-local passes over
 * those that a component does not have. A default is held against its own rules too, as GitLab does.
 */
export function problems({ name, inputs }: Template, given: Inputs): readonly string[] {
  const unknown = Object.keys(given).filter((input) => !Object.hasOwn(inputs, input));
  return [
    ...unknown.map((input) => `${name} has no input ${input}`),
    ...Object.entries(inputs).flatMap(([input, spec]) => {
      const values = [spec.default, given[input]].filter((value) => value !== undefined);
      if (values.length === 0) return [`${name} needs the input ${input}`];
      return values.flatMap((value) => wrong(value, spec).map((what) => `${name}: ${input} ${what}`));
    }),
  ];
}

function wrong(value: unknown, { type = 'string', options, regex }: InputSpec): readonly string[] {
  const isRight = type === 'array' ? Array.isArray(value) : typeof value === type;
  if (!isRight) return [`is no ${type}`];
  if (options && !options.includes(value)) return [`is none of ${options.join(', ')}`];
  if (regex !== undefined && !new RegExp(regex).test(String(value))) return ['does not match its pattern'];
  return [];
}

/**
 * The body as GitLab makes it: inputs are put into its text, and only then is it read as YAML (gitlab-org/gitlab,
 * lib/gitlab/ci/config/interpolation/text_template.rb). gitlab-ci-local does it the other way round, so that what a
 * quote or a line break in an input could do is seen here alone.
 */
export function filled({ inputs, body }: Pick<Template, 'inputs' | 'body'>, given: Inputs = {}): string {
  return body.replace(/\$\[\[\s*inputs\.(\w+)\s*\]\]/g, (_, input: string) => {
    const value = given[input] ?? inputs[input]?.default;
    if (value === undefined) throw new Error(`The input ${input} has no value.`);
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}
