import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 3861:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ matchesHost)
/* harmony export */ });
function matchesHost(host, patterns) {
    return patterns.some((pattern) => (typeof pattern === 'string' ? pattern === host : pattern.test(host)));
}


/***/ }),

/***/ 3916:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BM: () => (/* binding */ RegcredError),
/* harmony export */   fJ: () => (/* binding */ fail)
/* harmony export */ });
/* unused harmony export errors */
/* harmony import */ var _secret_foreign_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4172);

const errors = {
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
    E_INPUT_UNKNOWN: {
        exit: 2,
        message: 'There is no input named "{name}".',
        hint: 'Did you mean "{suggestion}"? The inputs are listed in the README.',
    },
    E_INPUT_MISSING: { exit: 2, message: 'The input "{name}" is required.', hint: '{hint}' },
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
        hint: 'A bare number counts seconds; the least is 1s and the most {most}.',
    },
    E_INPUT_CONFLICT: {
        exit: 2,
        message: 'The inputs "{first}" and "{second}" cannot be used together.',
        hint: '{hint}',
    },
    E_VERIFY_INVALID: {
        exit: 2,
        message: 'The right "{right}" in the input verify is not understood.',
        hint: 'Write pull:repository or push:repository without host and tag, for example push:team/app.',
    },
    E_DUPLICATE_REGISTRY: {
        exit: 2,
        message: 'Two logins are for the same registry, {registry}.',
        hint: 'A client keeps one login per registry: remove one, or give each its own scope.',
    },
    E_IDENTITY_LATER: {
        exit: 2,
        message: 'Logging in by identity is not in this version.',
        hint: 'Give username and password.',
    },
    E_REGISTRY_INVALID: {
        exit: 2,
        message: 'The registry "{registry}" is not a host name.',
        hint: 'Write it as host, host:port or host:port/path in plain ASCII, for example ghcr.io or registry.example.com:5000.',
    },
    E_REGISTRY_USERINFO: {
        exit: 2,
        message: 'The registry address for {host} contains a user name or a password.',
        hint: 'Give them as the inputs username and password, and only the host as registry.',
    },
    E_USERNAME_MISSING: {
        exit: 2,
        message: 'A password for {registry} was given without a user name.',
        hint: 'Set the input username; or give username:password as one value in password.',
    },
    E_USERNAME_INVALID: {
        exit: 2,
        message: 'The user name for {registry} contains control characters or is not one line.',
        hint: 'Check the secret or variable it comes from for a line break or invisible characters.',
    },
    E_USERNAME_COLON: {
        exit: 2,
        message: 'The user name for {registry} contains a colon.',
        hint: 'Registries split user and password at the first colon, so such a user name cannot work.',
    },
    E_USERNAME_IS_SECRET: {
        exit: 2,
        message: 'The user name is the secret itself, and {client} would show it on its command line.',
        hint: 'Use client: file, which starts no program; or a credential with a user name of its own.',
    },
    E_SECRET_EMPTY: {
        exit: 2,
        message: 'The password for {registry} is empty.',
        hint: 'Check that the secret exists and its name is spelled right; runs of pull requests from forks get no secrets (see the input on-missing-credentials).',
    },
    E_SECRET_NUL: {
        exit: 2,
        message: 'The password for {registry} contains a NUL byte.',
        hint: 'Store the secret again without it; it is usually the sign of a wrong encoding.',
    },
    E_ENV_UNSAFE: {
        exit: 2,
        message: 'The environment variable {variable} would make Node.js print or expose secrets.',
        hint: 'Unset {variable} for this step.',
    },
    E_TLS_DISABLED: {
        exit: 2,
        message: 'NODE_TLS_REJECT_UNAUTHORIZED=0 switches certificate checks off.',
        hint: 'Unset it, and give the registry’s certificate authority as the input ca.',
    },
    E_CLIENT_FAILED: {
        exit: 1,
        message: '{client} could not log in to {registry}, though the registry accepts the credential ({exitCode}: {words}).',
        hint: 'Look at the client’s own proxy, certificates, insecure-registries and credential helper; `client: file` does without it.',
    },
    E_LOGIN_REFUSED: { exit: 1, message: '{registry} refused the login. {cause}', hint: '{cure}' },
    E_RIGHT_MISSING: {
        exit: 1,
        message: 'The login of {username} on {registry} may not {rights}.',
        hint: 'Grant that right to the user or token, or use a credential that has it; nothing was stored.',
    },
    E_URL_INVALID: {
        exit: 2,
        message: 'No request can be sent to the address of {host}.',
        hint: 'Write it as https://host or https://host:port, without a user name or a password in it.',
    },
    E_HEADER_INVALID: {
        exit: 2,
        message: 'The value for the header {header} contains a character that a header cannot carry.',
        hint: 'Check the user name and other settings for line breaks and invisible characters.',
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
        hint: 'Use https. Plain http is for loopback addresses, and for private addresses where it is asked for by name.',
    },
    E_HOST_NOT_FOUND: {
        exit: 1,
        message: 'The host {host} was not found.',
        hint: 'Check its spelling, and whether its name is known only to the DNS of a private network.',
    },
    E_DNS_TEMPORARY: {
        exit: 75,
        message: 'DNS gave no answer for {host}.',
        hint: 'Try again; if it persists, check the DNS servers of this machine.',
    },
    E_ADDRESS_REFUSED: {
        exit: 1,
        message: '{host} resolves to {address}, where nothing is sent for a host that was named by a server.',
        hint: 'Loopback, link-local, metadata and private addresses are no place for a secret; name the host yourself if it is yours.',
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
        message: 'The connection to {host} ended before an answer came.',
        hint: 'Try again; if it persists, look for a firewall or a proxy that cuts connections.',
    },
    E_PROXY_INVALID: {
        exit: 2,
        message: 'The proxy in {variable} is not one that can be used.',
        hint: 'Write it as http://host:port or https://host:port; other kinds of proxy are not supported, and special characters of a password are percent-encoded.',
    },
    E_PROXY_REFUSED: {
        exit: 1,
        message: 'The proxy {proxy} does not let us through to {host} (status {status}).',
        hint: 'Status 407 asks for a user name and a password in HTTPS_PROXY; for hosts that need no proxy use NO_PROXY.',
    },
    E_PROXY_UNREACHABLE: {
        exit: 75,
        message: 'No connection to the proxy {proxy} ({reason}).',
        hint: 'Check HTTPS_PROXY and HTTP_PROXY; for hosts that need no proxy use NO_PROXY.',
    },
    E_TLS_EXPIRED: {
        exit: 1,
        message: 'The certificate of {host} is outside its period of validity.',
        hint: 'Renew it on the server, and check the clock of this machine.',
    },
    E_TLS_HOST: {
        exit: 1,
        message: 'The certificate of {host} is for another host.',
        hint: 'Use the name that stands in the certificate, or have this one added to it.',
    },
    E_TLS_UNTRUSTED: {
        exit: 1,
        message: 'The certificate of {host} comes from an authority that is not trusted here ({reason}).',
        hint: 'Give the registry’s certificate authority as the input ca; certificate checks cannot be switched off.',
    },
    E_TLS_PROTOCOL: {
        exit: 1,
        message: '{host} and this machine found no common version of TLS ({reason}).',
        hint: 'TLS 1.2 is the least that is accepted; update the server.',
    },
    E_TLS_NOT_SPOKEN: {
        exit: 1,
        message: '{host} does not speak TLS on this port.',
        hint: 'Check the port; a registry with plain http is used only on a loopback or private address and where http:// is written.',
    },
    E_TLS_DOWNGRADE: {
        exit: 1,
        message: '{host} was reached by https and points to plain http.',
        hint: 'Nothing was sent there. The server’s own external address is configured as http; correct it to https.',
    },
    E_REDIRECT_REFUSED: {
        exit: 1,
        message: '{host} redirects to {target}, and that is not followed.',
        hint: 'A secret goes only to the host it is meant for; use the final address if it is yours.',
    },
    E_RESPONSE_TOO_LARGE: {
        exit: 1,
        message: 'The answer of {host} is larger than {limit} bytes.',
        hint: 'This is not an answer of the kind expected; check the address, and whether a proxy or a portal stands in between.',
    },
    E_RESPONSE_INVALID: {
        exit: 1,
        message: 'The answer of {host} cannot be used: {problem}.',
        hint: 'Check the address, and whether a proxy or a log-in portal answers in the place of {host}.',
    },
    E_NOT_A_REGISTRY: {
        exit: 1,
        message: 'There is no container registry at {host}.',
        hint: 'It answers 404 to /v2/. Check host and port; a path after the host is not part of the registry.',
    },
    E_RATE_LIMITED: {
        exit: 75,
        message: '{host} limits the rate of requests and asks to wait {wait}.',
        hint: 'Try again later; logged-in users usually have a higher limit than anonymous ones.',
    },
    E_SERVER_UNAVAILABLE: {
        exit: 75,
        message: '{host} is unable to answer at the moment (status {status}).',
        hint: 'Try again later, and look at the status page of the registry.',
    },
    E_STATUS_UNEXPECTED: {
        exit: 1,
        message: '{host} answered with the unexpected status {status}.',
        hint: 'Check the address, and whether a proxy or a firewall answers in the place of {host}.',
    },
    E_CHALLENGE_INVALID: {
        exit: 1,
        message: '{host} asks for a login in a form that cannot be used: {problem}.',
        hint: 'Nothing was sent. The registry’s auth configuration (its token realm) must name an absolute https address.',
    },
    E_REALM_UNTRUSTED: {
        exit: 1,
        message: 'The registry {registry} wants the login to be sent to {realm}, which is not known to belong to it.',
        hint: 'Nothing was sent. If {realm} is the registry’s token server, name it under realms.',
    },
    E_TOKEN_INVALID: {
        exit: 1,
        message: 'The token server {host} did not give a usable token: {problem}.',
        hint: 'Check whether a proxy or a portal answers in its place; else this is a fault of the token server.',
    },
    E_REPOSITORY_INVALID: {
        exit: 2,
        message: 'The repository "{repository}" is not a repository name.',
        hint: 'Write it without host and tag, in lower case, for example team/app.',
    },
    E_REPOSITORY_NOT_FOUND: {
        exit: 1,
        message: 'The repository {repository} on {host} does not exist or is not visible with this login.',
        hint: 'Check its name, push to it once, or ask for rights on it; registries do not tell the two apart.',
    },
    E_HOME_UNSET: {
        exit: 2,
        message: 'The home directory is not known, so neither is the place of the auth file.',
        hint: 'Set HOME, or name the place with {variable}.',
    },
    E_DOCKER_CONFIG_INVALID: {
        exit: 1,
        message: 'The auth file {path} cannot be used: {problem}.',
        hint: 'Repair it, or move it away to start with an empty one. It was not changed.',
    },
    E_FILE_TYPE: {
        exit: 1,
        message: '{path} is {found}, not {wanted}.',
        hint: 'Move it away, or name another place with DOCKER_CONFIG or REGISTRY_AUTH_FILE.',
    },
    E_FILE_OWNER: {
        exit: 1,
        message: '{path} belongs to another user.',
        hint: 'Run as its owner, or set isolate: true so that the job has an auth file of its own.',
    },
    E_SYMLINK: {
        exit: 1,
        message: '{path} is reached through a symbolic link that {problem}.',
        hint: 'Replace the link by the file itself, or name the real folder with DOCKER_CONFIG or REGISTRY_AUTH_FILE.',
    },
    E_PATH_ESCAPE: {
        exit: 2,
        message: 'The scope "{scope}" leads out of the folder for scoped logins.',
        hint: 'Write it as a repository path such as team/app, as @push, or as team/app@push.',
    },
    E_FILE_READ: {
        exit: 1,
        message: '{path} cannot be read ({problem}).',
        hint: 'Check its permissions and those of its folder.',
    },
    E_FILE_WRITE: {
        exit: 1,
        message: '{path} cannot be written ({problem}).',
        hint: 'Check free space and permissions of its folder. The old file is as it was.',
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
        hint: 'Repair it, or take it out of credsStore or credHelpers in the auth file.',
    },
    E_CREDS_STORE_CONFLICT: {
        exit: 2,
        message: 'docker keeps logins for {registry} in the credential helper {helper} and would not read an entry in the auth file.',
        hint: 'Use client: docker, or set credHelpers for {registry} to "" in the auth file.',
    },
    E_CLIENT_NOT_FOUND: {
        exit: 1,
        message: 'The program {client} is not on PATH.',
        hint: 'Install it, or set client: file, which needs no program.',
    },
    E_LOGIN_MISMATCH: {
        exit: 1,
        message: '{client} reported success for {registry}, but the login it stored is not the one that was given ({problem}).',
        hint: '{hint}',
    },
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
        message: '{registry} does not take this login: {problem}.',
        hint: '{cure}',
    },
    E_KEYLESS_UNSUPPORTED: {
        exit: 2,
        message: 'This version cannot log in to {registry} without a user name and a password.',
        hint: '{cure}',
    },
    E_CONFIG_FILE: {
        exit: 2,
        message: 'The configuration {file} cannot be read ({problem}).',
        hint: 'Give the path of a regcred.yml: a regular file, UTF-8, at most 256 KiB, readable by this user.',
    },
    E_CONFIG_SYNTAX: {
        exit: 2,
        message: '{source}, line {line}, column {column}: it {problem}.',
        hint: 'The text is YAML 1.2 without aliases, anchors, tags, merge keys or duplicate keys; the line is not shown because a secret may stand in it.',
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
    E_DOWNTIME_NOT_ACCEPTED: {
        exit: 2,
        message: '{credential} has one secret at a time, so replacing it makes a gap.',
        hint: 'From the moment the registry takes the new secret, {token} cannot log in with the old one, until {stores} hold the new one (seconds) and jobs that already read the old one have ended. Write accept-downtime: true under rotate to accept that. Nothing was changed.',
    },
    E_NOTHING_PROVED: {
        exit: 1,
        message: '{registry} asks for no credential, so nothing can be proved about the one of {credential}.',
        hint: 'Check that this is the address of the registry the credential is for, and that it requires a login.',
    },
    E_VERIFY_FAILED: {
        exit: 1,
        message: 'The new secret of {credential} was set, but {registry} refuses it.',
        hint: 'No store was written. Check that {token} is what this registry reads (in a container: the folder must be mounted, not the single file), then run it again: a new secret will be made.',
    },
    E_REVOKE_UNPROVED: {
        exit: 1,
        message: '{registry} was not seen to refuse the old secret of {credential}.',
        hint: 'The new secret works and every store has it, but the old one may still work: check whether another server or a cache answers for this registry. The next run replaces the secret again.',
    },
    E_CLOCK: {
        exit: 1,
        message: 'By the ledger, {credential} was rotated in the future ({since}).',
        hint: 'Set this machine’s clock. Nothing was changed.',
    },
    E_ROTATION_ENDLESS: {
        exit: 1,
        message: 'The rotation of {credential} did not come to an end.',
        hint: 'Something else keeps changing its registry, store or ledger while it runs. Run it again when that has ended.',
    },
    E_LEDGER_FILE: {
        exit: 1,
        message: 'The ledger {ledger} cannot be read or written ({problem}).',
        hint: 'Its folder must exist and be writable for this user.',
    },
    E_LEDGER_INVALID: {
        exit: 1,
        message: 'The ledger {ledger} is damaged ({problem}).',
        hint: 'Nothing was changed. Restore it from a copy; only if there is none, remove it, and the next run replaces every secret it was for.',
    },
    E_LEDGER_VERSION: {
        exit: 1,
        message: 'The ledger {ledger} was written by a newer regcred (version {version}).',
        hint: 'Run that version or a later one. Nothing was changed.',
    },
    E_LOCK_LOST: {
        exit: 1,
        message: 'Another run has taken over the ledger {ledger}.',
        hint: 'This run took longer than its lease and has stopped; the other one finishes the work.',
    },
    E_STORE_READ: {
        exit: 1,
        message: 'The store {store} cannot be read ({problem}).',
        hint: 'It must be a regular file of at most 64 KiB that this user may read, or not exist.',
    },
    E_STORE_WRITE: {
        exit: 1,
        message: 'The store {store} cannot be written ({problem}).',
        hint: 'This user must be allowed to make files in its folder, and to give them the owner the file has.',
    },
    E_STORE_MISMATCH: {
        exit: 1,
        message: 'The store {store} does not hold what was written to it.',
        hint: 'Something else writes to it; find out what, then run it again.',
    },
    E_TOKEN_FILE: {
        exit: 1,
        message: 'The password file {file} cannot be replaced ({problem}).',
        hint: 'It must be a regular file in a folder where this user may make files, with the owner the file has.',
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
    E_HOST_FILE: {
        exit: 1,
        message: 'The runner’s file {variable} is missing or cannot be written.',
        hint: 'This is the runner’s own file; check the disk and that nothing unsets {variable}. Nothing was printed instead.',
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
        message: 'regcred met a fault of its own ({kind}).',
        hint: 'Please report it with the output of a run with debug logging; see SECURITY.md if a secret is involved.',
    },
};
class RegcredError extends Error {
    code;
    hint;
    exit;
    constructor(code, details = {}) {
        const fill = (text) => text.replace(/\{(\w+)\}/g, (_, name) => (0,_secret_foreign_js__WEBPACK_IMPORTED_MODULE_0__/* .foreign */ .V$)(String(details[name] ?? '')));
        super(fill(errors[code].message));
        this.name = 'RegcredError';
        this.code = code;
        this.hint = fill(errors[code].hint);
        this.exit = errors[code].exit;
    }
    toString() {
        return `${this.code}: ${this.message} Hint: ${this.hint}`;
    }
}
function fail(...[code, details]) {
    return new RegcredError(code, details);
}


/***/ }),

