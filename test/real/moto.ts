import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Secret } from '../../src/secret/secret.js';
import { sign } from '../../src/registries/kit/aws/sign.js';
import { client } from '../http/client.js';
import { find } from './programs.js';

/** moto's server mode: an AWS of other people's making. Its account is 123456789012. */
export interface Moto {
  /** For AWS_ENDPOINT_URL. */
  readonly origin: string;
  /** One call of IAM's Query API, by nobody in particular; the first element of each name in the answer. */
  iam(action: string, fields: Readonly<Record<string, string>>): Promise<(name: string) => string>;
  /**
   * So many calls are let in without a look; then every request's signature and rights are checked, by
   * botocore's signer and the policies of IAM.
   */
  checkAfter(calls: number): Promise<void>;
  stop(): Promise<void>;
}

export async function startMoto(): Promise<Moto> {
  const program = find('moto_server') ?? '';
  const child = spawn(program, ['-H', '127.0.0.1', '-p', '0'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'close');
  };
  const origin = await new Promise<string>((resolve, reject) => {
    let said = '';
    const hear = (text: Buffer) => {
      said += text.toString();
      const [, found] = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`moto_server ended with ${code}: ${said}`)));
  });
  const send = async (path: string, headers: Record<string, string | Secret>, body: string) => {
    const answer = await client().send({ method: 'POST', url: new URL(path, origin), headers, body });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${answer.text()}`);
    return answer.text();
  };
  return {
    origin,
    stop,
    checkAfter: async (calls) => void (await send('/moto-api/reset-auth', {}, String(calls))),
    async iam(action, fields) {
      const body = new URLSearchParams({ Action: action, Version: '2010-05-08', ...fields }).toString();
      const headers = { 'content-type': 'application/x-www-form-urlencoded', host: new URL(origin).host };
      const request = { method: 'POST', path: '/', query: '', headers, body };
      const nobody = { accessKeyId: 'AKIANOBODY', secretAccessKey: new Secret('nobody') };
      const scope = { service: 'iam', region: 'us-east-1' };
      const text = await send('/', { ...headers, ...sign(request, nobody, scope, Date.now()) }, body);
      return (name) => new RegExp(`<${name}>([^<]*)<`).exec(text)?.[1] ?? '';
    },
  };
}
