import { regcredError } from '../../errors/error.js';
import type { HttpResponse } from '../../context/http.js';
import { parsePath, readPath } from './json-path.js';

/** Reads what paths of the configuration name in one answer. Throws E_RESPONSE_INVALID, without a word of it. */
export class CapturedAnswer {
  private document: unknown;
  private read = false;

  constructor(
    private readonly response: HttpResponse,
    private readonly host: string,
    /** An item of the answer, instead of the whole. */
    item?: { readonly document: unknown },
  ) {
    if (!item) return;
    this.document = item.document;
    this.read = true;
  }

  /** Undefined when there is no path, or nothing where it may lack. */
  text(path: string | undefined): string | undefined {
    const value = this.value(path);
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    if (typeof value === 'string' && value !== '') return value;
    if (value === undefined || path === undefined) return undefined;
    throw this.invalid(`${path} is not a text or a number`);
  }

  /** Epoch milliseconds, of a date or of epoch seconds; undefined for what says `never` (0, -1, null). */
  instant(path: string | undefined): number | undefined {
    const text = this.text(path);
    if (text === undefined || /^-?[01]$/.test(text)) return undefined;
    const number = Number(text);
    // Seconds until the year 5138, milliseconds since 1973.
    const instant = Number.isNaN(number) ? Date.parse(text) : number < 1e11 ? number * 1000 : number;
    if (Number.isFinite(instant)) return instant;
    throw this.invalid(`${path ?? ''} is not a time`);
  }

  /** Each item of a list; throws when there is no list. */
  items(path: string): readonly CapturedAnswer[] {
    const value = this.value(path) ?? [];
    if (!Array.isArray(value)) throw this.invalid(`${path} is not a list`);
    return value.map((document: unknown) => new CapturedAnswer(this.response, this.host, { document }));
  }

  /** The text at this path; undefined for null, and for a missing optional one. */
  value(path: string | undefined): unknown {
    const parsed = path === undefined ? undefined : parsePath(path);
    if (!parsed) return undefined;
    if (!this.read) this.document = this.response.json();
    this.read = true;
    const value = readPath(parsed, this.document) ?? undefined;
    if (value === undefined && !parsed.optional) throw this.invalid(`it has no ${parsed.text}`);
    return value;
  }

  private invalid(problem: string) {
    return regcredError('E_RESPONSE_INVALID', { host: this.host, problem });
  }
}
