/**
 * What GitHub's runner does to a log, written from the facts in actions/runner (HostContext.cs,
 * ValueEncoders.cs, SecretMasker.cs, ActionCommand.cs, ActionCommandManager.cs), so that tests can ask what
 * people would see.
 */
type Encoder = (value: string) => string;

const encoders: readonly Encoder[] = [
  (value) => base64From(value, 0),
  (value) => base64From(value, 1),
  (value) => base64From(value, 2),
  (value) => value.replaceAll('"', '\\"'),
  (value) => value.replaceAll("'", "''"),
  (value) => JSON.stringify(value).slice(1, -1),
  uriData,
  xml,
  (value) => (value.length > 8 && /^".*"$/s.test(value) ? value.slice(1, -1) : ''),
  beforeAmpersand,
  afterAmpersand,
];

export interface RunnerMasker {
  add(value: string): void;
  mask(text: string): string;
}

export function createRunnerMasker(): RunnerMasker {
  const values = new Set<string>();
  const addOne = (value: string) => {
    for (const form of [value, ...encoders.map((encode) => encode(value))]) if (form !== '') values.add(form);
  };
  return {
    add(value) {
      if (value.trim() === '') return;
      addOne(value);
      for (const line of value.split(/[\r\n]+/)) if (line.trim() !== '') addOne(line.trim());
    },
    mask(text) {
      const hidden = new Array<boolean>(text.length).fill(false);
      for (const value of values) {
        for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
          hidden.fill(true, at, at + value.length);
        }
      }
      return [...text.split('')]
        .map((unit, at) => (!hidden[at] ? unit : hidden[at - 1] ? '' : '***'))
        .join('');
    },
  };
}

export interface RunnerLog {
  /** What people see. */
  readonly shown: string;
  /** Names of the commands that were obeyed, in order. */
  readonly commands: readonly string[];
}

const known =
  /^(?:add-mask|set-output|save-state|add-matcher|remove-matcher|debug|warning|error|notice|group|endgroup|echo|stop-commands|internal-set-repo-path|set-env|add-path)$/;

/** Reads a step's output line by line: obeys commands of both syntaxes and masks the rest. */
export function runnerLog(output: string, masker = createRunnerMasker()): RunnerLog {
  const [shown, commands]: [string[], string[]] = [[], []];
  let stopped: string | undefined;
  for (const line of output.split(/\r?\n/)) {
    const command = parse(line);
    if (stopped !== undefined) {
      if (command?.name === stopped) stopped = undefined;
      shown.push(masker.mask(line));
    } else if (command !== undefined && known.test(command.name)) {
      commands.push(command.name);
      if (command.name === 'add-mask') masker.add(command.data);
      else if (command.name === 'stop-commands') stopped = command.data;
      else shown.push(masker.mask(`${command.name}: ${command.data}`));
    } else shown.push(masker.mask(line));
  }
  return { shown: shown.join('\n'), commands };
}

function parse(line: string): { name: string; data: string } | undefined {
  const [, name, data] =
    /^\s*::([^\s:]+)(?: [^:]*)?::(.*)$/s.exec(line) ?? /##\[([^\s\]]+)(?: [^\]]*)?\](.*)$/s.exec(line) ?? [];
  if (name === undefined || data === undefined) return undefined;
  return { name, data: data.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%') };
}

function base64From(value: string, shift: number): string {
  const bytes = Buffer.from(value, 'utf8');
  return bytes.subarray(bytes.length > shift ? shift : 0).toString('base64');
}

function uriData(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function xml(value: string): string {
  const named: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&apos;',
  };
  return value.replace(/[&<>"']/g, (mark) => named[mark] ?? mark);
}

/** PowerShell colours the parts of a command line that `&` separates; the runner masks parts of 6 or more. */
function beforeAmpersand(value: string): string {
  const plus = value.indexOf('&+');
  const part = plus >= 0 ? value.slice(0, plus + 2) : value.slice(0, value.lastIndexOf('&') + 1);
  return part.length >= 6 ? part : '';
}

function afterAmpersand(value: string): string {
  const plus = value.indexOf('&+');
  const part = !value.includes('&')
    ? ''
    : plus >= 0
      ? value.slice(plus + 3)
      : value.slice(value.lastIndexOf('&') + 1);
  return part.length >= 6 ? part : '';
}
