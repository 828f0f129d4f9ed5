import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProgram } from '../../src/context/find-program.js';
import { startAws } from '../../test/fakes/aws/aws.js';
import { startServer } from '../../test/fakes/server.js';
import { basicPair } from '../../test/fakes/vendor.js';
import { median, type Measure } from './measure.js';
import { timed, type Program } from './timed.js';

const bundle = fileURLToPath(new URL('../../dist/login.js', import.meta.url));
const REGION = 'eu-central-1';
const HOST = `123456789012.dkr.ecr.${REGION}.amazonaws.com`;
const BOUND = 0.4;

/**
 * A login to ECR with an access key in the environment, as a whole process, against docker/login-action's own
 * bundle: the same AWS and the same registry, on loopback by plain http, and the same real docker. The peer
 * goes to the registry that AWS's answer names, regcred to the one it is told.
 */
export async function benchEcr(
  dir: string,
  rounds: number,
  peer: string | undefined,
): Promise<readonly Measure[]> {
  if (!findProgram('docker', process.env)) {
    console.log('login to ECR: not measured, docker is not here');
    return [];
  }
  const draw = (bytes: number) => () => randomBytes(bytes).toString('base64url');
  const known: { passwords?: readonly string[] } = {};
  const registry = await startServer(({ authorization }) => {
    const { username, password } = basicPair(authorization) ?? {};
    const isKnown = username === 'AWS' && known.passwords?.includes(password ?? '');
    const challenge = { 'www-authenticate': 'Basic realm="ecr"' };
    return isKnown ? { status: 200, body: {} } : { status: 401, headers: challenge, body: '' };
  });
  // As long as real ones; without a colon, at which the peer would cut the password.
  const aws = await startAws({ draw: draw(30), password: draw(1500), proxyEndpoint: registry.origin });
  known.passwords = aws.state.passwords;
  const { id, secret } = aws.state.addKey(['ecr:GetAuthorizationToken']);
  const env = {
    AWS_ENDPOINT_URL: aws.server.origin,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: id,
    AWS_SECRET_ACCESS_KEY: secret,
  };
  const docker: Program = {
    command: 'docker',
    args: ['login', '--username', 'AWS', '--password-stdin', registry.host],
    env: { ...process.env, DOCKER_CONFIG: join(dir, 'ecr-docker') },
  };
  try {
    const ours = step(join(dir, 'ecr-ours'), bundle, { ...env, ...inputs(registry.host, 'true') });
    const theirs =
      peer === undefined
        ? undefined
        : step(join(dir, 'ecr-peer'), resolve(peer), { ...env, ...inputs(HOST, 'auto') });
    const times = { ours: [] as number[], theirs: [] as number[], docker: [] as number[] };
    for (let round = -1; round < rounds; round++) {
      const wall = await timed(ours);
      const peerWall = theirs && (await timed(theirs));
      const bare = await timed({ ...docker, input: aws.state.passwords.at(-1) ?? '' });
      if (round < 0) continue;
      times.ours.push(wall);
      times.docker.push(bare);
      if (peerWall !== undefined) times.theirs.push(peerWall);
    }
    const shown = (values: readonly number[]) => `${median(values).toFixed(0)} ms`;
    const within = `of which a bare docker login takes ${shown(times.docker)}`;
    if (theirs === undefined) {
      console.log(`login to ECR: peer not given (--peer PATH); ${shown(times.ours)}, ${within}`);
      return [];
    }
    const value = median(times.ours.map((time, round) => time / (times.theirs[round] ?? 1)));
    const detail = `medians of ${rounds}: ${shown(times.ours)} against ${shown(times.theirs)}, ${within} in both`;
    return [{ name: 'login to ECR against docker/login-action', value, most: BOUND, unit: ' x', detail }];
  } finally {
    await Promise.all([registry.close(), aws.server.close()]);
  }
}

/** Both actions have these inputs, and a runner sets a variable for each. */
function inputs(registry: string, ecr: string) {
  return { INPUT_REGISTRY: registry, INPUT_ECR: ecr, INPUT_LOGOUT: 'true' };
}

function step(folder: string, file: string, extra: Readonly<Record<string, string>>): Program {
  mkdirSync(join(folder, 'temp'), { recursive: true });
  const files = Object.fromEntries(
    ['OUTPUT', 'ENV', 'STATE', 'STEP_SUMMARY'].map((name) => [`GITHUB_${name}`, join(folder, name)]),
  );
  for (const path of Object.values(files)) writeFileSync(path, '');
  const place = { RUNNER_TEMP: join(folder, 'temp'), DOCKER_CONFIG: join(folder, 'docker') };
  return { command: process.execPath, args: [file], env: { ...process.env, ...files, ...place, ...extra } };
}
