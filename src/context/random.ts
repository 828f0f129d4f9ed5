import { randomBytes } from 'node:crypto';
import type { Random } from './context.js';

export const random: Random = {
  fraction: () => Math.random(),
  bytes: (length) => randomBytes(length),
};
