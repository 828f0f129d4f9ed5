import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { mayHold } from '../redaction/oracle.js';
import { scene } from './basic-registry.js';

it('scope keeps the login in Buildx’s folder for one repository, and post takes it out', async () => {
  const { job, inputs, registry, secret } = await scene();
  const file = join(job.home, `.docker/buildx/config/${registry.host}/team/app@push/config.json`);
  [file, `${file}.regcred`].forEach((path) => mayHold(path));
  expect(await job.login({ ...inputs, client: 'file', scope: 'team/app@push' })).toMatchInlineSnapshot();
  const auth = Buffer.from(`robot:${secret}`).toString('base64');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ auths: { [registry.host]: { auth } } });
  expect(await job.post()).toMatchInlineSnapshot();
  expect(existsSync(`${file}.regcred`)).toBe(false);
});
