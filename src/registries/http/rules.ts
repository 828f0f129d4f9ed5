import type { z } from 'zod';
import { authOf } from './auth-presets.js';
import { namesInRequest, namesOf, publicNames, requestOf, shapeOf, type Part } from './names.js';
import type { RequestSettings, HttpTokenSettings } from './schema.js';
import { namesIn } from './template.js';

/** What is wrong, where, and in words that begin with `must`. */
interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const PARTS: readonly Part[] = ['auth', 'rotate', 'revoke', 'inspect', 'list'];

/** What no single key can know: names, classes, and that nothing could be lost or shown. */
export function checkRules(settings: HttpTokenSettings, ctx: z.RefinementCtx): void {
  const faults = [
    ...auth(settings),
    ...publicRules(settings),
    ...PARTS.flatMap((part) => {
      const request = requestOf(settings, part);
      return request ? requestRules(settings, part, request) : [];
    }),
    ...semanticsRules(settings),
    ...(shapeOf(settings) === 'overlap' ? overlapRules(settings) : oneSlotRules(settings)),
    ...policyRules(settings),
  ];
  for (const { path, message } of faults) ctx.addIssue({ code: 'custom', path: [...path], message });
}

function auth({ auth: given, env = [] }: HttpTokenSettings): readonly Fault[] {
  if (!given) return [];
  if ((given.preset === undefined) === (given.request === undefined)) {
    return [{ path: ['auth'], message: 'must have either a preset or a request' }];
  }
  const captures = Object.keys(authOf(given)?.capture ?? {});
  const taken = ['name', 'username', 'credential-id', 'id', 'generation', 'secret', ...env];
  return captures
    .filter((name) => taken.includes(name))
    .map((name) => ({ path: ['auth', 'capture', name], message: 'must not be a name that regcred knows' }));
}

function requestRules(settings: HttpTokenSettings, part: Part, request: RequestSettings): readonly Fault[] {
  const known = namesOf(settings, part);
  const shown = publicNames(settings);
  const at = (...path: string[]) => [part, 'request', ...path];
  const faults: Fault[] = [];
  if (namesInRequest(request).some((name) => !known.includes(name))) {
    faults.push({ path: at(), message: `must use only names that are known here: ${known.join(', ')}` });
  }
  if (namesIn(request.url).some((name) => known.includes(name) && !shown.includes(name))) {
    const message =
      'must not carry a secret: addresses are logged on their way. Use a header or the body, or list the name under public if it is no secret';
    faults.push({ path: at('url'), message });
  }
  const bodies = [request.json, request.form, request.text].filter((body) => body !== undefined);
  if (bodies.length > 1) faults.push({ path: at(), message: 'must have one body: json, form or text' });
  const reads = part === 'inspect' || part === 'list';
  if (reads && (request.method !== 'GET' || bodies.length > 0)) {
    faults.push({
      path: at('method'),
      message: 'must be GET without a body: this request may change nothing',
    });
  }
  return [...faults, ...literalSecrets(request).map((path) => ({ path: at(...path), message: LITERAL }))];
}

const LITERAL = 'must take its secret from a ${name}: the configuration itself never holds a secret';
const SECRET_HEADER = /^(?:(?:proxy-)?authorization|cookie)$|token|secret|password|(?:^|-)key$/i;
const SECRET_KEY = /^(?:.*[_-])?(?:password|passwd|secret|api[_-]?key|access[_-]?token)$/i;

/** Where a text stands that can only be a secret. */
function literalSecrets({ headers = {}, json = {}, form = {} }: RequestSettings): readonly string[][] {
  const isLiteral = (value: unknown) =>
    typeof value === 'string' && value !== '' && namesIn(value).length === 0;
  const find = (map: Readonly<Record<string, unknown>>, name: string, secret: RegExp) =>
    Object.entries(map)
      .filter(([key, value]) => secret.test(key) && isLiteral(value))
      .map(([key]) => [name, key]);
  return [
    ...find(headers, 'headers', SECRET_HEADER),
    ...find(json, 'json', SECRET_KEY),
    ...find(form, 'form', SECRET_KEY),
  ];
}

