import type { Context } from '../../../context/context.js';
import { regcredError, RegcredError } from '../../../errors/error.js';
import type { HttpResponse } from '../../../context/http.js';
import { stopped } from '../../../http/stopped.js';
import type { Explanation } from '../../contract.js';
import { exchangeToken, type Exchange } from '../logins/token-exchange.js';
import { errorOf, type AwsError } from './aws-error.js';

export interface AwsCall extends Omit<Exchange, 'explain'> {
  readonly explain: (error: AwsError) => Explanation;
}

const ATTEMPTS = 3;
const PAUSE = 1_000;

/** AWS SDKs, "Retry behavior": these pass by themselves, though they come with status 400. */
const THROTTLED =
  /^(?:Throttl(?:ing|ed)(?:Exception)?|ThrottledException|RequestThrottled(?:Exception)?|RequestLimitExceeded|TooManyRequestsException|SlowDown)$/;
const PASSING = /^(?:IDPCommunicationError|RequestTimeout)(?:Exception)?$/;

/**
 * One call, as {@link exchangeToken}; repeated (and so signed again) when AWS says with a status of 400 that
 * it has too much to do. Throws E_RATE_LIMITED when it goes on saying so.
 */
export async function callAws(make: () => AwsCall, ctx: Context): Promise<HttpResponse> {
  for (let tries = 1; ; tries++) {
    const said: { error?: AwsError } = {};
    const { explain, ...call } = make();
    try {
      return await exchangeToken(
        {
          ...call,
          explain: (refusal) => {
            const error = (said.error = errorOf(refusal));
            return { ...explain(error), words: error.words };
          },
        },
        ctx,
      );
    } catch (error) {
      const { code = '' } = said.error ?? {};
      const throttled = THROTTLED.test(code);
      if (!(error instanceof RegcredError) || !(throttled || PASSING.test(code))) throw error;
      if (tries === ATTEMPTS) {
        throw throttled ? regcredError('E_RATE_LIMITED', { host: call.url.host, wait: 'a while' }) : error;
      }
      await ctx.clock.sleep(ctx.random.fraction() * PAUSE * 2 ** tries, ctx.signal).catch(() => {
        throw stopped(ctx.signal);
      });
    }
  }
}
