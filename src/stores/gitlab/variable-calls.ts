import { z } from 'zod';
import { fail } from '../../errors/error.js';
import { Secret } from '../../secret/secret.js';
import { apiBase } from './api-base.js';
import type { Home } from './home.js';
import type { Refusal } from './refusal.js';
import { unlessRefused } from './refusal.js';
import { requesterFn, VALUE, type Sender } from './requester.js';

const variableSchema = z.object({
  key: z.string(),
  variable_type: z.enum(['env_var', 'file']),
  // Absent or null where it is hidden.
  value: z.union([z.string(), z.instanceof(Secret)]).nullish(),
  protected: z.boolean().default(false),
  masked: z.boolean().default(false),
  hidden: z.boolean().default(false),
  raw: z.boolean().default(false),
  environment_scope: z.string().default('*'),
  description: z.string().nullish(),
});

/** As GitLab describes it: lib/api/entities/ci/variable.rb. It has no dates. */
export type Variable = z.output<typeof variableSchema>;

/** What is sent besides the value. A PUT that leaves one out may reset it, so all of them always are. */
export interface Attributes {
  readonly protected: boolean;
  readonly masked: boolean;
  readonly raw: boolean;
  readonly variableType?: Variable['variable_type'];
  readonly description?: string;
}

/** PUT resets what it is not told: its `variable_type` is env_var by default. */
export function kept({ masked, variable_type, description, ...found }: Variable): Attributes {
  return {
    masked,
    protected: found.protected,
    raw: true,
    variableType: variable_type,
    ...(typeof description === 'string' && { description }),
  };
}

/** The calls for the variables of one home. A value is a Secret, or text where it is none (`plain`). */
export interface VariableCalls {
  /** Undefined when there is none of this key in this very scope. */
  show(key: string, scope: string): Promise<Variable | undefined>;
  list(): Promise<readonly Variable[]>;
  create(key: string, scope: string, attributes: Attributes): Promise<void>;
  edit(key: string, scope: string, attributes: Attributes): Promise<void>;
}

/** GitLab's refusals come out of these as {@link Refusal}. `value` is what `create` and `edit` send. */
export async function variableCalls(home: Home, sender: Sender, value?: string): Promise<VariableCalls> {
  const sent = value ?? VALUE;
  const options = resourceOptions(sender);
  const { ProjectVariables, GroupVariables, InstanceLevelCICDVariables } = await import('@gitbeaker/rest');
  const host = apiBase(sender.ctx.env).host;
  const one = (body: unknown) => parse(variableSchema, body, host);
  const many = (body: unknown) => parse(z.array(variableSchema), body, host);

  if (home.kind === 'instance') {
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
  const { id, kind } = home;
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

/** What gitbeaker's resources are made with: our requester, and none of its own limits on time. */
export function resourceOptions(sender: Sender) {
  const base = apiBase(sender.ctx.env);
  // gitbeaker puts /api/v4 behind the host itself.
  const host = base.href.replace(/\/api\/v4$/, '');
  return { host, requesterFn: requesterFn(sender), queryTimeout: null };
}

/** 404 says both: no such variable, or no such home. Only the second is worth an error here. */
function orNone(run: () => Promise<Variable>): Promise<Variable | undefined> {
  return unlessRefused(run, (refused: Refusal) => {
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
