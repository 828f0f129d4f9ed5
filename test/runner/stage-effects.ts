import type { JobState } from './job-state.js';
import type { Stage } from './stage.js';

/** What a stage may change beside the log, by commands on its output or by its files. */
export interface StageEffects {
  setOutput(name: string, value: string): void;
  saveState(name: string, value: string): void;
  setEnv(name: string, value: string): void;
  addPath(path: string): void;
  /** Fails the step with error annotations; it goes on to its end. */
  fail(...messages: string[]): void;
  readonly failed: boolean;
}

export function stageEffects(job: JobState, stage: Stage): StageEffects {
  let failed = false;
  return {
    setOutput(name, value) {
      stage.outputs[name] = value;
      job.log.debug(`Set output ${name} = ${value}`);
    },
    saveState(name, value) {
      const lower = name.toLowerCase();
      stage.state.set(lower, { key: stage.state.get(lower)?.key ?? name, value });
      job.log.debug(`Save intra-action state ${name} = ${value}`);
    },
    setEnv(name, value) {
      // A NODE_OPTIONS for later steps would run code in every node action (ActionCommandManager, block list).
      if (name.toUpperCase() === 'NODE_OPTIONS') {
        job.log.annotate('error', "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
        return;
      }
      job.env.set(name, value);
      job.log.debug(`${name}='${value}'`);
    },
    addPath(path) {
      const before = job.path.indexOf(path);
      if (before >= 0) job.path.splice(before, 1);
      job.path.push(path);
    },
    fail(...messages) {
      failed = true;
      for (const message of messages) job.log.annotate('error', message);
    },
    get failed() {
      return failed;
    },
  };
}
