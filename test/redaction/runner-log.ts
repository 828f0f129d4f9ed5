import { createMasker } from '../runner/masker.js';

export interface RunnerLog {
  /** What people see. */
  readonly shown: string;
  /** Names of the commands that were obeyed, in order. */
  readonly commands: readonly string[];
}

const known =
  /^(?:add-mask|set-output|save-state|add-matcher|remove-matcher|debug|warning|error|notice|group|endgroup|echo|stop-commands|internal-set-repo-path|set-env|add-path)$/;

/** Reads a step's output line by line: obeys commands of both syntaxes and masks the rest. */
export function runnerLog(output: string, masker = createMasker()): RunnerLog {
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
