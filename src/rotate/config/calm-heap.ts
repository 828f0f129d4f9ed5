import { setFlagsFromString } from 'node:v8';

// Some five hundred credentials; the usual file has ten.
const LARGE = 128 * 1024;

/**
 * Reading a large file makes much garbage at once, and V8 answers by giving the young generation three times
 * 16 MiB, which the process then keeps. Told not to let it grow, it needs a quarter less memory in the same time
 * (`npm run bench`, plan over 2,000 credentials). V8 reads this flag whenever it thinks of growing.
 */
export function calmHeap(text: string): void {
  if (text.length > LARGE) setFlagsFromString('--semi-space-growth-factor=1');
}
