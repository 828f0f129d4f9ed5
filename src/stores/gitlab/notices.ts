import { formatHome, type Home } from './home.js';
import type { Variable } from './variable-calls.js';

interface Of {
  readonly home: Home;
  readonly keys: readonly string[];
  readonly scope: string;
}

/** What a user should know although it stops nothing, as far as the list of one home tells it. */
export function notices(all: readonly Variable[], { home, keys, scope }: Of): readonly string[] {
  const where = formatHome(home);
  return keys.flatMap((key) => {
    const same = all.filter((each) => each.key === key);
    const own = same.find(({ environment_scope }) => environment_scope === scope);
    const others = same.filter((each) => each !== own).map(({ environment_scope }) => environment_scope);
    const isSecret = key === keys.at(-1);
    return [
      ...others.map((other) => shadow(`${where}/${key}`, scope, other)),
      ...(/^(?:CI|GITLAB)_/.test(key)
        ? [`${key} has the name of one of GitLab’s own variables, and hides it.`]
        : []),
      ...(own && isSecret && !own.masked
        ? [
            `${where}/${key} is not masked, so a job that prints it shows the secret; GitLab’s settings can change that.`,
          ]
        : []),
      ...(own?.protected
        ? [`${where}/${key} is protected: only jobs of protected branches and tags read it.`]
        : []),
      ...(own?.hidden
        ? [
            `${where}/${key} is hidden and cannot be read back: that it holds the new secret is known from GitLab’s answer only.`,
          ]
        : []),
      ...(own && !own.raw && isSecret
        ? [`${where}/${key} expands $ in its value; from the next write on it will not (raw).`]
        : []),
    ];
  });
}

/** The more specific scope wins (doc/ci/environments: limit the environment scope of a variable). */
function shadow(name: string, scope: string, other: string): string {
  return scope === '*'
    ? `${name} has another value for the scope ${other}: jobs of such environments do not read this one.`
    : `${name} has another value for the scope ${other}, which is not changed: it is read where ${scope} does not apply or is less specific.`;
}
