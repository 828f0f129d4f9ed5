import type { SeenRequest } from './server.js';
import type { VendorOptions } from './vendor.js';

/** A credential that a vendor's fake has issued. */
export interface IssuedToken {
  readonly username: string;
  readonly secret: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  /** What it was asked for with. */
  readonly asked: Readonly<Record<string, unknown>>;
}

/** Their request lines are searched; their headers hold keys, each under a name of its own. */
export function lineOnly(observe: VendorOptions['observe']): Pick<VendorOptions, 'observe'> {
  if (!observe) return {};
  return { observe: (channel, text) => channel === 'request line' && observe(channel, text) };
}

export const bearerOf = ({ authorization }: SeenRequest): string =>
  /^Bearer (\S+)$/.exec(authorization ?? '')?.[1] ?? '';