/***/ 7909:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ nearest)
/* harmony export */ });
function nearest(word, known) {
    const start = word.slice(0, 64);
    const scored = known.map((candidate) => ({ candidate, edits: distance(start, candidate) }));
    scored.sort((a, b) => a.edits - b.edits);
    return scored[0]?.candidate ?? '';
}
function distance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            const substitute = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
            next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, substitute));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}


/***/ }),

/***/ 6165:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  M: () => (/* binding */ formatAddress),
  o: () => (/* binding */ parseAddress)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(3916);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __nccwpck_require__(7030);
;// CONCATENATED MODULE: ./src/registries/host-name.ts

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const PORT = /^[1-9]\d{0,4}$/;
function canonicalHost(text, defaultPort) {
    const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(text.toLowerCase()) ?? [];
    const host = name.startsWith('[') ? ipv6(name) : isName(name) ? name : undefined;
    if (host === undefined || (port !== undefined && !isPort(port)))
        return undefined;
    const canonical = port === undefined || port === defaultPort ? host : `${host}:${port}`;
    return readsBack(host) ? canonical : undefined;
}
function isPort(text) {
    return PORT.test(text) && Number(text) <= 65_535;
}
function isName(text) {
    return text.length <= 253 && text.split('.').every((label) => LABEL.test(label));
}
function ipv6(bracketed) {
    const address = bracketed.slice(1, -1);
    return (0,external_node_net_.isIPv6)(address) && !address.includes('%') ? new URL(`https://${bracketed}`).hostname : undefined;
}
function readsBack(host) {
    return URL.canParse(`https://${host}`) && new URL(`https://${host}`).hostname === host;
}

