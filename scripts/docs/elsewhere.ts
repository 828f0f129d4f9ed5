import { parse } from 'yaml';
import type { RegistryGuide } from './registry-guide.js';

type Inputs = Readonly<Record<string, string>>;

/** The first login with a password that a guide shows for GitHub, as GitLab and Jenkins have it. */
export interface Elsewhere {
  readonly gitlab: string;
  readonly jenkins: string;
}

export function elsewhere({ steps }: RegistryGuide): Elsewhere | undefined {
  const all = steps.flatMap(({ yaml }) => actionInputs(parse(yaml)));
  // A key that is exchanged is another kind of credential in Jenkins: its own page says how.
  const inputs = all.find(({ password, identity }) => password && !identity);
  if (inputs === undefined) return undefined;
  const { registry = 'docker.io', username = '', password = '', ...more } = inputs;
  const variable = expression(password, 'secrets');
  if (variable === undefined) return undefined;
  return {
    gitlab: gitlabJob({
      registry,
      ...named('username', username),
      password_variable: variable,
      ...Object.fromEntries(Object.entries(more).map(([name, value]) => [name.replaceAll('-', '_'), value])),
    }),
    jenkins: jenkinsBlock({
      ...(inputs['registry'] && { registry }),
      credentialsId: variable.toLowerCase().replaceAll('_', '-'),
      ...Object.fromEntries(
        Object.entries(more).map(([name, value]) => [
          name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
          value,
        ]),
      ),
    }),
  };
}

/** The `with:` of every login step, wherever it stands. */
function actionInputs(node: unknown): readonly Inputs[] {
  if (typeof node !== 'object' || node === null) return [];
  const { uses, with: inputs } = node as { uses?: unknown; with?: Inputs };
  if (typeof uses === 'string' && uses.startsWith('regcred/regcred@')) return inputs ? [inputs] : [];
  return Object.values(node).flatMap(actionInputs);
}

/** The name in `${{ secrets.NAME }}`. */
function expression(value: string, context: string): string | undefined {
  return new RegExp(`^\\$\\{\\{ ${context}\\.(\\w+) \\}\\}$`).exec(value)?.[1];
}

function named(input: string, value: string): Inputs {
  const variable = expression(value, 'vars');
  if (variable !== undefined) return { [`${input}_variable`]: variable };
  return value === '' ? {} : { [input]: value };
}

function jenkinsBlock(inputs: Inputs): string {
  const words = Object.entries(inputs).map(([name, value]) => `${name}: '${value.replaceAll("'", "\\'")}'`);
  const host = inputs['registry'] === undefined ? '' : `${inputs['registry']}/`;
  return `withRegistryLogin(${words.join(', ')}) {\n  sh 'docker push ${host}acme/app:latest'\n}\n`;
}

/** A job of GitLab CI that logs in by the component; with an audience it brings an ID token. */
function gitlabJob(
  inputs: Readonly<Record<string, string>> & { readonly registry: string },
  command = `docker push ${inputs.registry}/acme/app:latest`,
): string {
  const lines = Object.entries(inputs).map(([name, value]) => `      ${name}: ${value}\n`);
  return `include:
  - component: gitlab.com/regcred/components/login@0.1.0
    inputs:
${lines.join('')}push:
  extends: .regcred-login${inputs['audience'] === undefined ? '' : '-keyless'}
  script:
    - ${command}
`;
}
