import { readAuthority, trusting } from '../http/authority.js';
import { check, type Finding } from '../login/check/check.js';
import { loginInputs } from '../login/inputs/login-inputs.js';
import { readRealms } from '../login/inputs/realms.js';
import { withDeadline } from '../login/deadline.js';
import { readTimeout, refuseUnknown, registryText } from '../login/inputs/login-request.js';
import { parseRights } from '../distribution/parse-rights.js';
import { argumentInputs } from './argument-inputs.js';
import type { Run } from './command.js';
import { readPassword } from './password-source.js';

const marks: Record<Finding['state'], string> = { right: '✓', wrong: '✗', unknown: '?', note: '·' };

export const run: Run = async (args, io, ctx, ci) => {
  const password = await readPassword(args, io, ctx);
  const inputs = argumentInputs(args, { registry: args.words[0], password: password || undefined }, ci);
  refuseUnknown(inputs.given(), Object.keys(loginInputs));
  const text = inputs.input;
  const trusted = text('ca') ? trusting(await readAuthority(text('ca'), ctx), ctx) : ctx;
  const timeout = readTimeout('timeout', text('timeout').trim() || loginInputs.timeout.default);
  const checkCtx = withDeadline(ctx.clock.now() + timeout, trusted);
  const request = {
    registry: registryText(inputs),
    provider: text('provider'),
    username: text('username'),
    password: text('password'),
    identity: text('identity'),
    rights: parseRights(text('verify')),
    realms: readRealms(text('realms')),
  };
  const findings = await check(request, checkCtx);
  if (args.values['json']) io.out(JSON.stringify(findings));
  else for (const finding of findings) show(finding, io.out);
  return exitCode(findings);
};

function show({ state, code, text, cure }: Finding, out: (line: string) => void): void {
  out(`${marks[state]} ${code ? `${code}: ` : ''}${text}`);
  if (cure) out(`  ${cure}`);
}

/** Returns 0 when all is right, 75 when trying again may help (docs/architecture.md, section 7). */
function exitCode(findings: readonly Finding[]): number {
  if (findings.some(({ state }) => state === 'wrong')) return 1;
  const unknown = findings.filter(({ state }) => state === 'unknown');
  if (unknown.length === 0) return 0;
  return unknown.every(({ temporary }) => temporary) ? 75 : 1;
}
