import { z } from 'zod';
import { parseCondition, parsePath } from './json-path.js';
import { isTemplate } from './template.js';

const template = z.string().refine(isTemplate, 'must name values as ${name}');
const path = z
  .string()
  .refine(
    (text) => parsePath(text) !== undefined,
    'must be a path such as $.data.token, $[0].id or $.expires_at?',
  );
const condition = z
  .string()
  .refine((text) => parseCondition(text) !== undefined, "must have the form $.status == 'Succeeded'");
const status = z.int().min(100).max(599);
const expect = z.array(status).nonempty('must name at least one status').optional();
/** Host written out, so that no value can choose it; no user, no fragment. */
const URL_FORM = /^(?:https?:\/\/(?:[a-z0-9.-]+|\[[0-9a-f:.]+\])(?::\d{1,5})?)?\/(?!\/)[^\s#\\\p{C}]*$/u;
const url = template.regex(
  URL_FORM,
  'must be a path of the api such as /v1/tokens/${id}, or an address whose host is written out in lower case',
);

export const requestSchema = z.strictObject({
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], 'must be GET, POST, PUT, PATCH or DELETE'),
  url,
  /** Sends the admin's username and password as RFC 7617 says. */
  basic: z.boolean().optional(),
  headers: z
    .record(z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,63}$/, 'must be the name of a header'), template)
    .optional(),
  json: z.record(z.string(), z.unknown()).optional(),
  form: z.record(z.string(), template).optional(),
  text: template.optional(),
});

const name = z.string().regex(/^[a-z][a-z-]{0,30}$/, 'must be a name of lower-case letters and hyphens');

/** See auth-presets.ts. */
const presets = ['cloudraya-v1', 'cloudraya-v2'] as const;

const authSchema = z.strictObject({
  preset: z.enum(presets, `must be ${presets.join(' or ')}`).optional(),
  request: requestSchema.optional(),
  expect,
  capture: z.record(name, path).optional(),
});

const asyncSchema = z.strictObject({
  'status-url': z
    .string()
    .refine(
      (text) => /^header:[a-z-]+$/.test(text) || parsePath(text) !== undefined,
      'must be header:location or a path such as $.links.status',
    ),
  until: condition,
  fails: condition.optional(),
  'every-seconds': z.int().min(1).max(300).optional(),
  'max-seconds': z.int().min(1).max(900).optional(),
});

const count = z.int().min(0).max(64).optional();

export const policySchema = z.strictObject({
  length: z.int().min(12, 'must be at least 12').max(128, 'must be at most 128').optional(),
  upper: count,
  lower: count,
  digit: count,
  symbol: count,
  symbols: z
    .string()
    .regex(/^[!-/:-@[-`{-~]{0,32}$/, 'must be signs such as -_.!, without letters, digits and blanks')
    .optional(),
});

/** What a status means, in the words of our own errors. Answers from 500 on are always unclear. */
export const meanings = [
  'bad-admin-credential',
  'not-allowed',
  'not-found',
  'exists',
  'slot-full',
  'refused',
  'rate-limited',
] as const;

export const tokenSchema = z.strictObject({
  name: z
    .string()
    .regex(
      /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
      'must be a name of at most 64 letters, digits, dots and hyphens',
    ),
  separator: z.enum(['.', '-', '_'], 'must be one of . - _').optional(),
  username: z
    .string()
    .regex(/^[^:\p{C}\p{Z}][^:\p{C}]{0,254}$/u, 'must be a username on one line without a colon')
    .optional(),
  'credential-id': z
    .string()
    .regex(/^\P{C}{1,255}$/u, 'must be an id on one line')
    .optional(),
  hosts: z
    .array(
      z.string().regex(/^[a-z0-9.-]+(?::\d{1,5})?$/, 'must be a host name in lower case, with a port if any'),
    )
    .optional(),
  env: z.array(z.string().regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of a variable')).optional(),
  public: z.array(z.string()).optional(),
  auth: authSchema.optional(),
  rotate: z.strictObject({
    request: requestSchema,
    mode: z.enum(['server-generates', 'client-supplies'], 'must be server-generates or client-supplies'),
    expect,
    capture: z
      .strictObject({
        secret: path.optional(),
        username: path.optional(),
        id: path.optional(),
        'expires-at': path.optional(),
      })
      .optional(),
    async: asyncSchema.optional(),
  }),
  revoke: z.strictObject({ request: requestSchema, expect }).optional(),
  inspect: z
    .strictObject({
      request: requestSchema,
      expect,
      capture: z.strictObject({
        id: path.optional(),
        secret: path.optional(),
        'created-at': path.optional(),
        'expires-at': path.optional(),
        'last-used-at': path.optional(),
      }),
    })
    .optional(),
  list: z
    .strictObject({
      request: requestSchema,
      expect,
      items: path,
      id: path,
      name: path,
      /** What the registry puts before the names it is given. */
      prefix: z.string().max(255).optional(),
      username: path.optional(),
      'created-at': path.optional(),
      'expires-at': path.optional(),
      'last-used-at': path.optional(),
    })
    .optional(),
  semantics: z.strictObject({
    slots: z.literal([1, 2, 'many'], 'must be 1, 2 or many'),
    'invalidates-old': z.enum(['immediately', 'never'], 'must be immediately or never').optional(),
    idempotent: z.boolean().optional(),
    'username-changes': z.boolean().optional(),
  }),
  errors: z
    .array(
      z.strictObject({
        status: z.int().min(400, 'must be from 400 to 499').max(499, 'must be from 400 to 499'),
        meaning: z.enum(meanings, `must be one of ${meanings.join(', ')}`),
      }),
    )
    .optional(),
  'password-policy': policySchema.optional(),
});

export type HttpTokenSettings = z.output<typeof tokenSchema>;
export type RequestSettings = z.output<typeof requestSchema>;
export type AuthSettings = z.output<typeof authSchema>;
export type AuthPreset = (typeof presets)[number];
export type AsyncSettings = z.output<typeof asyncSchema>;
export type Meaning = (typeof meanings)[number];
