import type { Path, YamlText } from '../../config/read-yaml.js';

/** Where a fault is: what every error of the configuration says first. */
export interface ConfigLocation {
  /** A file, or an input. */
  readonly source: string;
  readonly line: number;
  readonly column: number;
  /** The way to it within the source. */
  readonly path: string;
}

/** What a configuration was read from. */
export interface Origin {
  /** The place of the value at `path`, or of its key; `shown` is the path to name, where that is another. */
  place(path: Path, of?: 'key' | 'value', shown?: Path): ConfigLocation;
  /** Where text stands that other readers of YAML read as something else. */
  readonly ambiguous: readonly Path[];
}

/** A configuration that is one YAML text. */
export function yamlOrigin(yaml: YamlText, source: string): Origin {
  return {
    place: (path, of = 'value', shown = path) => ({ source, ...yaml.position(path, of), path: show(shown) }),
    ambiguous: yaml.ambiguous,
  };
}

/** `credentials.push.stores[0]`; keys that are not plain words are left out. */
export function show(path: Path): string {
  const text = path.map((key) =>
    typeof key === 'number' ? `[${key}]` : `.${/^[A-Za-z][A-Za-z0-9._-]{0,30}$/.test(key) ? key : '…'}`,
  );
  return text.join('').replace(/^\./, '') || 'the whole';
}