function publicRules(settings: HttpTokenSettings): readonly Fault[] {
  const may = [
    ...Object.keys(authOf(settings.auth)?.capture ?? {}),
    ...(settings.env ?? []).map((variable) => `env.${variable}`),
  ];
  return (settings.public ?? []).flatMap((name, index) =>
    may.includes(name)
      ? []
      : [
          {
            path: ['public', index],
            message: 'must be a name captured by auth, or env.NAME listed under env',
          },
        ],
  );
}

function semanticsRules({ semantics, rotate, username }: HttpTokenSettings): readonly Fault[] {
  const { slots, 'invalidates-old': ends } = semantics;
  const faults: Fault[] = [];
  if (ends !== undefined && (ends === 'immediately') !== (slots === 1)) {
    const message = slots === 1 ? 'must be immediately with one slot' : 'must be never with several slots';
    faults.push({ path: ['semantics', 'invalidates-old'], message });
  }
  const sends = namesInRequest(rotate.request).includes('secret');
  if (rotate.mode === 'client-supplies' && !sends) {
    faults.push({ path: ['rotate', 'request'], message: 'must send ${secret}, which the client supplies' });
  }
  if (rotate.mode === 'server-generates' && rotate.capture?.secret === undefined) {
    faults.push({ path: ['rotate'], message: 'must capture secret, which the server generates' });
  }
  const changes = semantics['username-changes'] === true;
  if (changes ? rotate.capture?.username === undefined : username === undefined) {
    const message = changes ? 'must capture username, which changes' : 'must have a username';
    faults.push({ path: changes ? ['rotate'] : [], message });
  }
  return faults;
}

function oneSlotRules({ semantics, rotate }: HttpTokenSettings): readonly Fault[] {
  const faults: Fault[] = [];
  if (rotate.mode === 'client-supplies' && semantics.idempotent !== true) {
    const message =
      'must have idempotent: true where the client supplies the secret: a lost answer is repaired by sending it again';
    faults.push({ path: ['semantics'], message });
  }
  if (rotate.mode === 'server-generates' && semantics.idempotent === true) {
    faults.push({
      path: ['semantics', 'idempotent'],
      message: 'must be false where the server generates the secret',
    });
  }
  if (semantics['username-changes'] === true) {
    faults.push({ path: ['semantics', 'username-changes'], message: 'must be false with one slot' });
  }
  return faults;
}

/** docs/faults.md F3. A token whose creation was not answered must be found, or it could never be revoked. */
function overlapRules({ list, revoke, rotate, semantics }: HttpTokenSettings): readonly Fault[] {
  const faults: Fault[] = [];
  if (!list) {
    const message =
      'must be 1 unless list is described: a token whose making was not answered could not be found and ended';
    faults.push({ path: ['semantics', 'slots'], message });
  }
  if (!revoke) {
    faults.push({ path: ['semantics', 'slots'], message: 'must be 1 unless revoke is described' });
  }
  if (revoke && !namesInRequest(revoke.request).includes('id')) {
    faults.push({ path: ['revoke', 'request'], message: 'must name the token to be ended by ${id}' });
  }
  if (!namesInRequest(rotate.request).includes('name')) {
    faults.push({
      path: ['rotate', 'request'],
      message: 'must send ${name}: by it list finds the token again',
    });
  }
  if (rotate.capture?.id === undefined) {
    faults.push({ path: ['rotate'], message: 'must capture id, by which the token is revoked' });
  }
  if (semantics.idempotent === true) {
    faults.push({ path: ['semantics', 'idempotent'], message: 'must be false with several slots' });
  }
  return faults;
}

function policyRules({ 'password-policy': policy }: HttpTokenSettings): readonly Fault[] {
  if (!policy) return [];
  const { length = 43, upper = 0, lower = 0, digit = 0, symbol = 0, symbols = '' } = policy;
  const path = ['password-policy'];
  if (upper + lower + digit + symbol > length) {
    return [{ path, message: 'must not ask for more characters than its length' }];
  }
  return symbol > 0 && symbols === '' ? [{ path, message: 'must say which symbols are allowed' }] : [];
}
