import { describe, expect, it } from 'vitest';
import { openOperation } from './smithy.js';

describe('a Smithy description', () => {
  const given = {
    RoleArn: 'arn:aws:iam::123456789012:role/ci',
    RoleSessionName: 'regcred',
    WebIdentityToken: 'a.b.c',
  };
  const { input } = openOperation('aws-sts.json', 'AssumeRoleWithWebIdentity');

  it('takes what is as described', () => {
    expect(input({ ...given, DurationSeconds: 900 })).toEqual([]);
  });

  it.each([
    [{ ...given, RoleArn: undefined }, 'RoleArn is missing'],
    [{ ...given, RoleArn: 'arn' }, 'length 3'],
    [{ ...given, RoleSessionName: 'a b' }, 'another form'],
    [{ ...given, DurationSeconds: 60 }, 'value 60'],
    [{ ...given, DurationSeconds: '900' }, 'no whole number'],
    [{ ...given, Unheard: 'of' }, 'Unheard'],
    [[], 'no structure'],
  ])('finds what is not (%#)', (value, fault) => {
    expect(input(value).join()).toContain(fault);
  });

  it('looks into lists', () => {
    const { output, input: asked } = openOperation('aws-ecr.json', 'GetAuthorizationToken');
    expect(output({ authorizationData: [{ authorizationToken: 'QQ==', expiresAt: 1 }] })).toEqual([]);
    expect(output({ authorizationData: [{ authorizationToken: 'a b' }] }).join()).toContain('another form');
    expect(asked({ registryIds: ['1'] }).join()).toContain('registryIds[0]: another form');
  });
});
