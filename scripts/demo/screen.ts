const colour = process.stdout.isTTY && !process.env['NO_COLOR'];
const paint = (code: number) => (text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text);

export const [bold, dim, green, red] = [paint(1), paint(2), paint(32), paint(31)] as const;

export function say(text = ''): void {
  process.stdout.write(`${text}\n`);
}

let count = 0;

export function step(title: string): void {
  say();
  say(bold(`${++count}. ${title}`));
}

/** What was typed, as somebody at a terminal would type it. */
export function typed(command: string): void {
  say(dim(`   $ ${command}`));
}

export function shown(output: string): void {
  for (const line of output.trimEnd().split('\n')) if (line) say(`   ${line}`);
}

export function good(text: string): void {
  say(`   ${green('✓')} ${text}`);
}

export function bad(text: string): void {
  say(`   ${red('✗')} ${text}`);
}
