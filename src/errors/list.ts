/**
 * Lists every error of regcred: exit code, one sentence, and a hint that says what to do next.
 *
 * Exit codes (docs/architecture.md, section 7): 1 failed, 2 usage or configuration, 75 temporary, try again.
 * The details given to `fail` replace `{name}`. They are made harmless and cut before they are shown;
 * they never contain a secret.
 */
export const errors = {
  // Usage and configuration
  E_USAGE: {
    exit: 2,
    message: '{problem}.',
    hint: 'Run `regcred --help` for the commands and their options.',
  },
  E_STDIN_TOO_LARGE: {
    exit: 2,
    message: 'Standard input holds more than {most} bytes.',
    hint: 'Send only the password.',
  },
  E_PASSWORD_SOURCE: {
    exit: 2,
    message: 'The password cannot be read from {source}.',
    hint: 'Check the name; --password-stdin reads it from standard input.',
  },
  E_PROMPT: {
    exit: 2,
    message: 'Nothing was typed at the prompt.',
    hint: 'Type the password and press Enter; or give it with --password-stdin, --password-file or --password-env.',
  },
  E_INPUT_UNKNOWN: {
    exit: 2,
    message: 'There is no input named "{name}".',
    hint: 'Did you mean "{suggestion}"? The inputs are listed in the README.',
  },
  E_INPUT_BOOLEAN: {
    exit: 2,
    message: 'The input "{name}" must be true or false.',
    hint: 'YAML 1.2 booleans only: true, True, TRUE, false, False or FALSE.',
  },
  E_INPUT_CHOICE: {
    exit: 2,
    message: 'The input "{name}" does not take the value "{value}".',
    hint: 'It takes one of: {choices}.',
  },
  E_INPUT_DURATION: {
    exit: 2,
    message: 'The input "{name}" must be a time such as 90, 90s or 2m.',
    hint: 'A bare number is in seconds; the minimum is 1s and the maximum {most}.',
  },
  E_INPUT_CONFLICT: {
    exit: 2,
    message: 'The inputs "{first}" and "{second}" cannot be used together.',
    hint: '{hint}',
  },
  E_INPUT_VARIABLE: {
    exit: 2,
    message: 'The input "{name}-env" takes the name of a variable, and its value is not one.',
    hint: 'Names are letters, digits and underscores. If you put the secret itself there, replace it: a log may contain it.',
  },
  E_INPUT_LITERAL: {
    exit: 2,
    message: 'The option --{name} contains a password, where every program on this machine can read it.',
    hint: 'Write password-env: NAME instead of password, and set the variable NAME.',
  },
  E_DEBUG_TRACE: {
    exit: 2,
    message: 'CI_DEBUG_TRACE is on: GitLab prints every variable and command of this job to its log.',
    hint: 'Remove CI_DEBUG_TRACE, and replace the secrets that earlier logs contain. To continue anyway, set allow_debug_trace (REGCRED_ALLOW_DEBUG_TRACE) to true.',
  },
  E_VERIFY_INVALID: {
    exit: 2,
    message: 'The right "{right}" in the input verify is not understood.',
    hint: 'Write pull:repository or push:repository without host and tag, for example push:team/app.',
  },
  E_DUPLICATE_REGISTRY: {
    exit: 2,
    message: 'Two logins would have the same place: {registry}.',
    hint: 'Programs look for one login for {host}: remove one, give each a scope, or a job of its own.',
  },
  E_REGISTRY_EMPTY: {
    exit: 2,
    message: 'The registry is given and empty.',
    hint: 'The secret or variable that holds its host is missing here. Write docker.io if you mean Docker Hub.',
  },
  E_REGISTRY_INVALID: {
    exit: 2,
    message: 'The registry "{registry}" is not a host name.',
    hint: 'Write it as host, host:port or host:port/path in plain ASCII, for example ghcr.io or registry.example.com:5000.',
  },
  E_REGISTRY_USERINFO: {
    exit: 2,
    message: 'The registry address for {host} contains a username or a password.',
    hint: 'Give them as the inputs username and password, and only the host as registry.',
  },
  E_USERNAME_MISSING: {
    exit: 2,
    message: 'No username was given for {registry}.',
    hint: 'Set the input username; or give username:password as one value in password.',
  },
  E_USERNAME_INVALID: {
    exit: 2,
    message: 'The username for {registry} contains control characters or is not one line.',
    hint: 'Check the secret or variable it comes from for a line break or invisible characters.',
  },
  E_USERNAME_COLON: {
    exit: 2,
    message: 'The username for {registry} contains a colon.',
    hint: 'Registries split user and password at the first colon, so such a username cannot work.',
  },
  E_USERNAME_IS_SECRET: {
    exit: 2,
    message: 'The username is the secret itself, and {client} would show it on its command line.',
    hint: 'Use client: file, which starts no program; or a credential with a username of its own.',
  },
  E_SECRET_EMPTY: {
    exit: 2,
    message: 'The password for {registry} is empty.',
    hint: 'Check that the secret exists and its name is spelled right; pull requests from forks get no secrets, and GitLab gives protected variables to protected branches only (see the input on-missing-credentials).',
  },
  E_SECRET_NUL: {
    exit: 2,
    message: 'The password for {registry} contains a NUL byte.',
    hint: 'Store the secret again without it; it usually means a wrong encoding.',
  },
  E_ENV_UNSAFE: {
    exit: 2,
    message: 'The environment variable {variable} would make Node.js print or expose secrets.',
    hint: 'Unset {variable} for this step.',
  },
  E_TLS_DISABLED: {
    exit: 2,
    message: 'NODE_TLS_REJECT_UNAUTHORIZED=0 turns off certificate checks.',
    hint: 'Unset it, and give the registry’s certificate authority as the input ca.',
  },

  // The login
  E_CLIENT_FAILED: {
    exit: 1,
    message:
      '{client} could not log in to {registry}, though the registry accepts the credential ({exitCode}: {words}).',
    hint: 'Check the client’s own proxy, certificates, insecure-registries and credential helper; `client: file` needs no client.',
  },
  E_LOGIN_REFUSED: { exit: 1, message: '{registry} refused the login. {cause} {said}', hint: '{cure}' },
  E_RIGHT_MISSING: {
    exit: 1,
    message: 'The login of {username} on {registry} may not {rights}. {cause} {said}',
    hint: '{cure} Nothing was stored.',
  },

  // HTTP requests
  E_URL_EMPTY: {
    exit: 2,
    message: 'The variable {name} is set and empty.',
    hint: 'Give it the address of your server, or unset it to mean {public}. No token goes there by mistake.',
  },
  E_URL_INVALID: {
    exit: 2,
    message: 'No request can be sent to the address of {host}.',
    hint: 'Write it as https://host or https://host:port, without a username or a password in it.',
  },
  E_HEADER_INVALID: {
    exit: 2,
    message: 'The value for the header {header} contains a character that a header cannot carry.',
    hint: 'Check the username and other settings for line breaks and invisible characters.',
  },
  E_SECRET_NEWLINE: {
    exit: 2,
    message: 'The secret for {host} contains a line break or another character that a header cannot carry.',
    hint: 'Store the secret again as one line; copying from a terminal often adds a line break.',
  },
  E_CA_INVALID: {
    exit: 2,
    message: 'The certificate authority given as ca is not in PEM form.',
    hint: 'Give the text from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----, with its line breaks; several certificates may follow one another.',
  },
  E_CA_FILE: {
    exit: 2,
    message: 'The certificate authority cannot be read from {file}.',
    hint: 'Give the path of a readable PEM file as the input ca, or the PEM text itself.',
  },
  E_PLAIN_HTTP: {
    exit: 2,
    message: 'Plain http to {host} is refused.',
    hint: 'Use https. Plain http is allowed for loopback addresses, and for private addresses where you ask for it explicitly.',
  },
  E_HOST_NOT_FOUND: {
    exit: 1,
    message: 'The host {host} was not found.',
    hint: 'Check its spelling, and whether only the DNS of a private network knows it.',
  },
  E_DNS_TEMPORARY: {
    exit: 75,
    message: 'DNS gave no answer for {host}.',
    hint: 'Try again; if it persists, check the DNS servers of this machine.',
  },
  E_ADDRESS_REFUSED: {
    exit: 1,
    message: '{host} resolves to {address}; nothing is sent there for a host that a server named.',
    hint: 'Secrets are not sent to loopback, link-local, metadata or private addresses; name the host yourself if it is yours.',
  },
  E_CONNECTION_REFUSED: {
    exit: 75,
    message: '{host} refuses the connection.',
    hint: 'Check the port, and whether the server is running.',
  },
  E_CONNECTION_FAILED: {
    exit: 75,
    message: 'No connection to {host} ({reason}).',
    hint: 'Check the network of this machine, its firewall, and HTTPS_PROXY and NO_PROXY.',
  },
  E_CONNECTION_LOST: {
    exit: 75,
    message: 'The connection to {host} closed before it answered.',
    hint: 'Try again; if it persists, look for a firewall or a proxy that closes connections.',
  },
  E_PROXY_INVALID: {
    exit: 2,
    message: 'The proxy in {variable} cannot be used.',
    hint: 'Write it as http://host:port or https://host:port; other kinds of proxy are not supported, and special characters in a password must be percent-encoded.',
  },
  E_PROXY_REFUSED: {
    exit: 1,
    message: 'The proxy {proxy} refuses to connect to {host} (status {status}).',
    hint: 'For status 407, put a username and a password into HTTPS_PROXY; list hosts that need no proxy in NO_PROXY.',
  },
  E_PROXY_UNREACHABLE: {
    exit: 75,
    message: 'No connection to the proxy {proxy} ({reason}).',
    hint: 'Check HTTPS_PROXY and HTTP_PROXY; list hosts that need no proxy in NO_PROXY.',
  },
  E_TLS_EXPIRED: {
    exit: 1,
    message: 'The certificate of {host} has expired or is not valid yet.',
    hint: 'Renew it on the server, and check the clock of this machine.',
  },
  E_TLS_HOST: {
    exit: 1,
    message: 'The certificate of {host} is for another host.',
    hint: 'Use a name that the certificate contains, or have this one added to it.',
  },
  E_TLS_UNTRUSTED: {
    exit: 1,
    message: 'The certificate of {host} comes from an authority that this machine does not trust ({reason}).',
    hint: 'Give the registry’s certificate authority as the input ca; certificate checks cannot be turned off.',
  },
  E_TLS_PROTOCOL: {
    exit: 1,
    message: '{host} and this machine share no version of TLS ({reason}).',
    hint: 'Update the server: TLS 1.2 is the minimum.',
  },
  E_TLS_NOT_SPOKEN: {
    exit: 1,
    message: '{host} does not speak TLS on this port.',
    hint: 'Check the port. Plain http needs a loopback or private address that is written with http://.',
  },
  E_TLS_DOWNGRADE: {
    exit: 1,
    message: '{host} was contacted over https and points to plain http.',
    hint: 'Nothing was sent there. The server’s own external address is configured as http; correct it to https.',
  },
  E_REDIRECT_REFUSED: {
    exit: 1,
    message: '{host} redirects to {target}, which is not followed.',
    hint: 'A secret is sent only to the host it is for; use the final address if it is yours.',
  },
  E_RESPONSE_TOO_LARGE: {
    exit: 1,
    message: 'The response from {host} is larger than {limit} bytes.',
    hint: 'Check the address, and whether a proxy or a login portal answers instead of {host}.',
  },
  E_RESPONSE_INVALID: {
    exit: 1,
    message: 'The response from {host} cannot be used: {problem}.',
    hint: 'Check the address, and whether a proxy or a login portal answers instead of {host}.',
  },

  // The registry and its token server
  E_NOT_A_REGISTRY: {
    exit: 1,
    message: 'There is no container registry at {host}.',
    hint: 'It answers 404 to /v2/. Check host and port; a path after the host is not part of the registry.',
  },
  E_RATE_LIMITED: {
    exit: 75,
    message: '{host} limits the rate of requests and asks to wait {wait}. {said}',
    hint: 'Try again later; logged-in users usually have a higher limit than anonymous ones.',
  },
  E_SERVER_UNAVAILABLE: {
    exit: 75,
    message: '{host} is temporarily unavailable (status {status}). {said}',
    hint: 'Try again later, and look at the status page of the registry.',
  },
  E_STATUS_UNEXPECTED: {
    exit: 1,
    message: '{host} answered with the unexpected status {status}. {said}',
    hint: 'Check the address, and whether a proxy or a firewall answers instead of {host}.',
  },
  E_CHALLENGE_INVALID: {
    exit: 1,
    message: '{host} asks for a login in a form that is not supported: {problem}.',
    hint: 'Nothing was sent. The registry’s auth configuration (its token realm) must name an absolute https address.',
  },
  E_REALMS_INVALID: {
    exit: 2,
    message: 'The input "realms" takes only hosts such as gitlab.example.com or auth.example.com:8443.',
    hint: 'Write one per line or comma, without scheme, path, pattern or user: each may be sent the secret.',
  },
  E_REALM_UNTRUSTED: {
    exit: 1,
    message: 'The registry {registry} asks to send the login to {realm}, which is not known to belong to it.',
    hint: 'Nothing was sent. If {realm} is the registry’s token server, name it in {where}.',
  },
  E_TOKEN_INVALID: {
    exit: 1,
    message: 'The token server {host} returned no usable token: {problem}.',
    hint: 'Check whether a proxy or a login portal answers instead; otherwise this is a fault of the token server.',
  },
  E_REPOSITORY_INVALID: {
    exit: 2,
    message: 'The repository "{repository}" is not a repository name.',
    hint: 'Write it without host and tag, in lower case, for example team/app.',
  },
  E_REPOSITORY_NOT_FOUND: {
    exit: 1,
    message: 'The repository {repository} on {host} does not exist or is not visible with this login.',
    hint: 'Check its name, push to it once, or ask for rights on it; registries report both cases alike.',
  },

  // The auth file (docker's config.json, podman's auth.json) and its neighbours
  E_TEMP_FOLDER: {
    exit: 1,
    message: 'The folder for temporary files, {folder}, cannot be used ({problem}).',
    hint: 'Create it and let this user write to it; on GitHub RUNNER_TEMP names it.',
  },
  E_SECRET_IS_FILE: {
    exit: 2,
    message: 'The password for {registry} is the path of a file: its CI/CD variable is of the type File.',
    hint: 'Set the type of the variable to Variable (Settings → CI/CD → Variables), and store the password itself.',
  },
  E_HOME_UNSET: {
    exit: 2,
    message: 'The home directory is unknown, and so is the location of the auth file.',
    hint: 'Set HOME, or name the location with {variable}.',
  },
  E_DOCKER_CONFIG_INVALID: {
    exit: 1,
    message: 'The auth file {path} cannot be used: {problem}.',
    hint: 'Repair it, or move it away to start with an empty one. It was not changed.',
  },
  E_FILE_TYPE: {
    exit: 1,
    message: '{path} is {found}, not {wanted}.',
    hint: 'Move it away, or name another location with DOCKER_CONFIG or REGISTRY_AUTH_FILE.',
  },
  E_FILE_OWNER: {
    exit: 1,
    message: '{path} belongs to another user.',
    hint: 'Run as its owner, or set isolate: true so that the job has an auth file of its own.',
  },
  E_SYMLINK: {
    exit: 1,
    message: '{path} is reached through a symbolic link that {problem}.',
    hint: 'Replace the link with the file itself, or name the real folder with DOCKER_CONFIG or REGISTRY_AUTH_FILE.',
  },
  E_PATH_ESCAPE: {
    exit: 2,
    message: 'The input "scope" leads out of the folder for logins with a scope.',
    hint: 'Write a repository such as team/app, actions such as @push, or both: team/app@pull,push.',
  },
  E_SCOPE_INVALID: {
    exit: 2,
    message: 'The input "scope" is neither a repository nor actions.',
    hint: 'Write a repository such as team/app, actions such as @push, or both: team/app@pull,push. No program reads a pattern.',
  },
  E_SCOPE_UNREAD: {
    exit: 2,
    message:
      '{registry} uses Basic authentication, and Buildx reads a login with a scope only where there is a token server.',
    hint: 'Leave scope out, and give a second login to this registry a job of its own. With client: podman a scope works.',
  },
  E_FILE_READ: {
    exit: 1,
    message: '{path} cannot be read ({problem}).',
    hint: 'Check its permissions and those of its folder.',
  },
  E_FILE_WRITE: {
    exit: 1,
    message: '{path} cannot be written ({problem}).',
    hint: 'Check the free space and the permissions of its folder. The old file is unchanged.',
  },
  E_LOCK_TIMEOUT: {
    exit: 75,
    message: 'The lock {path} was not free within {seconds} s.',
    hint: 'Another job is using the auth file. If none is, remove the lock file.',
  },
  E_JOURNAL_INVALID: {
    exit: 1,
    message: 'The journal of logins {path} cannot be used: {problem}.',
    hint: 'Move it away; logins recorded in it must then be removed by hand (docker logout).',
  },
  E_HELPER: {
    exit: 1,
    message: 'The credential helper docker-credential-{helper} failed at {action}: {problem}.',
    hint: 'Repair it, or remove it from credsStore or credHelpers in the auth file.',
  },

  // The credential helper docker-credential-regcred
  E_HELPER_SECRET: {
    exit: 2,
    message: 'client: helper stores nothing, so the password for {registry} would be lost after this step.',
    hint: 'Give identity instead of password; or omit password and set REGCRED_REGISTRY, REGCRED_USERNAME and REGCRED_PASSWORD in the env of the job.',
  },
  E_HELPER_PASSWORD: {
    exit: 2,
    message: 'The environment holds no password for {registry}, and no identity was given.',
    hint: 'Set REGCRED_REGISTRY, REGCRED_USERNAME and REGCRED_PASSWORD for every step that pulls or pushes (sudo drops them), or log in with identity.',
  },
  E_HELPER_CONFIG: {
    exit: 1,
    message: 'The credential helper’s file {path} cannot be used: {problem}.',
    hint: 'Remove it; then log in again, or run `regcred credential-helper install` again.',
  },
  E_HELPER_PLATFORM: {
    exit: 2,
    message: 'client: helper is not available on Windows.',
    hint: 'Use client: docker, or install regcred with npm and run `regcred credential-helper install`.',
  },

  // Clients
  E_CLIENT_NOT_FOUND: {
    exit: 1,
    message: 'The program {client} is not on PATH.',
    hint: 'Install it, or set client: file, which needs no program.',
  },
  E_LOGIN_MISMATCH: {
    exit: 1,
    message: '{client} reported success for {registry}, but it did not store the given login ({problem}).',
    hint: '{hint}',
  },

  // Registries
  E_PROVIDER_UNKNOWN: {
    exit: 2,
    message: 'There is no provider "{provider}".',
    hint: 'Did you mean "{suggestion}"? The table of registries in the README lists them all.',
  },
  E_REGISTRY_FORM: {
    exit: 2,
    message: 'The address {registry} does not have the form of {title}.',
    hint: '{form}',
  },
  E_REGISTRY_PUBLIC: {
    exit: 2,
    message: '{registry} is public: credentials are never sent there.',
    hint: 'Remove this login; pulling from there needs none, and pushing is not possible.',
  },
  E_CREDENTIAL_UNFIT: {
    exit: 2,
    message: '{registry} does not accept this login: {problem}.',
    hint: '{cure}',
  },
  E_CREDENTIAL_MISSING: {
    exit: 2,
    message: 'Neither a password nor an identity was given for {registry}.',
    hint: '{cure}',
  },

  // Identities: login without a stored password
  E_IDENTITY_UNSUPPORTED: {
    exit: 2,
    message: '{registry} does not support login by identity.',
    hint: 'Give username and password. The README’s table lists the registries that accept an identity.',
  },
  E_IDENTITY_FORM: {
    exit: 2,
    message: 'The input "identity" is invalid: {problem}.',
    hint: 'For this registry, write: {example}',
  },
  E_IDENTITY_REFUSED: {
    exit: 1,
    message: '{host} did not accept this identity (status {status}: {words}). {cause}',
    hint: '{cure}',
  },
  E_IDENTITY_UNPROVED: {
    exit: 2,
    message: 'This identity may not work for {registry}: {reason}.',
    hint: 'Add the input verify with the rights the job needs, for example verify: push:team/app, to prove that it works.',
  },
  E_IDENTITY_KEY: {
    exit: 2,
    message: 'This identity needs {what} as password, and none was given for {registry}.',
    hint: '{cure}',
  },
  E_IDENTITY_JOB: {
    exit: 2,
    message: 'This job has no token of its own for {registry}: {problem}.',
    hint: '{cure}',
  },
  E_OIDC_PERMISSION: {
    exit: 2,
    message: 'This job is not allowed to request an ID token from GitHub.',
    hint: 'Add to the job: {yaml}. Pull requests from forks never get one (see the input on-missing-credentials).',
  },
  E_OIDC_MISSING: { exit: 2, message: 'There is no ID token at {where}.', hint: '{cure}' },
  E_OIDC_URL: {
    exit: 1,
    message: 'ACTIONS_ID_TOKEN_REQUEST_URL names {host}, which is not GitHub.',
    hint: 'Nothing was sent there. The runner sets this variable; find out what in the job has changed it.',
  },
  E_OIDC_REFUSED: {
    exit: 1,
    message: 'GitHub issued no ID token ({host}, status {status}).',
    hint: 'Add to the job: {yaml}. If the job is an old one, run it again.',
  },
  E_OIDC_INVALID: {
    exit: 2,
    message: 'The ID token is not a JWT.',
    hint: 'Check which variable or file it comes from.',
  },
  E_OIDC_AUDIENCE: {
    exit: 2,
    message: 'The ID token is for {found}, and {audience} is needed.',
    hint: '{cure}',
  },
  E_OIDC_EXPIRED: {
    exit: 1,
    message: 'The ID token has expired.',
    hint: 'It is valid for a few minutes: log in earlier in the job, or request a new one; and check the clock of this machine.',
  },
  E_IDENTITY_CI: {
    exit: 2,
    message: '{registry} accepts ID tokens of {supported} only, and this is {ci}.',
    hint: '{cure}',
  },
  E_METADATA_SERVER: {
    exit: 2,
    message: 'The metadata server of this machine is not used: {problem}.',
    hint: '{cure}',
  },
  E_REGION_INVALID: {
    exit: 2,
    message: 'The region "{region}" is not the name of a region.',
    hint: 'Write it as the cloud does, for example eu-central-1. Nothing was sent.',
  },
  E_AWS_ENDPOINT: { exit: 2, message: 'AWS cannot be called: {problem}.', hint: '{cure} Nothing was sent.' },
  E_AWS_CREDENTIALS: {
    exit: 1,
    message: 'No AWS credentials were found ({looked}).',
    hint: 'Give identity: arn:aws:iam::123456789012:role/ci, which needs none; or run aws-actions/configure-aws-credentials first, or give the task, pod or machine a role. Profiles in files are not read.',
  },

  // The configuration file
  E_CONFIG_FILE: {
    exit: 2,
    message: 'The configuration {file} cannot be read ({problem}).',
    hint: 'Give the path of a regcred.yml: a regular file, UTF-8, at most 2 MiB, readable by this user.',
  },
  E_CONFIG_SYNTAX: {
    exit: 2,
    message: '{source}, line {line}, column {column}: it {problem}.',
    hint: '{usual} The text is YAML 1.2 without aliases, anchors, tags, merge keys or duplicate keys; the line is not shown because it may contain a secret.',
  },
  E_CONFIG_TYPE: {
    exit: 2,
    message: '{source}, line {line}, column {column}: {path} must be {expected}.',
    hint: '{hint}',
  },
  E_CONFIG_KEY: {
    exit: 2,
    message: '{source}, line {line}, column {column}: {path} {problem}.',
    hint: '{hint}',
  },
  E_CONFIG_VALUE: {
    exit: 2,
    message: '{source}, line {line}, column {column}: {path} {problem}.',
    hint: '{hint}',
  },

  E_CREDENTIAL_UNKNOWN: {
    exit: 2,
    message: 'The configuration has no credential {credential}.',
    hint: 'Did you mean "{suggestion}"?',
  },

  // Rotation
  E_DOWNTIME_NOT_ACCEPTED: {
    exit: 2,
    message: '{credential} has one secret at a time, so replacing it causes a gap.',
    hint: 'Once the registry has the new secret, {token} cannot log in with the old one until {stores} hold the new one (seconds) and jobs that read the old one have finished. Write accept-downtime: true under rotate to accept that. Nothing was changed.',
  },
  E_NOTHING_PROVED: {
    exit: 1,
    message: '{registry} asks for no credential, so the secret of {credential} cannot be proved.',
    hint: 'Check that this is the address of the registry the credential is for. If the registry allows anonymous access, name a right under verify that only the credential has, for example push:team/app.',
  },
  E_VERIFY_FAILED: {
    exit: 1,
    message: 'The new secret of {credential} was set, but {registry} refuses it.',
    hint: 'No store was written. Check that {token} is what this registry reads (in a container: the folder must be mounted, not the single file), then run it again: it sets another secret.',
  },
  E_REVOKE_UNPROVED: {
    exit: 1,
    message: '{registry} has not been proved to refuse the old secret of {credential}.',
    hint: 'The new secret works and every store has it, but the old one may still work: check whether another server or a cache answers for this registry. The next run replaces the secret again.',
  },
  E_REFRESH_ENDLESS: {
    exit: 2,
    message: 'The token that {registry} issues for this identity does not say when it expires.',
    hint: 'Without an expiry it cannot be renewed in time, and a job’s token expires with the job. Use another identity, or another class of token. Nothing was stored.',
  },
  E_REFRESH_OVER: {
    exit: 1,
    message: 'The token that {registry} has just issued has already expired.',
    hint: 'Check the clock of this machine. Nothing was stored.',
  },
  E_TORN_PAIR: {
    exit: 2,
    message:
      'The username of {credential} changes with every rotation, and {stores} cannot take username and secret in one write.',
    hint: 'A job that starts between the two writes would read a pair that never existed. Write as: pair for these stores (login takes username:secret as its password), or accept-downtime: true under rotate. Nothing was changed.',
  },
  E_USERNAME_CHANGES: {
    exit: 2,
    message:
      'The username of {credential} changes with every rotation, and {stores} would hold only the secret.',
    hint: 'Add the key for the username to these stores, or write as: pair. Nothing was changed.',
  },
  E_UNFINISHED: {
    exit: 1,
    message: 'The last {lost} secrets of {credential} were lost before every store held them.',
    hint: 'Each left an unused token of {token}. Fix what prevents the writes, and set an escrow key (`regcred keygen`) so that an interrupted run loses no secret; the next run then continues and revokes these tokens.',
  },
  E_ESCROW_NEEDED: {
    exit: 2,
    message: '{credential} has only two tokens, and {stores} cannot be read back.',
    hint: 'An interrupted run would lose its secret while some stores hold it, and neither token could then be replaced without a gap. Set an escrow key (`regcred keygen`), or write accept-downtime: true under rotate. Nothing was changed.',
  },
  E_SUPPLIED_REFUSED: {
    exit: 1,
    message: '{registry} refuses the secret that was supplied for {credential}.',
    hint: 'Nothing was stored. Copy it again from the panel, without spaces and line breaks.',
  },
  E_ESCROW_KEY: {
    exit: 2,
    message: 'The {what} key of the escrow is not a key that `regcred keygen` creates.',
    hint: 'It is base64 of 32 bytes: the public key belongs in regcred.yml, the private key in a CI secret.',
  },
  E_ESCROW_MISMATCH: {
    exit: 1,
    message: 'The escrow of {credential} cannot be opened with this private key.',
    hint: 'Use the private key that belongs to the public key of the configuration. The sealed value is unchanged.',
  },
  E_ESCROW_EMPTY: {
    exit: 1,
    message: 'The ledger {ledger} holds no sealed secret for {credential}.',
    hint: 'It holds one only while a rotation is unfinished and escrow is set; afterwards every store holds the secret.',
  },
  E_CLOCK: {
    exit: 1,
    message: 'The ledger says that {credential} was rotated in the future ({since}).',
    hint: 'Set this machine’s clock. Nothing was changed.',
  },
  E_CLOCK_SKEW: {
    exit: 1,
    message: 'The clocks of this machine and of {registry} differ by {minutes} min.',
    hint: 'Set this machine’s clock: signatures and the expiry of tokens depend on it. Nothing was changed.',
  },
  E_ROTATION_ENDLESS: {
    exit: 1,
    message: 'The rotation of {credential} did not finish.',
    hint: 'Something else keeps changing its registry, store or ledger while it runs. Run it again when that has stopped.',
  },

  // Secrets and admins that the configuration names
  E_SECRET_SOURCE: {
    exit: 2,
    message: 'The secret {source} cannot be read ({problem}).',
    hint: 'Name a variable that is set (env:NAME) or a readable file (file:/absolute/path).',
  },
  E_ADMIN_MISSING: {
    exit: 2,
    message: '{credential} needs an admin credential to rotate {token}.',
    hint: '{hint}',
  },
  E_ADMIN_REFUSED: {
    exit: 1,
    message: '{api} refuses the admin credential: it could not {action}.',
    hint: 'Check that it is complete, not expired and for this server. Nothing was changed by this call.',
  },
  E_ADMIN_FORBIDDEN: {
    exit: 1,
    message: 'The admin credential is not allowed to {action} at {api}.',
    hint: '{hint}',
  },
  E_ADMIN_IS_TOKEN: {
    exit: 1,
    message: 'The admin credential is {token} itself, the token to rotate.',
    hint: 'Use another one: if the response were lost, no credential could log in any more. Nothing was changed.',
  },
  E_TOKEN_NOT_FOUND: {
    exit: 1,
    message: '{api} has no {token}.',
    hint: '{hint}',
  },
  E_TOKEN_AMBIGUOUS: {
    exit: 1,
    message: '{api} has several active tokens called {token}.',
    hint: 'Only one of them can be rotated: revoke or rename the others. Nothing was changed.',
  },
  E_TOKEN_EXISTS: {
    exit: 1,
    message: '{api} says that {token} exists already.',
    hint: 'Another run has just created it, or it was created by hand. Run it again; if it happens again, check the list of tokens there.',
  },
  E_TOKEN_REQUEST: {
    exit: 1,
    message: '{api} rejected the request to {action} (HTTP {status}{words}).',
    hint: 'Check the key token in the configuration; the old credential was not touched.',
  },
  E_TOKEN_ANSWER: {
    exit: 75,
    message: '{api} was asked to {action}, and its response cannot be used ({problem}): it may have done so.',
    hint: 'Nothing is repeated blindly; the next run finds out which tokens work. Check how the key token in the configuration describes the response.',
  },
  E_TOKEN_HOST: {
    exit: 2,
    message: 'The request to {action} would go to {host}, which the configuration does not allow.',
    hint: 'Secrets are sent only to the registry, to its api and to the hosts that token lists; add the host there if it is right.',
  },
  E_TOKEN_URL: {
    exit: 2,
    message: 'The value for {name} cannot be part of a URL: it is empty, a path of its own, or a secret.',
    hint: 'Check the list public of token, and what the registry answered. Nothing was sent.',
  },
  E_ANSWER_LOST: {
    exit: 75,
    message: '{api} accepted the request to {action}, but its response cannot be used.',
    hint: 'It may have been carried out. Run it again: a token that was created and not stored is found in the list of tokens and revoked.',
  },
  E_TOKEN_IN_USE: {
    exit: 1,
    message: '{api} does not revoke {token}: {problem}.',
    hint: '{hint}',
  },
  E_TOKEN_RIGHTS: {
    exit: 1,
    message: '{token} has rights that cannot be given to a new one: {problem}.',
    hint: '{hint}',
  },
  E_SLOTS_FULL: {
    exit: 1,
    message: '{token} has no free slot for a new secret.',
    hint: '{hint}',
  },

  E_OUTPUT_FILE: {
    exit: 2,
    message: 'The file {file} cannot be created ({problem}).',
    hint: 'Name a file that does not exist yet, in a folder where this user may create one.',
  },
  E_OUTPUT_SHOWN: {
    exit: 2,
    message: 'Standard output is {where}, so no secret is written to it.',
    hint: 'Give --output the path of a new file; or pipe the command into the program that needs it.',
  },

  // The ledger
  E_LEDGER_FILE: {
    exit: 1,
    message: 'The ledger {ledger} cannot be read or written ({problem}).',
    hint: 'Its folder must exist and be writable for this user.',
  },
  E_LEDGER_INVALID: {
    exit: 1,
    message: 'The ledger {ledger} is damaged ({problem}).',
    hint: 'Nothing was changed. Restore it from a copy; only if there is none, remove it: the next run then replaces every secret it recorded.',
  },
  E_LEDGER_BEHIND: {
    exit: 1,
    message:
      'The registry has a newer {token} (generation {found}) than the ledger {ledger} records ({known}).',
    hint: 'The ledger was restored from an old copy, or another one is in use for this credential. Nothing was changed. Use the ledger that records it; only if that is lost, remove the record of {credential}: the next run then adopts the token it finds.',
  },
  E_LEDGER_OLD: {
    exit: 75,
    message: 'The ledger {ledger} keeps returning a stale record of {credential}.',
    hint: 'The platform has not caught up with the last write. Run it again later: acting on a stale record could revoke a token that is in use.',
  },
  E_LEDGER_VERSION: {
    exit: 1,
    message: 'The ledger {ledger} was written by a newer regcred (version {version}).',
    hint: 'Run that version or a later one. Nothing was changed.',
  },
  E_LEDGER_EMPTY: {
    exit: 2,
    message: 'The variable REGCRED_LEDGER is set and empty.',
    hint: 'Give it the place of the ledger, for example github:acme/platform, or unset it to mean the project of the job.',
  },
  E_LEDGER_UNNAMED: {
    exit: 2,
    message: 'No ledger is configured, so a rotation cannot be recorded.',
    hint: 'Set the variable REGCRED_LEDGER, for example to file:/var/lib/regcred/ledger.json, or write a regcred.yml with the key ledger.',
  },
  E_LEDGER_SIZE: {
    exit: 1,
    message:
      'The record of {credential} does not fit into the ledger {ledger} ({size} bytes, and {most} are allowed).',
    hint: 'Split the credential into several with fewer stores each, or keep the ledger in a file.',
  },
  E_LEDGER_SLOW: {
    exit: 75,
    message:
      'Writing the ledger {ledger} took {seconds} s, too long to rule out that another run is at work.',
    hint: 'Nothing was changed. Run it again later.',
  },
  E_LEDGER_PLATFORM: {
    exit: 1,
    message: 'The ledger {ledger} cannot be {action}: {problem}.',
    hint: '{hint}',
  },
  E_LOCK_LOST: {
    exit: 1,
    message: 'Another run has taken over the ledger {ledger}.',
    hint: 'This run took longer than its lease and has stopped; the other one finishes the work.',
  },

  // Stores and the files of tokens
  E_STORE_READ: {
    exit: 1,
    message: 'The store {store} cannot be read ({problem}).',
    hint: 'It must be a regular file of at most 64 KiB that this user may read, or not exist.',
  },
  E_STORE_WRITE: {
    exit: 1,
    message: 'The store {store} cannot be written ({problem}).',
    hint: 'This user must be allowed to create files in its folder, and to give them the owner of the file.',
  },
  E_STORE_FOREIGN: {
    exit: 2,
    message: 'The store {store} holds something other than one secret.',
    hint: 'The whole file would be replaced. Name a separate file for the secret; it need not exist yet.',
  },
  E_STORE_MISMATCH: {
    exit: 1,
    message: 'The store {store} does not hold what was written to it.',
    hint: 'Something else writes to it; find out what, then run it again.',
  },
  E_STORE_DENIED: {
    exit: 1,
    message: 'The store {store} may not be {action} with this credential.',
    hint: '{hint}',
  },
  E_STORE_NOT_FOUND: {
    exit: 1,
    message: 'The location of the store {store} does not exist, or this credential cannot see it.',
    hint: '{hint}',
  },
  E_STORE_VALUE: {
    exit: 1,
    message: 'The store {store} cannot hold the secret: {problem}.',
    hint: '{hint}',
  },
  E_STORE_CREDENTIAL: {
    exit: 2,
    message: 'There is no credential for the store {store}.',
    hint: '{hint}',
  },
  E_STORE_AMBIGUOUS: {
    exit: 1,
    message: 'The store {store} matches several variables with that key.',
    hint: 'Set scope to the environment scope of the one you mean, exactly as it is shown. Nothing was changed.',
  },
  E_STORE_USERNAME: {
    exit: 1,
    message: 'The store {store} holds the login of a user other than the rotated one.',
    hint: 'Name another store, or correct its username by hand. Nothing was changed.',
  },
  E_STORE_URL: {
    exit: 2,
    message: 'The store {store} has no address.',
    hint: 'Write url: https://ci.acme.dev in the store, or set JENKINS_URL, which Jenkins sets in each build.',
  },
  E_STORE_KIND: {
    exit: 2,
    message: 'The store {store} is not a credential that can be written: {problem}.',
    hint: '{hint}',
  },
  E_STORE_READONLY: {
    exit: 2,
    message: 'The store {store} can only be read: {problem}.',
    hint: '{hint}',
  },
  E_STORE_DUPLICATE: {
    exit: 2,
    message: 'The store {store} would be a second credential with that id: {where} has the first.',
    hint: 'Jobs may keep reading the first one. Name its domain, or another id. Nothing was changed.',
  },
  E_TOKEN_FILE: {
    exit: 1,
    message: 'The password file {file} cannot be replaced ({problem}).',
    hint: 'It must be a regular file in a folder where this user may create files that have the owner of the file.',
  },
  E_TOKEN_USER: {
    exit: 1,
    message: 'The password file {file} has {found} for the user.',
    hint: 'It must have exactly one line for the user that token names; add it, with a bcrypt hash, first.',
  },
  E_TOKEN_HASH: {
    exit: 1,
    message: 'The password file {file} has a hash for the user that is not bcrypt.',
    hint: 'The registry accepts bcrypt only: set the password by hand once, with a bcrypt hash.',
  },

  // The machine and its CI
  E_HOST_FILE: {
    exit: 1,
    message: 'The runner’s file {variable} is missing or cannot be written.',
    hint: 'The runner provides this file; check the disk and that nothing unsets {variable}. Nothing was printed instead.',
  },
  E_OUTPUT_NAME: {
    exit: 1,
    message: 'The name "{name}" cannot be used for an output or a variable.',
    hint: 'Names are letters, digits, hyphens and underscores.',
  },
  E_EXEC: {
    exit: 1,
    message: 'The program {program} could not be started ({reason}).',
    hint: 'Check that it is installed for this machine’s processor and may be executed.',
  },
  E_TIMEOUT: {
    exit: 75,
    message: '{what} did not finish within {seconds} s.',
    hint: 'Raise the input timeout, or check the network between this machine and {where}.',
  },
  E_INTERRUPTED: {
    exit: 1,
    message: 'Stopped by {signal}.',
    hint: 'Nothing half-done is left behind; run it again.',
  },
  E_INTERNAL: {
    exit: 1,
    message: 'regcred failed because of a bug ({kind}).',
    hint: 'Please report it with the output of a run with debug logging; see SECURITY.md if a secret is involved.',
  },
} as const satisfies Record<string, { exit: 1 | 2 | 75; message: string; hint: string }>;

export type ErrorCode = keyof typeof errors;
