import { prune } from '../rotate/maintenance/prune.js';
import type { PruneReport } from '../rotate/maintenance/prune.js';
import { openRequested } from '../rotate/action/open-requested.js';
import { argumentInputs } from './argument-inputs.js';
import type { Run } from './command.js';

export const run: Run = async (args, io, ctx, ci) => {
  const apply = args.values['apply'] === true;
  const credentials: PruneReport[] = [];
  for (const work of await openRequested({ ...ci, ...argumentInputs(args, {}, ci) }, ctx)) {
    credentials.push(await prune(work, apply, ctx));
  }
  if (args.values['json'] === true) io.out(JSON.stringify({ credentials }, null, 2));
  else for (const line of credentials.flatMap(lines)) io.out(line);
  const errors = credentials.flatMap(({ error, tokens }) => [error, ...tokens.map((one) => one.error)]);
  for (const error of errors) if (error) ctx.log.error(`${error.code}: ${error.message} Hint: ${error.hint}`);
  const isLeft = credentials.some(({ tokens }) => tokens.some(({ outcome }) => outcome === 'dangling'));
  if (isLeft) ctx.log.notice('Nothing was revoked; --apply revokes them.');
  return errors.some((error) => error) ? 1 : 0;
};

function lines({ credential, tokens, skipped, error }: PruneReport): readonly string[] {
  if (error) return [`${credential}: failed (${error.code})`];
  if (skipped !== undefined) return [`${credential}: skipped: ${skipped}`];
  if (tokens.length === 0) return [`${credential}: nothing dangling`];
  return tokens.map(
    ({ id, generation, outcome }) => `${credential}: ${outcome}: ${id} (generation ${generation})`,
  );
}
