import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { observe } from '../redaction/oracle.js';

export const helperFile = fileURLToPath(new URL('../../dist/credential-helper.js', import.meta.url));

/** `docker-credential-regcred VERB`; only what `get` answers may hold the secret. */
export async function helper(verb: string, stdin: string, env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [helperFile, verb], { env });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  child.stdin.on('error', () => {}).end(stdin);
  await once(child, 'close');
  if (verb !== 'get' || child.exitCode !== 0) observe('standard output', stdout);
  observe('standard error', stderr);
  return { code: child.exitCode, stdout, stderr };
}
