import type { TokenCase } from './case.js';
import { hubCases } from './docker-hub.js';
import { gitlabCases } from './gitlab.js';
import { harborCases } from './harbor.js';
import { htpasswdCases } from './htpasswd.js';
import { httpCases } from './http.js';
import { quayCases } from './quay.js';

/** Every registry whose tokens pass test/conformance/tokens.test.ts. One more: one line here. */
export const cases: readonly TokenCase[] = [
  ...gitlabCases,
  ...harborCases,
  ...htpasswdCases,
  ...httpCases,
  ...hubCases,
  ...quayCases,
];
