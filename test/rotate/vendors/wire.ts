import type { Behaviour, SeenRequest } from '../../fakes/server.js';
import type { Mishap } from '../../fakes/vendor.js';

/** A request as a server saw it. */
export interface Sent {
  /** `METHOD http://host/path`. */
  readonly call: string;
  readonly body: string;
}

/** All requests to all servers of a test in the order of their coming, and what goes wrong with them. */
export class Wire {
  /** What happens to a request, beside the usual. */
  trouble: ((call: string) => Mishap | undefined) | undefined;
  private readonly sent: Sent[] = [];
  private readonly met = new WeakMap<SeenRequest, Mishap>();

  /** @param login POSTs that sign in and change nothing that lasts. */
  constructor(private readonly login: RegExp = /^POST \S+\/v2\/auth\/token$/) {}

  /** Asked by every server before a request takes effect. */
  before(origin: string, request: SeenRequest): Behaviour | undefined {
    const call = `${request.method} ${origin}${request.url.pathname}`;
    this.sent.push({ call, body: request.body.toString('utf8') });
    const mishap = this.trouble?.(call);
    if (mishap?.when === 'before') return mishap.happens;
    if (mishap) this.met.set(request, mishap);
    return undefined;
  }

  /** Asked by every server after a request took effect: a lost answer. */
  after(request: SeenRequest): Behaviour | undefined {
    return this.met.get(request)?.happens;
  }

  /** The answer to the next request like this is lost, after it took effect. */
  loseAnswerTo(pattern: RegExp): void {
    let left = 1;
    this.trouble = (call) =>
      pattern.test(call) && left-- > 0 ? { when: 'after', happens: 'drop' } : undefined;
  }

  /** Those that can change something. */
  get changes(): readonly Sent[] {
    return this.sent.filter(({ call }) => this.isChange(call));
  }

  isChange(call: string): boolean {
    return !/^(?:GET|HEAD) /.test(call) && !this.login.test(call);
  }

  /** Of one part of a test. */
  async during(run: () => Promise<unknown>): Promise<readonly Sent[]> {
    const before = this.changes.length;
    await run();
    return this.changes.slice(before);
  }
}
