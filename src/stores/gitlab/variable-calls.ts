import { z } from 'zod';
import { fail } from '../../errors/error.js';
import { Secret } from '../../secret/secret.js';
import { apiBase } from './api-base.js';
import type { GitlabLocation } from './location.js';
import type { GitlabRefusal } from './refusal.js';
import { unlessRefused } from './refusal.js';
import { requesterFn, VALUE, type GitlabSender } from './requester.js';

const variableSchema = z.object({
  key: z.string(),
  variable_type: z.enum(['env_var', 'file']),
  // Absent or null for a hidden variable.
  value: z.union([z.string(), z.instanceof(Secret)]).nullish(),
  protected: z.boolean().default(false),
  masked: z.boolean().default(false),
  hidden: z.boolean().default(false),
  raw: z.boolean().default(false),
  environment_scope: z.string().default('*'),
  description: z.string().nullish(),
});

/** A variable as GitLab returns it, without dates (lib/api/entities/ci/variable.rb). */
export type Variable = z.output<typeof variableSchema>;

/** Attributes sent with the value. A PUT may reset an attribute that it lacks, so all are always sent. */
export interface VariableAttributes {
  readonly protected: boolean;
  readonly masked: boolean;
  readonly raw: boolean;
  readonly variableType?: Variable['variable_type'];
  readonly description?: string;
}

/** Copies the attributes of an existing variable: a PUT without `variable_type` would reset it to env_var. */
export function keptAttributes({
  masked,
  variable_type,
  description,
  ...found
}: Variable): VariableAttributes {
  return {
    masked,
    protected: found.protected,
    raw: true,
    variableType: variable_type,
    ...(typeof description === 'string' && { description }),
  };
}

/** Calls for the variables of a location. A value is a Secret, or text with `plain`. */
export interface VariableCalls {
  /** Returns undefined when the key has no variable of exactly this scope. */
  show(key: string, scope: string): Promise<Variable | undefined>;
  list(): Promise<readonly Variable[]>;
  create(key: string, scope: string, attributes: VariableAttributes): Promise<void>;
  edit(key: string, scope: string, attributes: VariableAttributes): Promise<void>;
}

/** Opens the calls, which throw {@link GitlabRefusal}. `value` replaces the secret value of the sender. */
export async function variableCalls(
  location: GitlabLocation,
  sender: GitlabSender,
  value?: string,
): Promise<VariableCalls> {
  const sent = value ?? VALUE;
  const options = resourceOptions(sender);
  const { ProjectVariables, GroupVariables, InstanceLevelCICDVariables } = await import('@gitbeaker/rest');
  const host = apiBase(sender.ctx.env).host;
  const one = (body: unknown) => parse(variableSchema, body, host);
  const many = (body: unknown) => parse(z.array(variableSchema), body, host);

  if (location.kind === 'instance') {
    const api = new InstanceLevelCICDVariables(options);
    return {
      show: (key) => orNone(() => api.show(key).then(one)),
      list: () => api.all({ perPage: 100 } as object).then(many),
      create: (key, _, attributes) =>
        api
          .create(key, sent, { ...attributes })
          .then(one)
          .then(nothing),
      edit: (key, _, attributes) =>
        api
          .edit(key, sent, { ...attributes })
          .then(one)
          .then(nothing),
    };
  }
  const { id, kind } = location;
  const api = kind === 'project' ? new ProjectVariables(options) : new GroupVariables(options);
  const scoped = (scope: string) => ({ filter: { environment_scope: scope } });
  return {
    show: (key, scope) => orNone(() => api.show(id, key, scoped(scope)).then(one)),
    list: () => api.all(id, { perPage: 100 }).then(many),
    create: (key, scope, attributes) =>
      api
        .create(id, key, sent, { ...attributes, environmentScope: scope })
        .then(one)
        .then(nothing),
    edit: (key, scope, attributes) =>
      api
        .edit(id, key, sent, { ...attributes, environmentScope: scope, ...scoped(scope) })
        .then(one)
        .then(nothing),
  };
}

/** Options of gitbeaker's resources: our requester, and no timeout of its own. */
export function resourceOptions(sender: GitlabSender) {
  const base = apiBase(sender.ctx.env);
  // gitbeaker appends /api/v4 to the host.
  const host = base.href.replace(/\/api\/v4$/, '');
  return { host, requesterFn: requesterFn(sender), queryTimeout: null };
}

/** Returns undefined for a 404 of the variable. A 404 of the project or group is still an error. */
function orNone(run: () => Promise<Variable>): Promise<Variable | undefined> {
  return unlessRefused(run, (refused: GitlabRefusal) => {
    if (refused.status === 404 && !/\b(?:project|group)\b/i.test(refused.words)) return undefined;
    throw refused;
  });
}

function nothing(): void {}

function parse<Schema extends z.ZodType>(schema: Schema, body: unknown, host: string): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  fail('E_RESPONSE_INVALID', { host, problem: 'it is not what its API describes' });
}
