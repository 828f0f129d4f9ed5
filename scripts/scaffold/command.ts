import { parseArgs, type ParseArgsConfig } from 'node:util';
import { ScaffoldFault, type Scaffolded } from './scaffold.js';

/** Values of the options, by their names. */
type Given = Readonly<Record<string, string | undefined>>;

/** Runs a scaffold for the NAME and options of this command line. Sets exit code 2 for what the caller must change. */
export async function command(
  usage: string,
  options: readonly string[],
  make: (id: string, given: Given) => Promise<Scaffolded>,
): Promise<void> {
  try {
    const known: ParseArgsConfig['options'] = Object.fromEntries(
      options.map((name) => [name, { type: 'string' as const }]),
    );
    const { values, positionals } = parseArgs({ allowPositionals: true, options: known });
    const [id] = positionals;
    if (id === undefined || positionals.length > 1) throw new ScaffoldFault(usage);
    const { files, changed, next } = await make(id, values as Given);
    const lines = [
      ...files.map((path) => `wrote    ${path}`),
      ...changed.map((path) => `changed  ${path}`),
      '',
      next,
    ];
    console.log(lines.join('\n'));
  } catch (error) {
    const isOurs =
      error instanceof ScaffoldFault || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    if (!isOurs) throw error;
    console.error((error as Error).message);
    process.exitCode = 2;
  }
}