;// CONCATENATED MODULE: ./src/registries/address.ts


const DOCKER_HUB = 'docker.io';
const DOCKER_HUB_NAMES = ['docker.io', 'index.docker.io', 'registry-1.docker.io'];
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*$/;
const TAG = /:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/;
const DIGEST = /(\/[^@]*)@[a-z0-9]+(?:[.+_-][a-z0-9]+)*:[0-9a-f]{32,}$/i;
const MOST = 1024;
const API_ROOTS = ['v1', 'v2'];
function parseAddress(text) {
    const trimmed = text.slice(0, MOST + 1).replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, '');
    const [, scheme = '', rest = ''] = /^(https?:\/\/)?(.*)$/is.exec(trimmed) ?? [];
    if (text === '')
        return { host: DOCKER_HUB, plainHttp: false };
    const plainHttp = scheme.toLowerCase() === 'http://';
    const named = rest.replace(DIGEST, '$1');
    if (named.includes('@'))
        throw userInfo(named);
    if (text.length > MOST || !/^[\x21-\x7e]*$/.test(rest))
        throw invalid(rest);
    const [, authority = '', written = ''] = /^([^/]*)(.*)$/s.exec(named) ?? [];
    const host = canonicalHost(authority, plainHttp ? '' : '443');
    const path = parsePath(written);
    if (host === undefined || path === undefined)
        throw invalid(rest);
    const hub = DOCKER_HUB_NAMES.includes(host);
    return { host: hub ? DOCKER_HUB : host, ...(path !== '' && { path }), plainHttp };
}
function formatAddress(address) {
    const path = address.path === undefined ? '' : `/${address.path}`;
    return `${address.plainHttp ? 'http://' : ''}${address.host}${path}`;
}
function parsePath(written) {
    const path = written
        .replace(TAG, '')
        .replace(/^\/|\/$/g, '')
        .toLowerCase();
    if (path === '' || API_ROOTS.includes(path))
        return '';
    return path.split('/').every((component) => COMPONENT.test(component)) ? path : undefined;
}
function userInfo(named) {
    const host = canonicalHost(named.slice(named.lastIndexOf('@') + 1).replace(/\/.*$/s, ''), '443');
    return (0,errors/* fail */.fJ)('E_REGISTRY_USERINFO', { host: host?.includes('.') ? host : 'the registry' });
}
function invalid(rest) {
    const shown = rest.replace(/(?<!^\[[^\]]*):(?!\d{1,5}(?:\/|$)).*$|[?#].*$/s, (cut) => `${cut.slice(0, 1)}…`);
    return (0,errors/* fail */.fJ)('E_REGISTRY_INVALID', { registry: shown });
}


/***/ }),

