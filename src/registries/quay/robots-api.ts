import { z } from 'zod';
import type { Context } from '../../context/context.js';
import { bearer } from '../../distribution/authorization.js';
import type { HttpResponse } from '../../context/http.js';
import { secretJson } from '../../secret/secret-json.js';
import { adminCall, parseAnswer, type AdminCall } from '../kit/tokens/admin-call.js';
import { DESCRIPTION } from '../kit/tokens/generation.js';
import { apiAddress } from '../kit/tokens/api-url.js';
import type { Admin, TokenAccess } from '../contract.js';

const LARGE = 8 * 1024 * 1024;

const listed = z.object({
  name: z.string(),
  created: z.string().nullish(),
  last_accessed: z.string().nullish(),
  teams: z.array(z.object({ name: z.string() })).nullish(),
});
const robot = listed.extend({ token: z.string().min(1).optional() });
const right = z.object({ repository: z.object({ name: z.string() }), role: z.string() });

export type ListedRobot = z.output<typeof listed>;
export type QuayRobot = z.output<typeof robot>;

export interface RepositoryRight {
  readonly name: string;
  readonly role: string;
}

/** Whose robots: of an organisation, or of the user whose OAuth token is used. */
export interface Namespace {
  readonly kind: 'organization' | 'user';
  readonly name: string;
}

interface Request {
  readonly method: AdminCall['method'];
  readonly url: URL;
  readonly action: string;
  readonly expect: readonly number[];
  readonly body?: AdminCall['body'];
  readonly repeatable?: boolean;
}

/** The calls about robots (quay/quay endpoints/api/robot.py, permission.py). An unknown robot is a 400. */
export class QuayRobots {
  constructor(
    private readonly access: Pick<TokenAccess, 'api' | 'plainHttp'>,
    private readonly admin: Admin,
    readonly namespace: Namespace,
  ) {}

  get host(): string {
    return this.access.api.host;
  }

  /** `acme+ci`: by which it logs in, and by which answers name it. */
  username(short: string): string {
    return `${this.namespace.name}+${short}`;
  }

  /** The address of a robot, as plans show it. */
  address(short: string, ...rest: readonly string[]): string {
    return [
      this.robots(),
      ...[short, ...rest].map((part) => (part === '{id}' ? part : encodeURIComponent(part))),
    ].join('/');
  }

  /** The address of what a robot may do with a repository of the namespace, as plans show it. */
  rightAddress(of?: { readonly short: string; readonly repository: string }): string {
    if (of) return this.right(this.username(of.short), of.repository).href;
    const url = apiAddress(this.access.api, ['api', 'v1', 'repository', this.namespace.name]);
    return `${url.href}/{id}/permissions/user/{id}`;
  }

  /** Without their tokens, which the answer would hold otherwise. */
  async list(ctx: Context): Promise<readonly ListedRobot[]> {
    const url = this.robots([], { token: 'false', permissions: 'true' });
    const call = { method: 'GET', url, action: 'list the robots', expect: [200] } as const;
    return this.parse(z.object({ robots: z.array(listed) }), await this.send(call, ctx), call).robots;
  }

  /** With its token, for an administrator. Undefined: there is none of this name. */
  async get(short: string, ctx: Context): Promise<QuayRobot | undefined> {
    const call = {
      method: 'GET',
      url: this.robots([short]),
      action: 'read the robot',
      expect: [200, 400, 404],
    } as const;
    const response = await this.send(call, ctx);
    return response.status === 200 ? this.parse(robot, response, call) : undefined;
  }

  /** Undefined when it was refused, mostly because the name is taken. Never repeated. */
  async create(short: string, ctx: Context): Promise<QuayRobot | undefined> {
    const body = secretJson({ description: DESCRIPTION });
    const call = {
      method: 'PUT',
      url: this.robots([short]),
      action: 'create a robot',
      expect: [201, 400],
    } as const;
    const response = await this.send({ ...call, body, repeatable: false }, ctx);
    return response.status === 201 ? this.parse(robot, response, call) : undefined;
  }

  /** False when it was refused: there is none of this name, or a mirror uses it. */
  async delete(short: string, ctx: Context): Promise<boolean> {
    const call = { method: 'DELETE', action: 'delete a robot', expect: [204, 400, 404] } as const;
    return (await this.send({ ...call, url: this.robots([short]), repeatable: true }, ctx)).status === 204;
  }

  /** Ends its token and makes another. Undefined: there is none of this name. Never repeated. */
  async regenerate(short: string, ctx: Context): Promise<QuayRobot | undefined> {
    const url = this.robots([short, 'regenerate']);
    const call = { method: 'POST', url, action: 'regenerate the robot’s token', expect: [200, 400] } as const;
    const response = await this.send({ ...call, repeatable: false }, ctx);
    return response.status === 200 ? this.parse(robot, response, call) : undefined;
  }

  /** What a robot was given itself; what it has through teams is not among it. */
  async rights(short: string, ctx: Context): Promise<readonly RepositoryRight[]> {
    const url = this.robots([short, 'permissions']);
    const call = { method: 'GET', url, action: 'read the robot’s permissions', expect: [200] } as const;
    const { permissions } = this.parse(
      z.object({ permissions: z.array(right) }),
      await this.send(call, ctx),
      call,
    );
    return permissions.map(({ repository, role }) => ({ name: repository.name, role }));
  }

  /** Throws where the admin may not decide about the repository; whatever `username` may there is fine. */
  async mayGrant(username: string, { name }: RepositoryRight, ctx: Context): Promise<void> {
    const action = `read the permissions of ${name}`;
    await this.send({ method: 'GET', url: this.right(username, name), action, expect: [200, 400, 404] }, ctx);
  }

  async grant(short: string, { name, role }: RepositoryRight, ctx: Context): Promise<void> {
    const url = this.right(this.username(short), name);
    const action = `give a robot the role ${role} in ${name}`;
    await this.send(
      { method: 'PUT', url, action, expect: [200], body: secretJson({ role }), repeatable: true },
      ctx,
    );
  }

  private right(username: string, name: string): URL {
    const repository = ['repository', this.namespace.name, ...name.split('/'), 'permissions'];
    return apiAddress(this.access.api, ['api', 'v1', ...repository, 'user', username]);
  }

  private robots(path: readonly string[] = [], query: Readonly<Record<string, string>> = {}): URL {
    const { kind, name } = this.namespace;
    const owner = kind === 'user' ? ['user'] : ['organization', name];
    return apiAddress(this.access.api, ['api', 'v1', ...owner, 'robots', ...path], query);
  }

  private send({ body, repeatable = true, ...call }: Request, ctx: Context) {
    return adminCall(
      {
        ...call,
        repeatable,
        headers: {
          authorization: bearer(this.admin.secret),
          accept: 'application/json',
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body }),
        forbidden:
          this.namespace.kind === 'user'
            ? 'It takes an OAuth token of that user with “Administer user” and “Administer repositories”.'
            : 'It takes an OAuth token of an owner, with “Administer organization” and “Administer repositories”.',
        plainHttp: this.access.plainHttp,
        maxBytes: LARGE,
      },
      ctx,
    );
  }

  private parse<Schema extends z.ZodType>(
    schema: Schema,
    response: HttpResponse,
    { url, method, action }: Pick<AdminCall, 'url' | 'method' | 'action'>,
  ): z.output<Schema> {
    return parseAnswer(schema, response, { url, method, action });
  }
}
