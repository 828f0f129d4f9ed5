import { authOf } from './auth-presets.js';
import type { RequestSettings, HttpTokenSettings } from './schema.js';
import { namesIn, textsIn } from './template.js';

/** The requests of a configuration. */
export type Part = 'auth' | 'rotate' | 'revoke' | 'inspect' | 'list';

/** Which class of token a configuration describes. */
export type Shape = 'chosen' | 'issued' | 'overlap';

export function shapeOf({ semantics, rotate }: HttpTokenSettings): Shape {
  if (semantics.slots !== 1) return 'overlap';
  return rotate.mode === 'client-supplies' ? 'chosen' : 'issued';
}

export function requestOf(settings: HttpTokenSettings, part: Part): RequestSettings | undefined {
  return part === 'auth' ? authOf(settings.auth)?.request : settings[part]?.request;
}

const UNTIL = ['until.date', 'until.iso', 'until.seconds'];

/** The names that the request of a part may mention. */
export function namesOf(settings: HttpTokenSettings, part: Part): readonly string[] {
  const { rotate } = settings;
  const shape = shapeOf(settings);
  const given = [
    'name',
    ...(settings.username === undefined ? [] : ['username']),
    ...(settings['credential-id'] === undefined ? [] : ['credential-id']),
    'admin.username',
    'admin.password',
    ...(settings.env ?? []).map((variable) => `env.${variable}`),
  ];
  if (part === 'auth') return given;
  const captured = Object.keys(authOf(settings.auth)?.capture ?? {});
  const own = {
    rotate: [
      ...['generation', ...UNTIL],
      ...(rotate.mode === 'client-supplies' ? ['secret'] : []),
      ...(shape === 'issued' ? ['id'] : []),
    ],
    revoke: ['id'],
    inspect: [],
    list: [],
  };
  return [...given, ...captured, ...own[part]];
}

/** Names allowed in a URL and in a report: never secret, by their meaning or by the user's word. */
export function publicNames({ public: named = [] }: HttpTokenSettings): readonly string[] {
  return [...['name', 'username', 'credential-id', 'id', 'generation', 'admin.username'], ...UNTIL, ...named];
}

/** Every name that a request mentions. */
export function namesInRequest(request: RequestSettings): readonly string[] {
  return [request.url, ...bodyTexts(request)].flatMap(namesIn);
}

function bodyTexts({ headers, json, form, text }: RequestSettings): readonly string[] {
  return [headers, json, form, text].flatMap(textsIn);
}
