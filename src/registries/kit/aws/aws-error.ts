/** A refusal of AWS: its code and its words, which are looked at and not shown. */
export interface AwsError {
  /** `AccessDenied`; empty when it says none. */
  readonly code: string;
  readonly words: string;
}

/** Reads the two forms: XML of the Query protocol, and AWS JSON, where the code may have a namespace. */
export function errorOf({ body }: { readonly body: string }): AwsError {
  const { code, words } = body.trimStart().startsWith('<') ? fromXml(body) : fromJson(body);
  const [, bare = ''] = /(?:^|#)([A-Za-z][\w.]*)(?::|$)/.exec(code) ?? [];
  return { code: bare, words };
}

function fromXml(body: string) {
  return { code: xmlText(body, 'Code') ?? '', words: xmlText(body, 'Message') ?? '' };
}

function fromJson(body: string) {
  try {
    const value: unknown = JSON.parse(body);
    const { __type: type, message, Message } = (value ?? {}) as Record<string, unknown>;
    const words = [message, Message].find((text) => typeof text === 'string');
    return { code: typeof type === 'string' ? type : '', words: typeof words === 'string' ? words : '' };
  } catch {
    return { code: '', words: '' }; // The parser's message quotes the answer.
  }
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** The text of the first element of this name that holds only text: all that STS's answers need. */
export function xmlText(xml: string, name: string): string | undefined {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1];
  return text?.trim().replace(/&(lt|gt|quot|apos|amp);/g, (_, entity: string) => ENTITIES[entity] ?? '');
}
