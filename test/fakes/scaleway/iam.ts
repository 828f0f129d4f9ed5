import type { IssuedToken } from '../issued.js';
import { lineOnly } from '../issued.js';
import type { Reply, SeenRequest } from '../server.js';
import { jsonBody, startVendor, type VendorOptions, type VendorServer } from '../vendor.js';

export interface ScalewayOptions extends VendorOptions {
  /** Secret keys, and whether they may make keys. */
  readonly keys: Readonly<Record<string, boolean>>;
  readonly applications: readonly string[];
  /** What it makes of the end that was asked for. */
  readonly end?: (asked: unknown) => unknown;
}

export interface FakeScaleway extends VendorServer {
  readonly issued: readonly IssuedToken[];
}

const told = (status: number, type: string, message: string): Reply => ({ status, body: { type, message } });

/** `GET` and `POST /iam/v1alpha1/api-keys` of api.scaleway.com. */
export async function startScaleway(options: ScalewayOptions): Promise<FakeScaleway> {
  const { draw, keys, applications, end = (asked) => asked } = options;
  const issued: IssuedToken[] = [];

  const make = (request: SeenRequest): Reply => {
    const asked = jsonBody(request);
    const { application_id, default_project_id = null, description, expires_at } = asked;
    if (!applications.includes(String(application_id)))
      return told(404, 'not_found', 'resource is not found');
    const secret = draw();
    issued.push({ username: 'nologin', secret, expiresAt: Date.parse(String(expires_at)), asked });
    const made = { access_key: 'SCWXXXXXXXXXXXXXXXXX', secret_key: secret, application_id, description };
    return {
      status: 200,
      body: { ...made, default_project_id, expires_at: end(expires_at), editable: true },
    };
  };

  const server = await startVendor(
    (request: SeenRequest) => {
      const may = keys[String(request.headers['x-auth-token'] ?? '')];
      if (may === undefined) return told(401, 'denied_authentication', 'authentication is denied');
      if (request.url.pathname !== '/iam/v1alpha1/api-keys') return told(404, 'not_found', 'no');
      if (!may) return told(403, 'permissions_denied', 'insufficient permissions');
      if (request.method === 'GET')
        return { status: 200, body: { api_keys: [], total_count: issued.length } };
      return make(request);
    },
    { ...options, ...lineOnly(options.observe) },
  );
  return Object.defineProperty(server as FakeScaleway, 'issued', { value: issued });
}
