// What login and rotation cost, as ratios taken in one run on one machine (CONTRIBUTING.md, "Measures").
// `npm run bench -- 31` takes 31 rounds; the more, the calmer. `npm run bench -- --peer PATH` compares the login
// to ECR with docker/login-action's own bundle (its dist/index.cjs).
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Measure } from './bench/measure.js';
import { parseArgs } from 'node:util';
import { benchEcr } from './bench/ecr.js';
import { benchGithub } from './bench/github.js';
import { benchHelper } from './bench/helper.js';
import { benchLogin } from './bench/login.js';
import { benchParallel } from './bench/parallel.js';
import { benchPlan } from './bench/plan.js';
import { benchSizes } from './bench/sizes.js';

const { values, positionals } = parseArgs({ options: { peer: { type: 'string' } }, allowPositionals: true });
const rounds = Number(positionals[0] ?? 15);
const dir = mkdtempSync(join(tmpdir(), 'regcred-bench-'));

function show({ name, value, most, unit, detail }: Measure): void {
  const mark = value <= most ? 'within' : 'OVER';
  console.log(`${name}: ${value.toFixed(2)}${unit}, ${mark} the bound of ${most}${unit}\n    ${detail}`);
}

try {
  const login = [...(await benchLogin(dir, rounds)), await benchParallel(dir), ...benchSizes()];
  login.push(...(await benchEcr(dir, rounds, values.peer)));
  const rotation = [...(await benchGithub()), ...(await benchPlan(dir, rounds))];
  const helper = await benchHelper(dir, rounds);
  for (const measure of [...login, ...helper, ...rotation]) show(measure);
} finally {
  rmSync(dir, { recursive: true, force: true });
}
