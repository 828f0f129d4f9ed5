import { z } from 'zod';
import type { Context } from '../../../context/context.js';
import { basic } from '../../../distribution/authorization.js';
import type { HttpResponse } from '../../../context/http.js';
import type { Secret } from '../../../secret/secret.js';
import { secretJson } from '../../../secret/secret-json.js';
import { adminCall, parseAnswer, type AdminCall } from '../tokens/admin-call.js';
import { apiAddress } from '../tokens/api-url.js';
import type { Admin, TokenAccess } from '../../contract.js';

const ROOT = ['api', 'v2.0'];
const PAGE = 100;
const MOST_PAGES = 1000;
const LARGE = 4 * 1024 * 1024;
const FORBIDDEN =
  'It takes the system administrator, a project administrator, or a robot that may read the project and list, create, update and delete robots.';

const permission = z.looseObject({
  access: z.array(z.looseObject({ resource: z.string(), action: z.string() })).optional(),
});
// Loose: a PUT must send back the whole robot as it came.
const robot = z.looseObject({
  id: z.number().int(),
  name: z.string(),
  level: z.string().optional(),
  disable: z.boolean().optional(),
  editable: z.boolean().optional(),
  expires_at: z.number().optional(),
  creation_time: z.string().optional(),
  permissions: z.array(permission).nullish(),
});
const project = z.object({
  project_id: z.number().int(),
  current_user_role_id: z.number().optional(),
  current_user_role_ids: z.array(z.number()).nullish(),
});
const user = z.object({ sysadmin_flag: z.boolean().optional(), admin_role_in_auth: z.boolean().optional() });
const created = z.object({
  id: z.number().int(),
  name: z.string().min(1),
  secret: z.string().min(1),
  expires_at: z.number().optional(),
});

export type HarborRobot = z.output<typeof robot>;
export type Project = z.output<typeof project>;

interface Request {
  readonly method: AdminCall['method'];
  readonly path: readonly string[];
  readonly action: string;
  readonly expect: readonly number[];
  readonly query?: Readonly<Record<string, string | number>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Secret;
  readonly repeatable?: boolean;
}

/** The calls about robots (goharbor/harbor api/v2.0/swagger.yaml). Those that change something say so. */
export class RobotsApi {
  constructor(
    private readonly access: Pick<TokenAccess, 'api' | 'plainHttp'>,
    readonly admin: Required<Admin>,
  ) {}

  get host(): string {
    return this.access.api.host;
  }

  /** The address of a call below /robots, as plans show it. */
  address(...path: readonly string[]): string {
    return [apiAddress(this.access.api, [...ROOT, 'robots']).href, ...path].join('/');
  }

  /** Undefined for a robot: only people have a page of their own (412). */
  async currentUser(ctx: Context): Promise<z.output<typeof user> | undefined> {
    const path = ['users', 'current'];
    const call = { method: 'GET', path, action: 'look up its own account', expect: [200, 412] } as const;
    const response = await this.send(call, ctx);
    return response.status === 200 ? this.parse(user, response, call) : undefined;
  }

  /** Undefined: there is none of this name, or none that the admin may see. */
  async project(name: string, ctx: Context): Promise<Project | undefined> {
    // Otherwise the project named 123 would be the one with that id.
    const headers = { 'x-is-resource-name': 'true' };
    const action = `look up the project ${name}`;
    const call = { method: 'GET', path: ['projects', name], headers, action, expect: [200, 404] } as const;
    const response = await this.send(call, ctx);
    return response.status === 200 ? this.parse(project, response, call) : undefined;
  }

  /** Those of one project, or of the system: without a level only the latter are listed. */
  async list(projectId: number | undefined, ctx: Context): Promise<readonly HarborRobot[]> {
    const q = projectId === undefined ? 'Level=system' : `Level=project,ProjectID=${projectId}`;
    const found: HarborRobot[] = [];
    for (let page = 1; page <= MOST_PAGES; page++) {
      const query = { q, page, page_size: PAGE };
      const call = {
        method: 'GET',
        path: ['robots'],
        query,
        action: 'list the robots',
        expect: [200],
      } as const;
      const robots = this.parse(z.array(robot).nullable(), await this.send(call, ctx), call) ?? [];
      found.push(...robots);
      if (robots.length < PAGE) break;
    }
    return found;
  }

  /** Makes one. Undefined when the name is taken. Never repeated. */
  async create(body: Secret, ctx: Context): Promise<z.output<typeof created> | undefined> {
    const call = { method: 'POST', path: ['robots'], action: 'create a robot', expect: [201, 409] } as const;
    const response = await this.send({ ...call, body, repeatable: false }, ctx);
    return response.status === 201 ? this.parse(created, response, call) : undefined;
  }

  /** False when there is none of that id. */
  async delete(id: string, ctx: Context): Promise<boolean> {
    const call = { method: 'DELETE', action: 'delete a robot', expect: [200, 404] } as const;
    return (await this.send({ ...call, path: ['robots', id], repeatable: true }, ctx)).status === 200;
  }

  /** Replaces the whole robot. False when there is none of that id. */
  async update(changed: HarborRobot, ctx: Context): Promise<boolean> {
    const call = { method: 'PUT', action: 'extend the robot’s life', expect: [200, 404] } as const;
    const path = ['robots', String(changed.id)];
    const body = secretJson(changed as Parameters<typeof secretJson>[0]);
    return (await this.send({ ...call, path, body, repeatable: true }, ctx)).status === 200;
  }

  /** The same secret again changes nothing more. False when there is no robot of that id. */
  async setSecret(id: number, secret: Secret, ctx: Context): Promise<boolean> {
    const call = { method: 'PATCH', action: 'set the robot’s secret', expect: [200, 404] } as const;
    const path = ['robots', String(id)];
    return (
      (await this.send({ ...call, path, body: secretJson({ secret }), repeatable: true }, ctx)).status === 200
    );
  }

  private send({ path, query, headers, body, repeatable = true, ...call }: Request, ctx: Context) {
    return adminCall(
      {
        ...call,
        repeatable,
        url: apiAddress(this.access.api, [...ROOT, ...path], query),
        headers: {
          authorization: basic(this.admin),
          accept: 'application/json',
          ...headers,
          ...(body && { 'content-type': 'application/json' }),
        },
        ...(body && { body }),
        forbidden: FORBIDDEN,
        plainHttp: this.access.plainHttp,
        maxBytes: LARGE,
      },
      ctx,
    );
  }

  private parse<Schema extends z.ZodType>(
    schema: Schema,
    response: HttpResponse,
    { method, action }: Pick<AdminCall, 'method' | 'action'>,
  ): z.output<Schema> {
    return parseAnswer(schema, response, { url: this.access.api, method, action });
  }
}

export { FORBIDDEN as ADMIN_OF_ROBOTS };
