import type { TokenCase } from './case.js';
import { hubCases } from './docker-hub.js';
import { harborCases } from './harbor.js';
import { quayCases } from './quay.js';

/** Every registry whose tokens pass test/conformance/tokens.test.ts. One more: one line here. */
export const cases: readonly TokenCase[] = [...harborCases, ...quayCases, ...hubCases];
