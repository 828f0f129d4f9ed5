import type { Reply } from '../server.js';
import { message, page, type Call, type HomeName } from './state.js';

export interface StoredVariable {
  readonly home: HomeName;
  readonly key: string;
  value: string;
  variable_type: 'env_var' | 'file';
  protected: boolean;
  masked: boolean;
  hidden: boolean;
  raw: boolean;
  environment_scope: string;
  description: string | null;
}

/** CI/CD variables with GitLab's rules of masking and scopes. */
export class FakeVariables {
  readonly all: StoredVariable[] = [];

  /** As somebody would make it by hand. */
  add(home: HomeName, key: string, value: string, more: Partial<StoredVariable> = {}): StoredVariable {
    const variable: StoredVariable = {
      home,
      key,
      value,
      variable_type: 'env_var',
      protected: false,
      masked: false,
      hidden: false,
      raw: false,
      environment_scope: '*',
      description: null,
      ...more,
    };
    this.all.push(variable);
    return variable;
  }

  get(home: HomeName, key: string, scope = '*'): StoredVariable | undefined {
    return this.all.find(
      (each) => each.home === home && each.key === key && each.environment_scope === scope,
    );
  }

  /** What a job of an environment reads: `$NAME` is expanded where the variable is not raw. */
  jobReads(home: HomeName, key: string, environment = 'other'): string | undefined {
    const found = this.get(home, key, environment) ?? this.get(home, key);
    return found && (found.raw ? found.value : found.value.replace(/\$\w+/g, ''));
  }

  answer(call: Call): Reply {
    const { method } = call.request;
    const [key] = call.rest;
    if (key === undefined) {
      const own = this.all.filter(({ home }) => home === call.home);
      return method === 'GET' ? page(own.map(shown), call) : this.create(call);
    }
    const scope = this.scope(call);
    const same = this.all.filter((each) => each.home === call.home && each.key === key);
    const found = scope === undefined ? same : same.filter((each) => each.environment_scope === scope);
    if (found.length > 1) return message(409, 'There are multiple variables with provided parameters.');
    const [variable] = found;
    if (!variable) return message(404, '404 Variable Not Found');
    return method === 'GET' ? { status: 200, body: shown(variable) } : this.update(variable, call);
  }

  private scope({ request, body, home }: Call): string | undefined {
    if (home === 'instance') return undefined;
    const filter = body.filter as { environment_scope?: string } | undefined;
    return request.url.searchParams.get('filter[environment_scope]') ?? filter?.environment_scope;
  }

  private create(call: Call): Reply {
    const key = String(call.body.key);
    const wanted = attributes(call.body);
    const isTaken = this.get(call.home, key, wanted.environment_scope);
    if (isTaken) return message(400, { key: [`(${key}) has already been taken`] });
    const problem = this.problem(call, wanted);
    if (problem) return problem;
    return { status: 201, body: shown(this.add(call.home, key, wanted.value, wanted)) };
  }

  /** Resets what it is not told, so that whoever relies on GitLab keeping it is found out. */
  private update(variable: StoredVariable, call: Call): Reply {
    const wanted = attributes(call.body);
    const problem = this.problem(call, wanted);
    if (problem) return problem;
    if (variable.hidden && !wanted.masked) return message(400, { masked: ['cannot be changed'] });
    Object.assign(variable, wanted);
    return { status: 200, body: shown(variable) };
  }

  private problem({ home }: Call, { masked, raw, value }: Wanted): Reply | undefined {
    if (home === 'instance' && Array.from(value).length > 10_000)
      return message(400, { value: ['is too long'] });
    // Ruby counts characters, not UTF-16 units.
    const fits = raw ? /^\S{8,}$/u : /^[a-zA-Z0-9_+=/@:.~-]{8,}$/;
    const isName = this.all.some(({ key }) => key === value);
    return masked && (isName || !fits.test(value)) ? message(400, { value: ['is invalid'] }) : undefined;
  }
}

type Wanted = ReturnType<typeof attributes>;

function attributes(body: Call['body']) {
  return {
    value: String(body.value),
    variable_type: body.variable_type === 'file' ? ('file' as const) : ('env_var' as const),
    protected: body.protected === true,
    masked: body.masked === true,
    raw: body.raw === true,
    environment_scope: String(body.environment_scope ?? '*'),
    description: typeof body.description === 'string' ? body.description : null,
  };
}

function shown({ home, ...variable }: StoredVariable): object {
  const { environment_scope: scope, ...rest } = variable;
  return {
    ...rest,
    ...(home !== 'instance' && { environment_scope: scope }),
    ...(variable.hidden && { value: null }),
  };
}
