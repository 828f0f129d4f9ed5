import { describe, expect, it } from 'vitest';
import { administrator, runningJenkins, violations } from '../../fakes/jenkins/running.js';
import { networkContext } from '../../distribution/context.js';

const DOMAIN = '/credentials/store/system/domain/_';

// Every exchange of the tests beside this one is held against the API's description after each test
// (test/fakes/jenkins/running.ts). Here: that this can fail, in both directions.
describe(`the check against Jenkins’ API description`, () => {
  async function after(method: 'GET' | 'POST', path: string, body?: string, answer?: string) {
    const jenkins = await runningJenkins();
    const pair = Buffer.from(`rotator:${administrator(jenkins)}`).toString('base64');
    const headers = { authorization: `Basic ${pair}`, 'content-type': 'application/xml' };
    const xml = { 'content-type': 'application/xml' };
    if (answer !== undefined)
      jenkins.before = () => ({ status: 200, headers: xml, body: Buffer.from(answer) });
    const url = new URL(`${jenkins.url}${path}`);
    await networkContext().http.send({ method, url, headers, ...(body !== undefined && { body }) });
    const found = await violations(jenkins);
    Object.assign(jenkins.exchanges, { length: 0 });
    return found;
  }
  const type = 'org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl';

  it('finds nothing in what is as described', async () => {
    const body = `<${type}><scope>GLOBAL</scope><id>a</id><secret>x</secret></${type}>`;
    expect(await after('POST', `${DOMAIN}/createCredentials`, body)).toEqual([]);
    expect(await after('GET', `${DOMAIN}/api/json?tree=credentials[id]`)).toEqual([]);
  });

  it('finds a request without what is required, and one of another type', async () => {
    const body = `<${type}><scope>GLOBAL</scope><id>a</id></${type}>`;
    expect(await after('POST', `${DOMAIN}/createCredentials`, body)).not.toEqual([]);
    expect(await after('POST', `${DOMAIN}/createCredentials`, '<x><id>a</id></x>')).not.toEqual([]);
    const scope = `<${type}><scope>ALL</scope><id>a</id><secret>x</secret></${type}>`;
    expect(await after('POST', `${DOMAIN}/createCredentials`, scope)).not.toEqual([]);
  });

  it('finds an operation that is not there', async () => {
    expect(await after('POST', `${DOMAIN}/updateCredentials`, '<x/>')).not.toEqual([]);
  });

  it('finds an answer of the fake that no Jenkins gives', async () => {
    const path = `${DOMAIN}/credential/a/config.xml`;
    expect(await after('GET', path, undefined, `<${type}><id>a</id></${type}>`)).not.toEqual([]);
    const fine = `<${type}><id>a</id><secret><secret-redacted/></secret></${type}>`;
    expect(await after('GET', path, undefined, fine)).toEqual([]);
  });
});
