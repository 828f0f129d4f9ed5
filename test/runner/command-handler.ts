import { knownCommands, parseCommand, type Command } from './commands.js';
import type { JobState } from './job-state.js';
import type { StageEffects } from './stage-effects.js';

/** Treats each line of a stage's output: a command is obeyed, anything else is shown. One per stage. */
export function commandHandler(job: JobState, effects: StageEffects): (line: string) => void {
  const known = new Set<string>(knownCommands);
  const obey = commands(job, effects);
  let stopToken: string | undefined;

  const stop = (line: string, token: string): void => {
    if (token === '' || known.has(token.toLowerCase()) || token.toLowerCase() === 'pause-logging') {
      effects.fail(`Unable to process command '${line}' successfully.`, badStopToken);
      return;
    }
    stopToken = token.toLowerCase();
    known.add(stopToken);
    // The runner hides the token too, unless it is short.
    if (token.length > 6) job.masker.add(token);
    job.log.write(line);
  };

  return (line) => {
    job.log.raw(line);
    const command = parseCommand(line, known);
    if (stopToken !== undefined) {
      if (command?.name === stopToken) {
        known.delete(stopToken);
        stopToken = undefined;
      }
      job.log.write(line);
    } else if (!command) job.log.write(line);
    else if (command.name === 'stop-commands') stop(line, command.data);
    else obey(command, line);
  };
}

const badStopToken =
  "You cannot use a endToken that is an empty string, the string 'pause-logging', or another workflow command.";

const neverEchoed = new Set(['add-mask', 'debug', 'error', 'warning', 'notice']);

function commands(job: JobState, effects: StageEffects): (command: Command, line: string) => void {
  const { log, masker } = job;
  let echo = false;
  const keep = (set: (name: string, value: string) => void) => (command: Command) => {
    const name = command.properties.get('name');
    if (name === undefined)
      throw new Error(`Required field 'name' is missing in ##[${command.name}] command.`);
    set(name, command.data);
  };
  const disabled = ({ name }: Command): never => {
    throw new Error(`The \`${name}\` command is disabled. Please upgrade to using Environment Files.`);
  };
  const annotate = ({ name, data, properties }: Command): void =>
    log.annotate(name as 'error' | 'warning' | 'notice', data, Object.fromEntries(properties));
  // add-matcher and remove-matcher only turn lines into annotations: left out.
  const table: Readonly<Record<string, (command: Command) => void>> = {
    'add-mask': ({ data }) => {
      if (data.trim() === '') {
        log.annotate('warning', "Can't add secret mask for empty string in ##[add-mask] command.");
        return;
      }
      if (echo) log.write('::add-mask::***');
      masker.add(data);
    },
    debug: ({ data }) => log.debug(data),
    error: annotate,
    warning: annotate,
    notice: annotate,
    group: ({ data }) => log.write(`##[group]${data}`),
    endgroup: () => log.write('##[endgroup]'),
    echo: ({ data }) => {
      const setting = data.trim().toLowerCase();
      if (setting !== 'on' && setting !== 'off')
        throw new Error(`Invalid echo command value. Current value is: '${data}'.`);
      echo = setting === 'on';
    },
    'set-output': keep(effects.setOutput),
    'save-state': keep(effects.saveState),
    'set-env': disabled,
    'add-path': disabled,
  };
  return (command, line) => {
    if (echo && !neverEchoed.has(command.name)) log.write(line);
    try {
      table[command.name]?.(command);
    } catch (error) {
      effects.fail(`Unable to process command '${line}' successfully.`, (error as Error).message);
    }
  };
}
