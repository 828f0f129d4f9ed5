import { describe, expect, it } from 'vitest';
import { apiAddress } from '../../src/registries/kit/tokens/api-url.js';
import { generationName, generationOf } from '../../src/registries/kit/tokens/generation.js';

describe('the address of a call', () => {
  const api = new URL('https://r.example.com/base/');

  it('keeps each part within its step of the path', () => {
    expect(apiAddress(api, ['robots', 'a/../b?c#d', 'robot$x+y']).href).toBe(
      'https://r.example.com/base/robots/a%2F..%2Fb%3Fc%23d/robot%24x%2By',
    );
    expect(apiAddress(new URL('https://r.example.com'), ['a'], { q: 'x=1,y', n: 2 }).href).toBe(
      'https://r.example.com/a?q=x%3D1%2Cy&n=2',
    );
  });

  it.each(['', '.', '..'])('refuses the part %j, which would make it another call', (part) => {
    expect(() => apiAddress(api, ['robots', part])).toThrow(
      expect.objectContaining({ code: 'E_URL_INVALID' }),
    );
  });
});

describe('the generation in a name', () => {
  it('is read back as it was written', () => {
    for (const mark of ['.g', '_g', '-g'] as const) {
      for (const n of [1, 9, 10, 123])
        expect(generationOf(generationName('ci', n, mark), 'ci', mark)).toBe(n);
    }
    expect(generationOf('ci', 'ci')).toBe(0);
  });

  it.each(['ci.g', 'ci.g0', 'ci.g01', 'ci.g1x', 'ci.g-1', 'ci.G1', 'ci2', 'xci', 'CI', 'ci.g1.g2', 'ci_g1'])(
    'F18: %j is somebody else’s',
    (name) => {
      expect(generationOf(name, 'ci')).toBeUndefined();
    },
  );
});