/***/ 7532:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  o: () => (/* binding */ detect),
  j: () => (/* binding */ entries)
});

// NAMESPACE OBJECT: ./src/registries/catalog.ts
var catalog_namespaceObject = {};
__nccwpck_require__.r(catalog_namespaceObject);
__nccwpck_require__.d(catalog_namespaceObject, {
  acr: () => (acr),
  alibaba: () => (alibaba),
  chainguard: () => (chainguard),
  cloudfleet: () => (cloudfleet),
  cloudraya: () => (cloudraya),
  digitalocean: () => (digitalocean),
  dockerHub: () => (dockerHub),
  ecr: () => (ecr),
  ecrPublic: () => (ecrPublic),
  generic: () => (generic),
  ghcr: () => (ghcr),
  gitea: () => (gitea),
  gitlab: () => (gitlab),
  google: () => (google),
  harbor: () => (harbor),
  htpasswd: () => (htpasswd),
  ibm: () => (ibm),
  jfrog: () => (jfrog),
  mcr: () => (mcr),
  nexqloud: () => (nexqloud),
  nexus: () => (nexus),
  oracle: () => (oracle),
  ovh: () => (ovh),
  quay: () => (quay),
  scaleway: () => (scaleway)
});

// EXTERNAL MODULE: ./src/distribution/host-pattern.ts
var host_pattern = __nccwpck_require__(3861);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __nccwpck_require__(3916);
// EXTERNAL MODULE: ./src/nearest.ts
var nearest = __nccwpck_require__(7909);
;// CONCATENATED MODULE: ./src/registries/acr/entry.ts
const acr = {
    id: 'acr',
    title: 'Azure Container Registry',
    hosts: [/^[a-z0-9]+(?:-[a-z0-9]+)?\.azurecr\.(?:io|cn|us)$/],
    realms: [],
    login: {
        username: 'token name, application ID or null GUID',
        secret: 'token password, client secret or refresh token',
    },
    load: () => __nccwpck_require__.e(/* import() */ 8935).then(__nccwpck_require__.bind(__nccwpck_require__, 8935)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/alibaba/entry.ts
const alibaba = {
    id: 'alibaba',
    title: 'Alibaba Cloud Container Registry',
    hosts: [
        /^[a-z0-9-]+-registry(?:-vpc)?\.[a-z0-9-]+\.cr\.aliyuncs\.com$/,
        /^registry(?:-intl)?(?:-vpc)?\.[a-z0-9-]+\.aliyuncs\.com$/,
    ],
    realms: [],
    login: { username: 'account or RAM user', secret: 'password of the registry' },
    load: () => __nccwpck_require__.e(/* import() */ 4145).then(__nccwpck_require__.bind(__nccwpck_require__, 4145)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/chainguard/entry.ts
const chainguard = {
    id: 'chainguard',
    title: 'Chainguard',
    hosts: ['cgr.dev'],
    realms: [],
    login: { username: '`_token` or pull token ID', secret: 'short-lived token or pull token' },
    load: () => __nccwpck_require__.e(/* import() */ 1895).then(__nccwpck_require__.bind(__nccwpck_require__, 1895)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/cloudfleet/entry.ts
const cloudfleet = {
    id: 'cloudfleet',
    title: 'Cloudfleet Container Registry',
    hosts: [/^(?:[a-z0-9-]+\.)*registry\.cloudfleet\.dev$/],
    realms: [],
    login: { username: 'API token ID', secret: 'API token secret' },
    load: () => __nccwpck_require__.e(/* import() */ 7372).then(__nccwpck_require__.bind(__nccwpck_require__, 7372)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/cloudraya/entry.ts
const cloudraya = {
    id: 'cloudraya',
    title: 'CloudRaya Container Registry',
    hosts: [/^(?:[a-z0-9-]+\.)+cloudraya\.com$/],
    realms: [],
    login: { username: 'name of the registry', secret: 'password of the registry' },
    load: () => __nccwpck_require__.e(/* import() */ 5315).then(__nccwpck_require__.bind(__nccwpck_require__, 5315)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/digitalocean/entry.ts
const digitalocean = {
    id: 'digitalocean',
    title: 'DigitalOcean Container Registry',
    hosts: ['registry.digitalocean.com'],
    realms: [],
    login: { username: 'issued user name or API token', secret: 'issued password or API token' },
    load: () => __nccwpck_require__.e(/* import() */ 2763).then(__nccwpck_require__.bind(__nccwpck_require__, 2763)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/docker-hub/entry.ts
const dockerHub = {
    id: 'docker-hub',
    title: 'Docker Hub',
    hosts: ['docker.io', 'dhi.io', 'registry.hub.docker.com'],
    realms: ['auth.docker.io'],
    login: { username: 'Docker ID or organisation', secret: 'access token (PAT, OAT) or password' },
    load: () => __nccwpck_require__.e(/* import() */ 5891).then(__nccwpck_require__.bind(__nccwpck_require__, 5891)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/ecr/entry.ts
const ecr = {
    id: 'ecr',
    title: 'Amazon ECR',
    hosts: [
        /^\d{12}\.dkr[.-]ecr(?:-fips)?\.[a-z0-9][a-z0-9-]*\.(?:amazonaws\.(?:com(?:\.cn)?|eu)|on\.(?:aws|amazonwebservices\.com\.cn)|sc2s\.sgov\.gov|c2s\.ic\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/,
    ],
    realms: [],
    login: { username: '`AWS`', secret: 'output of `aws ecr get-login-password`' },
    load: () => __nccwpck_require__.e(/* import() */ 5491).then(__nccwpck_require__.bind(__nccwpck_require__, 5491)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/ecr-public/entry.ts
const ecrPublic = {
    id: 'ecr-public',
    title: 'Amazon ECR Public',
    hosts: ['public.ecr.aws', 'ecr-public.aws.com'],
    realms: [],
    login: { username: '`AWS`', secret: 'output of `aws ecr-public get-login-password`' },
    load: () => __nccwpck_require__.e(/* import() */ 1909).then(__nccwpck_require__.bind(__nccwpck_require__, 1909)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/generic/entry.ts
const generic = {
    id: 'generic',
    title: 'any other registry',
    hosts: [],
    realms: [],
    login: { username: 'user name', secret: 'password or token' },
    load: () => __nccwpck_require__.e(/* import() */ 2270).then(__nccwpck_require__.bind(__nccwpck_require__, 2270)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/ghcr/entry.ts
const ghcr = {
    id: 'ghcr',
    title: 'GitHub Container Registry',
    hosts: ['ghcr.io'],
    realms: [],
    login: { username: 'any, e.g. the actor', secret: '`GITHUB_TOKEN` or PAT (classic)' },
    load: () => __nccwpck_require__.e(/* import() */ 5691).then(__nccwpck_require__.bind(__nccwpck_require__, 5691)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/gitea/entry.ts
const gitea = {
    id: 'gitea',
    title: 'Gitea and Forgejo',
    hosts: ['codeberg.org'],
    realms: [],
    login: { username: 'user name', secret: 'access token' },
    load: () => __nccwpck_require__.e(/* import() */ 4439).then(__nccwpck_require__.bind(__nccwpck_require__, 4439)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/gitlab/entry.ts
const gitlab = {
    id: 'gitlab',
    title: 'GitLab Container Registry',
    hosts: ['registry.gitlab.com'],
    realms: ['gitlab.com'],
    login: {
        username: 'user, deploy token or `$CI_REGISTRY_USER`',
        secret: 'token or `$CI_REGISTRY_PASSWORD`',
    },
    load: () => __nccwpck_require__.e(/* import() */ 8172).then(__nccwpck_require__.bind(__nccwpck_require__, 8172)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/google/entry.ts
const google = {
    id: 'google',
    title: 'Google Artifact Registry and gcr.io',
    hosts: [/^(?:[a-z0-9-]+-docker\.pkg\.dev|docker\.[a-z0-9-]+\.rep\.pkg\.dev|(?:[a-z]+\.)?gcr\.io)$/],
    realms: [],
    login: { username: '`oauth2accesstoken` or `_json_key`', secret: 'access token or service account key' },
    load: () => __nccwpck_require__.e(/* import() */ 7156).then(__nccwpck_require__.bind(__nccwpck_require__, 7156)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/harbor/entry.ts
const harbor = {
    id: 'harbor',
    title: 'Harbor',
    hosts: [],
    realms: [],
    login: { username: '`robot$name` or `robot$project+name`', secret: 'robot secret, password or CLI secret' },
    load: () => __nccwpck_require__.e(/* import() */ 2719).then(__nccwpck_require__.bind(__nccwpck_require__, 2719)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/htpasswd/entry.ts
const htpasswd = {
    id: 'htpasswd',
    title: 'Distribution registry with an htpasswd file',
    hosts: [],
    realms: [],
    login: { username: 'a user of the htpasswd file', secret: 'its password' },
    load: () => __nccwpck_require__.e(/* import() */ 3239).then(__nccwpck_require__.bind(__nccwpck_require__, 3239)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/ibm/entry.ts
const ibm = {
    id: 'ibm',
    title: 'IBM Cloud Container Registry',
    hosts: [/^(?:[a-z0-9]+\.)?icr\.io$/],
    realms: [],
    login: { username: '`iamapikey` or `iambearer`', secret: 'IAM API key or token' },
    load: () => __nccwpck_require__.e(/* import() */ 6359).then(__nccwpck_require__.bind(__nccwpck_require__, 6359)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/jfrog/entry.ts
const jfrog = {
    id: 'jfrog',
    title: 'JFrog Artifactory',
    hosts: [/^[a-z0-9-]+\.jfrog\.io$/],
    realms: [],
    login: { username: 'user name of the token', secret: 'access, identity or reference token' },
    load: () => __nccwpck_require__.e(/* import() */ 9681).then(__nccwpck_require__.bind(__nccwpck_require__, 9681)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/mcr/entry.ts
const mcr = {
    id: 'mcr',
    title: 'Microsoft Artifact Registry',
    hosts: ['mcr.microsoft.com'],
    realms: [],
    login: { username: 'none', secret: 'none: public' },
    load: () => __nccwpck_require__.e(/* import() */ 5339).then(__nccwpck_require__.bind(__nccwpck_require__, 5339)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/nexqloud/entry.ts
const nexqloud = {
    id: 'nexqloud',
    title: 'NexQloud DCR',
    hosts: ['dcr.nexqloud.io'],
    realms: [],
    login: { username: 'user name of the registry', secret: 'password or token of the registry' },
    load: () => __nccwpck_require__.e(/* import() */ 7467).then(__nccwpck_require__.bind(__nccwpck_require__, 7467)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/nexus/entry.ts
const nexus = {
    id: 'nexus',
    title: 'Sonatype Nexus Repository',
    hosts: [],
    realms: [],
    login: { username: 'user name or user token name code', secret: 'password or pass code' },
    load: () => __nccwpck_require__.e(/* import() */ 4160).then(__nccwpck_require__.bind(__nccwpck_require__, 4160)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/oracle/entry.ts
const oracle = {
    id: 'oracle',
    title: 'Oracle Cloud Container Registry',
    hosts: [/^[a-z0-9-]+\.ocir\.io$/, /^ocir\.[a-z0-9-]+\.oci\.oraclecloud\.com$/],
    realms: [],
    login: { username: '`<namespace>/<user>`', secret: 'auth token' },
    load: () => __nccwpck_require__.e(/* import() */ 2331).then(__nccwpck_require__.bind(__nccwpck_require__, 2331)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/ovh/entry.ts
const ovh = {
    id: 'ovh',
    title: 'OVHcloud Managed Private Registry',
    hosts: [/^(?:[a-z0-9-]+\.)+container-registry\.ovh\.net$/],
    realms: [],
    login: { username: '`robot$name`', secret: 'robot secret' },
    load: () => __nccwpck_require__.e(/* import() */ 6244).then(__nccwpck_require__.bind(__nccwpck_require__, 6244)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/quay/entry.ts
const quay = {
    id: 'quay',
    title: 'Quay',
    hosts: ['quay.io'],
    realms: [],
    login: { username: '`namespace+robot`', secret: 'robot token' },
    load: () => __nccwpck_require__.e(/* import() */ 2509).then(__nccwpck_require__.bind(__nccwpck_require__, 2509)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/scaleway/entry.ts
const scaleway = {
    id: 'scaleway',
    title: 'Scaleway Container Registry',
    hosts: [/^rg\.[a-z]{2}-[a-z]{3}\.scw\.cloud$/],
    realms: [],
    login: { username: '`nologin`', secret: 'secret key of an API key' },
    load: () => __nccwpck_require__.e(/* import() */ 5522).then(__nccwpck_require__.bind(__nccwpck_require__, 5522)).then((module) => module.registry),
};

;// CONCATENATED MODULE: ./src/registries/catalog.ts


























;// CONCATENATED MODULE: ./src/registries/detect.ts




const entries = Object.values(catalog_namespaceObject);
function detect(address, provider) {
    if (provider !== undefined && provider !== '')
        return named(provider);
    return (entries.find(({ hosts }) => (0,host_pattern/* matchesHost */.q)(address.host, hosts.filter(isName))) ??
        entries.find(({ hosts }) => (0,host_pattern/* matchesHost */.q)(address.host, hosts)) ??
        generic);
}
function isName(pattern) {
    return typeof pattern === 'string';
}
function named(provider) {
    const found = entries.find(({ id }) => id === provider);
    if (found)
        return found;
    throw (0,errors/* fail */.fJ)('E_PROVIDER_UNKNOWN', { provider, suggestion: suggest(provider.toLowerCase()) });
}
function suggest(text) {
    const byTitle = entries.find(({ title }) => title.toLowerCase().split(/\W+/).includes(text));
    return (byTitle?.id ??
        (0,nearest/* nearest */.p)(text, entries.map(({ id }) => id)));
}


/***/ }),

/***/ 9670:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B2: () => (/* binding */ passwordLogin),
/* harmony export */   Ri: () => (/* binding */ unfit),
/* harmony export */   _m: () => (/* binding */ onlyUser)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3916);
/* harmony import */ var _address_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6165);
/* harmony import */ var _secret_form_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3666);



function passwordLogin({ username, withoutPair, check } = {}) {
    return async (request, ctx) => {
        if (withoutPair !== undefined && request.username === undefined && request.secret === undefined) {
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_KEYLESS_UNSUPPORTED', { registry: request.address.host, cure: withoutPair });
        }
        const pair = complete(request, username, ctx);
        checkPair(pair, request.address);
        check?.(pair, request.address);
        return pair;
    };
}
function complete(request, constant, ctx) {
    const registry = (0,_address_js__WEBPACK_IMPORTED_MODULE_1__/* .formatAddress */ .M)(request.address);
    const { username, secret } = request;
    if (secret === undefined || (0,_secret_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isBlank */ .z3)(secret))
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_SECRET_EMPTY', { registry });
    if (username !== undefined && username !== '')
        return { username, secret };
    const pair = (0,_secret_form_js__WEBPACK_IMPORTED_MODULE_2__/* .splitPair */ .T6)(secret, ctx.masks);
    if (pair !== undefined)
        return pair;
    const known = constant?.(secret);
    if (known === undefined)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_USERNAME_MISSING', { registry });
    return { username: known, secret };
}
function unfit(address, problem, cure) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_CREDENTIAL_UNFIT', { registry: (0,_address_js__WEBPACK_IMPORTED_MODULE_1__/* .formatAddress */ .M)(address), problem, cure });
}
function onlyUser(expected, cure) {
    return ({ username }, address) => {
        if (username !== expected)
            throw unfit(address, `its user name is always ${expected}`, cure);
    };
}
function checkPair({ username, secret }, address) {
    const registry = (0,_address_js__WEBPACK_IMPORTED_MODULE_1__/* .formatAddress */ .M)(address);
    if (/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(username) || username.trim() === '') {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_USERNAME_INVALID', { registry });
    }
    if (username.includes(':'))
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_USERNAME_COLON', { registry });
    if ((0,_secret_form_js__WEBPACK_IMPORTED_MODULE_2__/* .isBlank */ .z3)(secret))
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_SECRET_EMPTY', { registry });
    if ((0,_secret_form_js__WEBPACK_IMPORTED_MODULE_2__/* .holdsNul */ .uW)(secret))
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_SECRET_NUL', { registry });
}


/***/ }),

/***/ 3666:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Of: () => (/* binding */ isServiceAccountKey),
/* harmony export */   T6: () => (/* binding */ splitPair),
/* harmony export */   gB: () => (/* binding */ secretFacts),
/* harmony export */   uW: () => (/* binding */ holdsNul),
/* harmony export */   w1: () => (/* binding */ startsWith),
/* harmony export */   z3: () => (/* binding */ isBlank)
/* harmony export */ });
const PREFIXES = [
    ...['github_pat_', 'dckr_pat_', 'dckr_oat_', 'ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    ...['glpat-', 'gldt-', 'glcbt-', 'gloas-', 'glptt-', 'dop_v1_', 'doo_v1_', 'ya29.', 'dcp_'],
];
function secretFacts(secret) {
    const value = secret.reveal();
    const prefix = PREFIXES.find((known) => value.startsWith(known));
    return {
        length: value.length,
        ...(prefix !== undefined && { prefix }),
        hasOuterWhiteSpace: value !== value.trim(),
    };
}
function isBlank(secret) {
    return secret.reveal().trim() === '';
}
function holdsNul(secret) {
    return secret.reveal().includes('\0');
}
function startsWith(secret, text) {
    return secret.reveal().startsWith(text);
}
function isServiceAccountKey(secret, encoding) {
    const value = secret.reveal();
    try {
        const key = JSON.parse(encoding === 'json' ? value : Buffer.from(value, 'base64').toString());
        return typeof key === 'object' && key !== null && 'type' in key && key.type === 'service_account';
    }
    catch {
        return false;
    }
}
const PAIR = /^([^\s"'{}:]+):(.*)$/s;
function splitPair(pair, masks) {
    const [, username, value] = PAIR.exec(pair.reveal()) ?? [];
    if (username === undefined || value === undefined)
        return undefined;
    return { username, secret: masks.learn(value, username) };
}


/***/ }),

/***/ 4172:
/***/ ((__unused_webpack_module, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Is: () => (/* binding */ harmless),
/* harmony export */   T6: () => (/* binding */ CUT),
/* harmony export */   V$: () => (/* binding */ foreign),
/* harmony export */   g$: () => (/* binding */ printable)
/* harmony export */ });
const CUT = 200;
function printable(text) {
    return text
        .replace(/\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?/g, '')
        .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')
        .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c]/g, '');
}
function harmless(text) {
    return printable(text)
        .replace(/:(?=:)/g, ': ')
        .replace(/##(?=\[)/g, '# #')
        .replace(/(section_(?:start|end)):/g, '$1 ')
        .trim();
}
function foreign(text) {
    const line = harmless(text.slice(0, 20 * CUT));
    return line.length > CUT ? `${line.slice(0, CUT)}…` : line;
}


/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/compat get default export */
/******/ (() => {
/******/ 	// getDefaultExport function for compatibility with non-harmony modules
/******/ 	__nccwpck_require__.n = (module) => {
/******/ 		var getter = module && module.__esModule ?
/******/ 			() => (module['default']) :
/******/ 			() => (module);
/******/ 		__nccwpck_require__.d(getter, { a: getter });
/******/ 		return getter;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		8792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};
/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ start)
/* harmony export */ });
/* harmony import */ var _registries_detect_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7532);
/* harmony import */ var _registries_password_login_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9670);



const entries = {
    login: () => Promise.all(/* import() */[__nccwpck_require__.e(1659), __nccwpck_require__.e(6378), __nccwpck_require__.e(3190), __nccwpck_require__.e(2179)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6200)),
    'login-post': () => Promise.all(/* import() */[__nccwpck_require__.e(1659), __nccwpck_require__.e(6378), __nccwpck_require__.e(7015), __nccwpck_require__.e(5813)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5813)),
    logout: () => Promise.all(/* import() */[__nccwpck_require__.e(1659), __nccwpck_require__.e(6378), __nccwpck_require__.e(7015), __nccwpck_require__.e(6891)]).then(__nccwpck_require__.bind(__nccwpck_require__, 6891)),
    rotate: () => Promise.all(/* import() */[__nccwpck_require__.e(1659), __nccwpck_require__.e(6921), __nccwpck_require__.e(8815), __nccwpck_require__.e(6378), __nccwpck_require__.e(6063), __nccwpck_require__.e(718), __nccwpck_require__.e(5357)]).then(__nccwpck_require__.bind(__nccwpck_require__, 178)),
    cli: () => Promise.all(/* import() */[__nccwpck_require__.e(6378), __nccwpck_require__.e(5766)]).then(__nccwpck_require__.bind(__nccwpck_require__, 5766)),
    'credential-helper': () => Promise.all(/* import() */[__nccwpck_require__.e(6378), __nccwpck_require__.e(7800)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7800)),
};
async function start(name) {
    const { main } = await entries[name]();
    await main();
}

var __webpack_exports__start = __webpack_exports__.n;
export { __webpack_exports__start as start };
