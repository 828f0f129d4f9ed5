import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { startRegistry, type RunningRegistry } from '../real/docker-registry.js';
import { needs } from '../real/programs.js';
import { canary } from '../redaction/oracle.js';
import type { Credential } from './jenkins.js';
import { newAgent, type Agent } from './jenkins.js';

export const ready = needs('groovy', 'java', 'docker', 'docker-registry', 'skopeo', 'umoci');

export interface JenkinsScene {
  /** `first` knows "ci"; `second`, another host, knows "robot$web+ci". */
  first(): RunningRegistry;
  second(): RunningRegistry;
  readonly credentials: Readonly<Record<'first' | 'second' | 'wrong', Credential>>;
  /** An agent whose workspace has an OCI layout `image:1`. */
  agent(): Agent;
}

/** Two real registries for all tests of a file. */
export function jenkinsScene(): JenkinsScene {
  // A space, a dollar sign, quotes, a backslash and UTF-8: nothing on the way may look into a password.
  const [one, two, wrong] = [canary(' $HOME"\'`\\ü%0A', 'json'), canary(), canary()];
  const running: RunningRegistry[] = [];
  beforeAll(async () => {
    const [first, second] = await Promise.all([
      startRegistry({ auth: { kind: 'htpasswd', users: { ci: one } } }),
      startRegistry({ auth: { kind: 'htpasswd', users: { 'robot$web+ci': two } }, address: '127.0.0.2' }),
    ]);
    running.push(first, second);
  });
  afterAll(() => Promise.all(running.map((registry) => registry.stop())));
  const at = (index: number) => {
    const found = running[index];
    if (!found) throw new Error('The registries have not been started.');
    return found;
  };
  const login = (username: string, secret: string) =>
    ({ kind: 'usernamePassword', username, secret }) as const;
  return {
    first: () => at(0),
    second: () => at(1),
    credentials: { first: login('ci', one), second: login('robot$web+ci', two), wrong: login('ci', wrong) },
    agent() {
      const agent = newAgent();
      const layout = join(agent.workspace, 'image');
      execFileSync('umoci', ['init', '--layout', layout]);
      execFileSync('umoci', ['new', '--image', `${layout}:1`]);
      return agent;
    },
  };
}

/** A step that pushes with the login of the job. */
export const push = (host: string, name = 'team/app') =>
  `sh 'skopeo copy --quiet --dest-tls-verify=false oci:image:1 docker://${host}/${name}:1 && echo pushed ${name}'`;
