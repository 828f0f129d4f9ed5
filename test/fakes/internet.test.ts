import { expect, it, onTestFinished } from 'vitest';
import { startInternet } from './internet.js';
import { startServer } from './server.js';
import { needs } from '../real/programs.js';

it.skipIf(!needs('openssl'))(
  'an internet leads the names it has to servers on loopback, and no other name anywhere',
  async () => {
    const server = await startServer(({ headers }) => ({ status: 200, body: { host: headers.host } }));
    onTestFinished(() => server.close());
    const internet = await startInternet({ 'sts.example.com': server.host });
    onTestFinished(() => internet.close());
    const { http } = internet.context();
    const answer = await http.send({ method: 'GET', url: new URL('https://sts.example.com/a?b=c') });
    expect(answer.json()).toEqual({ host: 'sts.example.com' });
    await expect(
      http.send({ method: 'GET', url: new URL('https://evil.example.com/') }),
    ).rejects.toMatchObject({
      code: 'E_PROXY_REFUSED',
    });
    expect(internet.wanted).toEqual(['sts.example.com:443', 'evil.example.com:443']);
  },
);
