import type { Masker } from './masker.js';

export type Level = 'error' | 'warning' | 'notice';

export interface Annotation {
  readonly level: Level;
  /** Masked, as it is shown. */
  readonly message: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** The log of one job. What is shown went through the masker line by line; `raw` is what processes wrote. */
export interface Log {
  write(line: string): void;
  /** Shown only with ACTIONS_STEP_DEBUG. */
  debug(text: string): void;
  annotate(level: Level, message: string, properties?: Readonly<Record<string, string>>): void;
  /** A line as a process wrote it, commands included, for the redaction oracle. */
  raw(line: string): void;
  readonly shown: readonly string[];
  readonly written: readonly string[];
  readonly annotations: readonly Annotation[];
}

const maxMessage = 4096;

export function createLog(masker: Masker, debugging: boolean): Log {
  const shown: string[] = [];
  const written: string[] = [];
  const annotations: Annotation[] = [];
  const write = (line: string): void => void shown.push(masker.mask(line));
  return {
    write,
    debug(text) {
      if (debugging) for (const line of text.replaceAll('\r\n', '\n').split('\n')) write(`##[debug]${line}`);
    },
    annotate(level, message, properties = {}) {
      const masked = masker.mask(message).slice(0, maxMessage);
      annotations.push({ level, message: masked, properties });
      if (masked !== '') write(`##[${level}]${masked}`);
    },
    raw: (line) => void written.push(line),
    shown,
    written,
    annotations,
  };
}
