import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { find, missing } from '../real/programs.js';
import { mayHold, observe, tempDir } from '../redaction/oracle.js';

export const library = fileURLToPath(new URL('../../jenkins', import.meta.url));
const harness = join(library, 'test');
const jars = fileURLToPath(new URL('../../.cache/groovy-cps', import.meta.url));
const JARS = ['groovy-cps-1.31.jar', 'groovy-all-2.4.21.jar', 'guava-11.0.1.jar'];

export type Credential =
  | { readonly kind: 'usernamePassword'; readonly username: string; readonly secret: string }
  | { readonly kind: 'string' | 'file'; readonly secret: string };

export interface PipelineOptions {
  readonly credentials?: Readonly<Record<string, Credential>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly tools?: Readonly<Record<string, string>>;
  readonly unix?: boolean;
  /** groovy-cps: somebody aborts the build that stands at a `pause`. */
  readonly abort?: boolean;
  /** A copy of the library with something else in it. */
  readonly library?: string;
}

/** What a build left behind. */
export interface Build {
  readonly log: string;
  readonly error?: { readonly type: string; readonly message: string };
  readonly value?: string;
  /** groovy-cps: it stands at a `pause` and was saved. */
  readonly paused?: boolean;
  /** What Jenkins keeps with the build: scripts and lines of withEnv. */
  readonly told: readonly string[];
  readonly archived: Readonly<Record<string, string>>;
  readonly build: {
    readonly description: string | null;
    readonly options?: readonly string[];
    readonly triggers?: readonly string[];
    readonly properties?: readonly unknown[];
  };
}

export interface Agent {
  readonly home: string;
  readonly workspace: string;
  /** WORKSPACE_TMP. */
  readonly temp: string;
  /** What is left in {@link temp}. */
  left(): string[];
  /** With Debian's Groovy. */
  run(pipeline: string, options?: PipelineOptions): Promise<Build>;
  /** With groovy-cps; a second call goes on at the `pause` where the first has ended. */
  cps(pipeline: string, options?: PipelineOptions): Promise<Build>;
}

/** An agent of Jenkins with a job's workspace on it. */
export function newAgent(): Agent {
  const root = tempDir();
  const [home, workspace, scripts] = ['home', 'workspace/job', 'scripts'].map((name) => join(root, name));
  for (const folder of [home, workspace, scripts]) mkdirSync(folder ?? '', { recursive: true });
  const temp = `${workspace ?? ''}@tmp`;
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: home ?? '',
    LC_ALL: 'C.UTF-8',
    BUILD_TAG: 'jenkins-team-job-7',
    JENKINS_URL: 'http://jenkins.example.com/',
    WORKSPACE: workspace ?? '',
    WORKSPACE_TMP: temp,
  };
  const saved = join(root, 'program.dat');
  // Jenkins encrypts what it has bound; the harness does not.
  mayHold(saved, 'any');
  const run =
    (words: readonly string[]) =>
    (pipeline: string, options: PipelineOptions = {}) => {
      const scenario = {
        ...{ library, credentials: {}, tools: {}, ...options },
        ...{ env: { ...env, ...options.env }, pipeline, workspace, scripts, saved },
      };
      // A saved build goes on in a process that has never seen it.
      return runIn(words, scenario, existsSync(saved));
    };
  const classpath = [...JARS.map((jar) => join(jars, jar)), join(harness, 'harness')].join(':');
  return {
    home: home ?? '',
    workspace: workspace ?? '',
    temp,
    left: () => (existsSync(temp) ? readdirSync(temp) : []),
    run: run(['groovy', '-cp', `${harness}/harness:${harness}/annotations`, join(harness, 'plain.groovy')]),
    cps: run(['java', '-cp', classpath, 'groovy.ui.GroovyMain', join(harness, 'cps.groovy')]),
  };
}

/** A JVM that runs one pipeline after another; starting it takes longer than most pipelines. It stops with its worker. */
interface Jvm {
  run(scenario: object): Promise<Build>;
}

const idle = new Map<string, Jvm[]>();

/** Runs a pipeline in a JVM that is idle, else in a new one; `isNew` asks for a process that has run nothing. */
async function runIn(words: readonly string[], scenario: object, isNew: boolean): Promise<Build> {
  const key = words.join(' ');
  const jvm = (isNew ? undefined : idle.get(key)?.pop()) ?? startJvm(words);
  const build = await jvm.run(scenario);
  idle.set(key, [...(idle.get(key) ?? []), jvm]);
  return build;
}

function startJvm([program = '', ...args]: readonly string[]): Jvm {
  // Debian's groovy wants JAVA_HOME where there is no default-java. C.UTF-8: Java passes variables on in it.
  const java = dirname(dirname(realpathSync(find('java') ?? '')));
  const env = {
    PATH: process.env['PATH'],
    JAVA_HOME: java,
    LC_ALL: 'C.UTF-8',
    JAVA_OPTS: '-Xshare:auto -XX:TieredStopAtLevel=1',
  };
  const child = spawn(program, args, { env, stdio: ['pipe', 'pipe', 'pipe'] });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
    observe('the harness', stderr);
  });
  const jvm: Jvm = {
    async run(scenario) {
      child.stdin.write(`${JSON.stringify(scenario)}\n`);
      const answer = await answers.next();
      if (answer.done) throw new Error(`The harness failed:\n${stderr.slice(0, 3000)}`);
      observe('what Jenkins keeps', answer.value);
      return JSON.parse(answer.value) as Build;
    },
  };
  return jvm;
}

/** Whether the engine of Jenkins is here; .ci/run copies it. */
export function needsCps(): boolean {
  const absent = JARS.filter((jar) => !existsSync(join(jars, jar)));
  if (absent.length === 0) return true;
  const goal = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';
  missing(absent, `mvn -q -B -f .ci/groovy-cps/pom.xml ${goal} -DoutputDirectory="$PWD/.cache/groovy-cps"`);
  return false;
}
