import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { falsy } from '@actions/expressions/result';

/** Values of the contexts (`github`, `env` …) as plain data, by name. */
export type Contexts = Readonly<Record<string, unknown>>;

export type JobStatus = 'success' | 'failure';

/** Names of environment variables differ by case on Linux; everything else in an expression does not. */
class CaseSensitive extends data.Dictionary {
  override get(key: string): ReturnType<data.Dictionary['get']> {
    return this.pairs().find((pair) => pair.key === key)?.value;
  }
}

function toData(name: string, value: unknown): data.ExpressionData {
  const plain = JSON.parse(JSON.stringify(value ?? null), data.reviver) as data.ExpressionData;
  return name === 'env' && plain instanceof data.Dictionary ? new CaseSensitive(...plain.pairs()) : plain;
}

const statusFunctions = ['always', 'cancelled', 'failure', 'success'] as const;

function evaluate(expression: string, contexts: Contexts, status?: JobStatus): data.ExpressionData {
  const answers = {
    always: true,
    cancelled: false,
    failure: status === 'failure',
    success: status === 'success',
  };
  const functions = (status ? statusFunctions : []).map((name) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(answers[name]),
  }));
  const tree = new Parser(new Lexer(expression).lex().tokens, Object.keys(contexts), functions).parse();
  const values = Object.entries(contexts).map(([key, value]) => ({ key, value: toData(key, value) }));
  return new Evaluator(
    tree,
    new data.Dictionary(...values),
    new Map(functions.map((f) => [f.name, f])),
  ).evaluate();
}

/** A text with `${{ }}` in it, as text. */
export function expand(template: unknown, contexts: Contexts): string {
  return parts(scalar(template))
    .map((part) => (part.expression ? evaluate(part.text, contexts).coerceString() : part.text))
    .join('');
}

/** A value that is one single `${{ }}` keeps its type (a map, a list, a boolean); anything else becomes text. */
export function expandValue(template: unknown, contexts: Contexts): unknown {
  const [only, ...more] = typeof template === 'string' ? parts(template) : [];
  if (!only?.expression || more.length > 0)
    return typeof template === 'string' ? expand(template, contexts) : template;
  return JSON.parse(JSON.stringify(evaluate(only.text, contexts), data.replacer));
}

/** A step's or job's `if:`. Without a status function of its own it means `success() && (…)`. */
export function condition(template: unknown, contexts: Contexts, status: JobStatus): boolean {
  const text = template === undefined || template === null ? '' : scalar(template).trim();
  const [only, ...more] = parts(text);
  if (!only) return status === 'success';
  // Text around an expression makes the whole a text, and a text is true: a well-known trap, kept.
  if (more.length > 0) return asks(text) ? true : status === 'success';
  const expression = asks(only.text) ? only.text : `success() && (${only.text})`;
  return !falsy(evaluate(expression, contexts, status));
}

function asks(expression: string): boolean {
  const tokens = new Lexer(expression.replaceAll('${{', '(').replaceAll('}}', ')')).lex().tokens;
  return tokens.some(
    ({ lexeme }, at) =>
      statusFunctions.some((name) => name === lexeme.toLowerCase()) && tokens[at + 1]?.lexeme === '(',
  );
}

type Part = { readonly expression: boolean; readonly text: string };

/** Splits at `${{` and the `}}` that is not inside a quoted text. */
function parts(template: string): Part[] {
  const found: Part[] = [];
  const pattern = /\$\{\{((?:'[^']*'|(?!\}\})[^'])*)\}\}/g;
  let from = 0;
  for (const match of template.matchAll(pattern)) {
    if (match.index > from) found.push({ expression: false, text: template.slice(from, match.index) });
    found.push({ expression: true, text: (match[1] ?? '').trim() });
    from = match.index + match[0].length;
  }
  const rest = template.slice(from);
  if (rest.includes('${{')) throw new Error('The expression is not closed.');
  if (rest !== '') found.push({ expression: false, text: rest });
  return found;
}

function scalar(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return String(value);
  throw new Error('A text was expected.');
}
