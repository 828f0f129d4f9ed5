import type { Command } from './command.js';

export function overview(commands: Readonly<Record<string, Command>>): string {
  const width = Math.max(...Object.values(commands).map(({ usage }) => usage.length));
  const rows = Object.values(commands).map((one) => `  ${one.usage.padEnd(width)}  ${one.description}`);
  return `regcred: container-registry login and credential rotation

Usage: regcred COMMAND [OPTIONS]

${rows.join('\n')}

regcred COMMAND --help shows a command's options. Passwords are read from standard input, a file or
an environment variable, never from the command line.
`;
}

export function commandHelp({ usage, description, options }: Command): string {
  const names = Object.entries(options).map(
    ([name, { type }]) => `--${name}${type === 'string' ? ' VALUE' : ''}`,
  );
  const width = Math.max(...names.map((name) => name.length));
  const rows = Object.values(options).map(
    (one, index) => `  ${(names[index] ?? '').padEnd(width)}  ${one.description}`,
  );
  return `Usage: regcred ${usage} [OPTIONS]\n\n${description}\n\n${rows.join('\n')}\n`;
}
