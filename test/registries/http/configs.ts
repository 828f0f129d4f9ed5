import { readYaml } from '../../../src/config/read-yaml.js';

/** `token` of regcred.yml for vendors whose API is described, as a user would write it. */
export const configs = {
  harbor: `
name: ci
username: robot$ci
credential-id: '7'
rotate:
  request: { method: PATCH, url: '/robots/\${credential-id}', basic: true, json: { secret: '\${secret}' } }
  mode: client-supplies
inspect:
  request: { method: GET, url: '/robots/\${credential-id}', basic: true }
  capture: { id: $.id, created-at: $.creation_time, expires-at: $.expires_at }
semantics: { slots: 1, invalidates-old: immediately, idempotent: true }
errors: [{ status: 400, meaning: refused }]
password-policy: { length: 32, upper: 1, lower: 1, digit: 1 }
`,
  nexus: `
name: ci-bot
username: ci bot
rotate:
  request: { method: PUT, url: '/v1/security/users/\${username}/change-password', basic: true, text: '\${secret}' }
  mode: client-supplies
semantics: { slots: 1, idempotent: true }
`,
  gitlabSelf: `
name: ci
username: ci
rotate:
  request:
    method: POST
    url: /personal_access_tokens/self/rotate
    headers: { PRIVATE-TOKEN: '\${admin.password}' }
    json: { expires_at: '\${until.date}' }
  mode: server-generates
  capture: { secret: $.token, id: $.id, expires-at: $.expires_at }
inspect:
  request: { method: GET, url: /personal_access_tokens/self, headers: { PRIVATE-TOKEN: '\${admin.password}' } }
  capture: { id: $.id, created-at: $.created_at, expires-at: $.expires_at }
semantics: { slots: 1, invalidates-old: immediately, idempotent: false }
`,
  gitlabDeployTokens: `
name: ci-push
username: ci
env: [PROJECT]
public: [env.PROJECT]
rotate:
  request:
    method: POST
    url: '/projects/\${env.PROJECT}/deploy_tokens'
    headers: { PRIVATE-TOKEN: '\${admin.password}' }
    json: { name: '\${name}', username: '\${username}', scopes: [read_registry], expires_at: '\${until.iso}' }
  mode: server-generates
  expect: [201]
  capture: { secret: $.token, id: $.id, expires-at: $.expires_at? }
revoke:
  request:
    method: DELETE
    url: '/projects/\${env.PROJECT}/deploy_tokens/\${id}'
    headers: { PRIVATE-TOKEN: '\${admin.password}' }
list:
  request:
    method: GET
    url: '/projects/\${env.PROJECT}/deploy_tokens?active=true'
    headers: { PRIVATE-TOKEN: '\${admin.password}' }
  items: $
  id: $.id
  name: $.name
  expires-at: $.expires_at?
semantics: { slots: 2, invalidates-old: never }
`,
  quay: `
name: ci
username: acme+ci
rotate:
  request:
    method: POST
    url: /api/v1/organization/acme/robots/ci/regenerate
    headers: { Authorization: 'Bearer \${admin.password}' }
  mode: server-generates
  capture: { secret: $.token }
inspect:
  request:
    method: GET
    url: /api/v1/organization/acme/robots/ci
    headers: { Authorization: 'Bearer \${admin.password}' }
  capture: { secret: $.token, last-used-at: $.last_accessed? }
semantics: { slots: 1, invalidates-old: immediately }
`,
} as const;

export function settingsOf(name: keyof typeof configs): Record<string, unknown> {
  return readYaml(configs[name], 'regcred.yml').value as Record<string, unknown>;
}
