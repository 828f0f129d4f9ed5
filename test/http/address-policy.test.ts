import { describe, expect, it } from 'vitest';
import { networkOf } from '../../src/http/address.js';
import { startServer } from '../fakes/server.js';
import { observe } from '../redaction/oracle.js';
import { client, failure, names, running } from './client.js';

describe('the network of an address', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.255.255.254', 'loopback'],
    ['::1', 'loopback'],
    ['::ffff:127.0.0.1', 'loopback'],
    ['0.0.0.0', 'special'],
    ['::', 'special'],
    ['169.254.169.254', 'special'],
    ['::ffff:169.254.169.254', 'special'],
    ['::ffff:a9fe:a9fe', 'special'],
    ['0:0:0:0:0:ffff:a9fe:a9fe', 'special'],
    ['64:ff9b::a9fe:a9fe', 'special'],
    ['64:ff9b:1::a9fe:a9fe', 'special'],
    ['2002:a9fe:a9fe::1', 'special'],
    ['fe80::1', 'special'],
    ['fe80::1%eth0', 'special'],
    ['febf::1', 'special'],
    ['fd00:ec2::254', 'special'],
    ['100.100.100.200', 'special'],
    ['168.63.129.16', 'special'],
    ['224.0.0.1', 'special'],
    ['255.255.255.255', 'special'],
    ['ff02::1', 'special'],
    ['10.1.2.3', 'private'],
    ['172.16.0.1', 'private'],
    ['172.31.255.255', 'private'],
    ['192.168.1.1', 'private'],
    ['100.64.0.1', 'private'],
    ['fd12::1', 'private'],
    ['::ffff:10.0.0.1', 'private'],
    ['64:ff9b::a00:1', 'private'],
    ['172.32.0.1', 'public'],
    ['169.253.1.1', 'public'],
    ['8.8.8.8', 'public'],
    ['::ffff:8.8.8.8', 'public'],
    ['64:ff9b::808:808', 'public'],
    ['2001:4860:4860::8888', 'public'],
  ])('D3: %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('a host that was named by a server', () => {
  it.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://169.254.169.254/',
    'https://[::ffff:169.254.169.254]/',
    'https://2852039166/',
    'https://0xa9fea9fe/',
    'https://0251.0376.0251.0376/',
    'https://169.254.43518/',
    'https://[fd00:ec2::254]/',
    'https://100.100.100.200/',
    'https://0/',
    'https://10.0.0.1/',
  ])('D3: must not be the address %s', async (text) => {
    const error = await failure(client().send({ method: 'GET', url: new URL(text), addresses: 'public' }));
    expect(error.code).toBe('E_ADDRESS_REFUSED');
  });

  it.each(['127.0.0.1', '169.254.169.254', '::ffff:169.254.169.254', 'fd00:ec2::254', '10.0.0.1'])(
    'D3: must not resolve to %s',
    async (address) => {
      const http = client({ lookup: names({ 'auth.test': [address] }) });
      const request = { method: 'GET', url: new URL('https://auth.test/'), addresses: 'public' } as const;
      expect((await failure(http.send(request))).code).toBe('E_ADDRESS_REFUSED');
    },
  );

  it('D3: may be private, but not loopback, where the registry is private', async () => {
    const server = await running(startServer(() => ({ status: 200 }), { observe }));
    const lookup = names({ 'auth.test': ['127.0.0.1'] });
    const url = new URL(`http://auth.test:${server.port}/`);
    const request = { method: 'GET', url, plainHttp: true } as const;
    const refused = failure(client({ lookup }).send({ ...request, addresses: 'public-or-private' }));
    expect((await refused).code).toBe('E_ADDRESS_REFUSED');
    expect(server.connections).toHaveLength(0);
    const literal = { method: 'GET', url: new URL('https://[fd12:3456::1]:9/'), timeout: 50 } as const;
    const attempted = await failure(client().send({ ...literal, addresses: 'public-or-private' }));
    expect(attempted.code).not.toBe('E_ADDRESS_REFUSED');
  });

  it('D3: gains nothing by resolving differently the second time (rebinding)', async () => {
    const server = await running(startServer(() => ({ status: 200 }), { observe }));
    const lookup = names({ 'auth.test': ['2001:db8::1', '127.0.0.1'] });
    const url = new URL(`http://auth.test:${server.port}/`);
    const request = { method: 'GET', url, plainHttp: true, addresses: 'public', timeout: 50 } as const;
    const codes = [
      await failure(client({ lookup }).send(request)),
      await failure(client({ lookup }).send(request)),
    ];
    expect(codes.at(-1)?.code).toBe('E_ADDRESS_REFUSED');
    expect(server.connections).toHaveLength(0);
  });

  it('may be anything when the user named it', async () => {
    const server = await running(startServer(() => ({ status: 200 })));
    const http = client({ lookup: names({ 'registry.test': ['127.0.0.1'] }) });
    const url = new URL(`http://registry.test:${server.port}/`);
    const response = await http.send({ method: 'GET', url, plainHttp: true });
    expect([response.status, response.network]).toEqual([200, 'loopback']);
  });
});
