import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jenkinsParameters } from './jenkins-parameters.js';

const files = {
  withRegistryLogin: 'LoginInputs',
  rotateRegistryCredentials: 'RotateInputs',
  registryCheck: 'CheckInputs',
} as const;

/** A Markdown table for the library's README, by the name of the step. */
export function jenkinsTables(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).map(([step, file]) => {
      const rows = jenkinsParameters(file).map(
        ({ name, meaning, preset }) => `| \`${name}\` | ${meaning} | ${preset ? `\`${preset}\`` : ''} |`,
      );
      return [step, ['| Parameter | Meaning | Default |', '| --- | --- | --- |', ...rows].join('\n')];
    }),
  );
}

/**
 * The pages under Pipeline Syntax → Global Variable Reference. Jenkins shows them as plain text unless its markup
 * formatter is another one, so they have no markup and no angle brackets.
 */
export function jenkinsHelp(): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(files).map(([step, file]) => {
      const { usage, example } = help[step as keyof typeof files];
      const rows = jenkinsParameters(file).map(
        ({ name, meaning, preset }) =>
          `${name}: ${meaning.replaceAll('`', '')}${preset ? ` Default: ${preset}.` : ''}`,
      );
      const source = `examples/jenkins/${example}.Jenkinsfile`;
      const text = readFileSync(fileURLToPath(new URL(`../../${source}`, import.meta.url)), 'utf8');
      return [
        `jenkins/vars/${step}.txt`,
        [usage, 'Example:', text.trimEnd(), 'Parameters:', rows.join('\n'), FOOT].join('\n\n') + '\n',
      ];
    }),
  );
}

const FOOT = 'More: jenkins/README.md of github.com/regcred/regcred.';

const help: Readonly<Record<keyof typeof files, { readonly usage: string; readonly example: string }>> = {
  withRegistryLogin: {
    usage: `withRegistryLogin(parameters) { steps }

Logs in to a container registry for the steps of its block, in a docker folder of this build alone, and logs out when the block finishes, fails or is aborted. The block does not see the password. Returns the value of the block where Jenkins can keep it.`,
    example: 'login',
  },
  rotateRegistryCredentials: {
    usage: `rotateRegistryCredentials(parameters)

Replaces the registry credentials of regcred.yml that are due and writes the new ones where builds read them; run it once a day. Archives a page with the report, sets the build's description, and returns a map of texts: rotated, retired, due, failed and report, each JSON without secrets.`,
    example: 'rotation',
  },
  registryCheck: {
    usage: `registryCheck(parameters)

Finds out why a login fails and says what to do. Changes nothing; fails the build where something is wrong.`,
    example: 'check',
  },
};
