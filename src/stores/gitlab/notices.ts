import { formatLocation, type GitlabLocation } from './location.js';
import type { Variable } from './variable-calls.js';

interface Subject {
  readonly location: GitlabLocation;
  readonly keys: readonly string[];
  readonly scope: string;
}

/** Finds notices in the list of a location's variables. */
export function notices(all: readonly Variable[], { location, keys, scope }: Subject): readonly string[] {
  const where = formatLocation(location);
  return keys.flatMap((key) => {
    const same = all.filter((each) => each.key === key);
    const own = same.find(({ environment_scope }) => environment_scope === scope);
    const others = same.filter((each) => each !== own).map(({ environment_scope }) => environment_scope);
    const isSecret = key === keys.at(-1);
    return [
      ...others.map((other) => shadow(`${where}/${key}`, scope, other)),
      ...(/^(?:CI|GITLAB)_/.test(key)
        ? [`${key} has the name of a predefined variable of GitLab, and overrides it.`]
        : []),
      ...(own && isSecret && !own.masked
        ? [
            `${where}/${key} is not masked, so a job that prints it shows the secret; mask it in GitLab’s settings.`,
          ]
        : []),
      ...(own?.protected
        ? [`${where}/${key} is protected: only jobs of protected branches and tags read it.`]
        : []),
      ...(own?.hidden
        ? [`${where}/${key} is hidden and cannot be read back: only GitLab’s answer confirms a write.`]
        : []),
      ...(own && !own.raw && isSecret
        ? [`${where}/${key} expands $ in its value; the next write turns that off (raw).`]
        : []),
    ];
  });
}

/** Reports another scope of the key; the more specific one wins (doc/ci/environments). */
function shadow(name: string, scope: string, other: string): string {
  return scope === '*'
    ? `${name} has another value for the scope ${other}: jobs of such environments do not read this one.`
    : `${name} has another value for the scope ${other}, which stays: jobs read it where ${scope} does not apply or is less specific.`;
}
