import { parseArgs } from 'node:util';
import { regcredError } from '../errors/error.js';
import { nearest } from '../nearest.js';

export interface OptionDeclaration {
  readonly type: 'string' | 'boolean';
  readonly description: string;
}

export type Options = Readonly<Record<string, OptionDeclaration>>;

export interface Arguments {
  /** The words besides options. */
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

/**
 * Reads the words after a command. Errors never repeat a value: it may be a secret typed in the wrong place.
 */
export function readArguments(words: readonly string[], options: Options, most: number): Arguments {
  const types = Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]));
  const { tokens } = parseArgs({
    args: [...words],
    options: types,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, string | boolean> = {};
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (!option) throw unknown(token.name, options);
    if (option.type === 'string' && token.value === undefined) throw usage(`--${token.name} needs a value`);
    if (option.type === 'boolean' && token.value !== undefined) throw usage(`--${token.name} takes no value`);
    values[token.name] = token.value ?? true;
  }
  if (positionals.length > most) throw usage(`There are more words than this command takes (${most})`);
  return { words: positionals, values };
}

function unknown(name: string, options: Options) {
  if (name === 'password' || name === 'p') {
    return usage(
      'A password is never taken from the command line; use --password-stdin, --password-file or --password-env',
    );
  }
  return usage(`There is no option --${name}; did you mean --${nearest(name, Object.keys(options))}`);
}

export function usage(problem: string) {
  return regcredError('E_USAGE', { problem });
}
