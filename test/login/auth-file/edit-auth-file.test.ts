import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editAuthText } from '../../../src/login/auth-file/edit-auth-file.js';

const set = (text: string, key: string, value: unknown) =>
  editAuthText('config.json', text, [{ at: ['auths', key], value }]);

describe('editing an auth file', () => {
  it('C12: keeps unknown keys, big integers, the order of keys and other entries byte for byte', async () => {
    const text =
      '{\n\t"zeta": 12345678901234567890,\n\t"auths": {\n\t\t"b": {"registrytoken": "r", "x": 1e400},\n' +
      '\t\t"10": {},\n\t\t"9": {\n\t\t\t"identitytoken": "i"\n\t\t}\n\t},\n\t"alpha" : "\\u003c"\n}';
    const added = await set(text, 'host', { auth: 'YTpi' });
    const entry = '\n\t\t"host": {\n\t\t\t"auth": "YTpi"\n\t\t}';
    expect(added).toBe(text.replace('"i"\n\t\t}', `"i"\n\t\t},${entry}`));
    expect(await set(added, 'host', undefined)).toBe(text);
  });

  it('writes a new file as docker would', async () => {
    expect(await set('', 'host', { auth: 'YTpi' })).toBe(
      '{\n\t"auths": {\n\t\t"host": {\n\t\t\t"auth": "YTpi"\n\t\t}\n\t}\n}',
    );
  });

  it('C1: keeps line ends of Windows', async () => {
    const edited = await set('{\r\n\t"auths": {}\r\n}\r\n', 'host', { auth: 'YTpi' });
    expect(edited.replace(/\r\n/g, '')).not.toContain('\n');
  });

  it('A19: an entry named __proto__ is an entry', async () => {
    const edited = await set('{}', '__proto__', { auth: 'YTpi' });
    expect(edited).toContain('"__proto__"');
    expect(await set(edited, '__proto__', undefined)).not.toContain('__proto__');
  });

  it('refuses a file in which the key stands twice rather than changing the one nobody reads', async () => {
    const text = '{"auths":{"a":{"auth":"1"}},"auths":{"a":{"auth":"2"}}}';
    await expect(set(text, 'a', { auth: '3' })).rejects.toMatchObject({ code: 'E_DOCKER_CONFIG_INVALID' });
  });

  it('adding and taking out any key leaves every other value as it was', async () => {
    const files = fc.dictionary(fc.string(), fc.jsonValue());
    const check = async (rest: object, auths: object, key: string) => {
      const text = JSON.stringify({ ...rest, auths }, null, '\t');
      const edited = await set(text, key, { auth: 'x' });
      const others = { ...(JSON.parse(text) as object), auths: { ...auths, [key]: { auth: 'x' } } };
      expect(JSON.parse(edited)).toEqual(JSON.parse(JSON.stringify(others)));
    };
    const auths = fc.dictionary(fc.string(), fc.record({ auth: fc.string() }));
    const key = fc.string().filter((text) => text !== '__proto__');
    await fc.assert(fc.asyncProperty(files, auths, key, check), { numRuns: 200 });
  });
});
