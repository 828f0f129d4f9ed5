import { spawnSync } from 'node:child_process';
import { folder, root } from './registry-list.js';

/** Registry files that a script makes Node load, by their path below src/registries. */
export function loadedBy(script: string): string[] {
  const prefix = new URL(`file://${folder}`).href;
  return everythingLoadedBy(script)
    .filter((url) => url.startsWith(prefix))
    .map((url) => url.slice(prefix.length))
    .filter((name) => name !== 'kit/host-name.ts' && name !== 'address.ts');
}

/** Every module that a script loads, in a process of its own: URLs. */
export function everythingLoadedBy(script: string): string[] {
  const hook = `import { writeSync } from 'node:fs';
    export const load = (url, context, next) => (writeSync(2, 'loaded ' + url + '\\n'), next(url, context));`;
  const dataUrl = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`;
  const register = `import { register } from 'node:module'; register(${JSON.stringify(dataUrl(hook))});`;
  const args = ['--import', 'tsx', '--import', dataUrl(register), '--input-type=module', '-e', script];
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return [...stderr.matchAll(/^loaded (\S+?)(?:\?\S*)?$/gm)].map(([, url]) => url ?? '');
}
