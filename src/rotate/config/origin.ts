import type { Path, YamlText } from '../../config/read-yaml.js';

/** The location of a fault, which every error of the configuration names first. */
export interface ConfigLocation {
  /** A file, or an input. */
  readonly source: string;
  readonly line: number;
  readonly column: number;
  /** The path within the source. */
  readonly path: string;
}

/** The text that a configuration was read from. */
export interface Origin {
  /** Locates the value at `path`, or its key. `shown` replaces the path in the error. */
  locate(path: Path, of?: 'key' | 'value', shown?: Path): ConfigLocation;
  /** Paths of unquoted text that other YAML readers do not read as text. */
  readonly ambiguous: readonly Path[];
}

/** The origin of a configuration that is one YAML text. */
export function yamlOrigin(yaml: YamlText, source: string): Origin {
  return {
    locate: (path, of = 'value', shown = path) => ({ source, ...yaml.position(path, of), path: show(shown) }),
    ambiguous: yaml.ambiguous,
  };
}

/** `credentials.push.stores[0]`; a key that is not a plain word is shown as `…`. */
export function show(path: Path): string {
  const text = path.map((key) =>
    typeof key === 'number' ? `[${key}]` : `.${/^[A-Za-z][A-Za-z0-9._-]{0,30}$/.test(key) ? key : '…'}`,
  );
  return text.join('').replace(/^\./, '') || 'the whole';
}
