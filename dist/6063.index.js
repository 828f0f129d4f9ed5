export const id = 6063;
export const ids = [6063];
export const modules = {

/***/ 1496:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ answerChallenge)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/secret/secret.ts
var secret_secret = __webpack_require__(2102);
;// CONCATENATED MODULE: ./src/distribution/authorization.ts

function basic({ username, secret }) {
    return new secret_secret/* Secret */.z(`Basic ${Buffer.from(`${username}:${secret.reveal()}`).toString('base64')}`);
}
function refreshForm({ secret }, fields) {
    const form = new URLSearchParams({
        grant_type: 'refresh_token',
        ...fields,
        refresh_token: secret.reveal(),
    });
    return new secret_secret/* Secret */.z(form.toString());
}

;// CONCATENATED MODULE: ./src/distribution/challenge.ts

const LIST = /^(?:[^",]|"(?:[^"\\]|\\[^])*"|,)*$/;
const ITEM = /(?:[^",]|"(?:[^"\\]|\\[^])*")+/g;
const PARAM = /^([!#-'*+.^-`|~\w-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\[^])*)"|([!#-'*+.^-`|~\w-]+))$/;
const SCHEME = /^([!#-'*+.^-`|~\w-]+)(?:[ \t]+([^ \t][^]*))?$/;
const TOKEN68 = /^[\w.~+/-]+=*$/;
const MAX_VALUE = 2048;
function parseChallenges(header, host) {
    const challenges = [];
    for (const item of items(header, host)) {
        const params = challenges.at(-1)?.params;
        if (params !== undefined && PARAM.test(item)) {
            addParam(params, item, host);
            continue;
        }
        const [, scheme, rest = ''] = SCHEME.exec(item) ?? [];
        if (scheme === undefined)
            throw malformed(host);
        const challenge = { scheme: scheme.toLowerCase(), params: new Map() };
        challenges.push(challenge);
        if (PARAM.test(rest))
            addParam(challenge.params, rest, host);
        else if (rest !== '' && !TOKEN68.test(rest))
            throw malformed(host);
    }
    return challenges;
}
function items(header, host) {
    if (!LIST.test(header))
        throw malformed(host);
    return (header.match(ITEM) ?? []).map((item) => item.replace(/^[ \t]+|[ \t]+$/g, '')).filter(Boolean);
}
function addParam(params, item, host) {
    const [, name = '', quoted, token = ''] = PARAM.exec(item) ?? [];
    const key = name.toLowerCase();
    const value = quoted?.replace(/\\([^])/g, '$1') ?? token;
    if (params.has(key))
        throw (0,errors/* fail */.fJ)('E_CHALLENGE_INVALID', { host, problem: `it says ${key} twice` });
    if (value.length > MAX_VALUE)
        throw (0,errors/* fail */.fJ)('E_CHALLENGE_INVALID', { host, problem: `its ${key} is too long` });
    params.set(key, value);
}
function malformed(host) {
    return (0,errors/* fail */.fJ)('E_CHALLENGE_INVALID', { host, problem: 'the WWW-Authenticate header breaks its grammar' });
}

// EXTERNAL MODULE: ./src/distribution/ping.ts
var ping = __webpack_require__(5312);
// EXTERNAL MODULE: ./src/http/address.ts
var address = __webpack_require__(452);
// EXTERNAL MODULE: ./src/distribution/host-pattern.ts
var host_pattern = __webpack_require__(3861);
;// CONCATENATED MODULE: ./src/distribution/realm-policy.ts



function trustedRealm(realm, registry, endpoint) {
    const url = parseRealm(realm, registry.host);
    if (url.protocol === 'http:' && registry.protocol === 'https:') {
        throw (0,errors/* fail */.fJ)('E_TLS_DOWNGRADE', { host: registry.host });
    }
    if (!isOwn(url, registry) && !isNamed(url, registry, endpoint)) {
        throw (0,errors/* fail */.fJ)('E_REALM_UNTRUSTED', { registry: registry.host, realm: url.host });
    }
    const mayBePlain = (0,address/* isLoopbackHost */.cW)(url.hostname) || (0,address/* isPrivateLiteral */.NJ)(url.hostname);
    if (url.protocol === 'http:' && !mayBePlain)
        throw (0,errors/* fail */.fJ)('E_PLAIN_HTTP', { host: url.host });
    return url;
}
function parseRealm(realm, host) {
    const invalid = (problem) => (0,errors/* fail */.fJ)('E_CHALLENGE_INVALID', { host, problem });
    if (realm === undefined || realm === '')
        throw invalid('it names no token server (realm)');
    if (!/^https?:\/\/(?!\/)[!-[\]-~]+$/i.test(realm) || !URL.canParse(realm)) {
        throw invalid('its realm is not an absolute https address');
    }
    const url = new URL(realm);
    if (url.username !== '' || url.password !== '')
        throw invalid('its realm contains a user name or a password');
    if (realm.includes('#'))
        throw invalid('its realm contains a fragment');
    url.hostname = url.hostname.replace(/\.$/, '');
    return url;
}
function isOwn(url, registry) {
    return (0,address/* bareHost */.n0)(url.hostname) === (0,address/* bareHost */.n0)(registry.hostname) && hasUsualPort(url, registry);
}
function isNamed(url, registry, { realms }) {
    if (url.port !== '' && (0,host_pattern/* matchesHost */.q)(url.host, realms))
        return true;
    return hasUsualPort(url, registry) && (0,host_pattern/* matchesHost */.q)(url.hostname, realms);
}
function hasUsualPort(url, registry) {
    return url.port === '' || (url.port === registry.port && url.protocol === registry.protocol);
}

// EXTERNAL MODULE: ./src/distribution/rejection.ts
var rejection = __webpack_require__(1577);
// EXTERNAL MODULE: ./src/distribution/scope.ts
var distribution_scope = __webpack_require__(8850);
// EXTERNAL MODULE: ./src/distribution/granted.ts
var distribution_granted = __webpack_require__(1845);
;// CONCATENATED MODULE: ./src/distribution/token-answer.ts



const MAX_TOKEN = 32 * 1024;
const LEAST_SECONDS = 60;
const MOST_SECONDS = 366 * 24 * 3600;
const SKEW = 5 * 60_000;
function parseToken(answer, host, ctx) {
    const invalid = (problem) => (0,errors/* fail */.fJ)('E_TOKEN_INVALID', { host, problem });
    if (typeof answer !== 'object' || answer === null)
        throw invalid('the answer is not an object');
    const fields = answer;
    for (const value of [fields.token, fields.access_token, fields.refresh_token, fields.id_token]) {
        if (typeof value === 'string' && value !== '')
            ctx.masks.learn(value);
    }
    const given = [fields.token, fields.access_token].filter(isGiven);
    const [token] = given;
    if (token === undefined)
        throw invalid('the answer contains no token');
    if (given.some((value) => typeof value !== 'string'))
        throw invalid('its token is not a text');
    if (given.some((value) => value !== token))
        throw invalid('it contains two different tokens');
    const text = String(token);
    if (text.length > MAX_TOKEN)
        throw invalid('its token is too long');
    if (!/^[\x21-\x7e]+$/.test(text))
        throw invalid('its token contains blanks or control characters');
    const granted = (0,distribution_granted/* grantedRights */.T)(text);
    return {
        scheme: 'bearer',
        authorization: new secret_secret/* Secret */.z(`Bearer ${text}`),
        ...(granted && { granted }),
        expiresAt: expiry(fields, host, ctx),
    };
}
const isGiven = (value) => value !== undefined && value !== null && value !== '';
function expiry(fields, host, ctx) {
    const now = ctx.clock.now();
    const issued = typeof fields.issued_at === 'string' ? Date.parse(fields.issued_at) : NaN;
    const skew = Math.round((issued - now) / 60_000);
    if (issued - now > SKEW) {
        ctx.log.notice(`The clock of ${host} is ${skew} minutes ahead of this machine's.`);
    }
    const given = fields.expires_in;
    const usable = typeof given === 'number' && given >= LEAST_SECONDS && given <= MOST_SECONDS;
    const lifetime = (usable ? given : LEAST_SECONDS) * 1000;
    const age = now - issued;
    return now + lifetime - (age > 0 && age < lifetime ? age : 0);
}

;// CONCATENATED MODULE: ./src/distribution/token.ts





const CLIENT = 'regcred';
async function requestToken(request, ctx) {
    const form = request.login?.identityToken === true ? await ctx.http.send(post(request, request.login)) : undefined;
    const offered = form !== undefined && form.status !== 404;
    const response = offered ? form : await ctx.http.send(get(request));
    const { status } = response;
    if (status === 401 || status === 403 || (offered && (0,rejection/* isRefusedGrant */.nM)(response))) {
        return { answer: 'rejected', reason: (0,rejection/* rejection */.cz)('token-server', response, ctx) };
    }
    if (status !== 200)
        return { answer: 'unknown', error: (0,rejection/* unclear */.lD)(response, request.realm.host, ctx.clock.now()) };
    return { answer: 'accepted', ...parseToken(json(response, request.realm.host), request.realm.host, ctx) };
}
function json(response, host) {
    if (/^\s*text\/html/i.test(response.header('content-type') ?? '')) {
        throw (0,errors/* fail */.fJ)('E_RESPONSE_INVALID', { host, problem: 'it is a web page' });
    }
    return response.json();
}
function get(request) {
    const { realm, service, login, rights } = request;
    const url = new URL(realm);
    if (service !== undefined)
        url.searchParams.set('service', service);
    for (const scope of (0,distribution_scope/* scopes */.W)(rights))
        url.searchParams.append('scope', scope);
    url.searchParams.set('client_id', CLIENT);
    if (login !== undefined)
        url.searchParams.set('account', login.username);
    return {
        method: 'GET',
        url,
        ...where(request),
        ...(login && { headers: { authorization: basic(login) } }),
    };
}
function post(request, login) {
    const { realm, service, rights } = request;
    const scope = (0,distribution_scope/* scopes */.W)(rights).join(' ');
    const fields = {
        client_id: CLIENT,
        ...(service !== undefined && { service }),
        ...(scope !== '' && { scope }),
    };
    return {
        method: 'POST',
        url: realm,
        ...where(request),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: refreshForm(login, fields),
        repeatable: true,
    };
}
function where({ realm, registry, network }) {
    const plainHttp = realm.protocol === 'http:';
    if (realm.hostname === registry.hostname || network === 'loopback')
        return { plainHttp, addresses: 'any' };
    return { plainHttp, addresses: network === 'private' ? 'public-or-private' : 'public' };
}

;// CONCATENATED MODULE: ./src/distribution/answer-challenge.ts







async function answerChallenge({ base, response }, endpoint, login, rights, ctx) {
    if (response.status === 200)
        return { answer: 'accepted', scheme: 'none' };
    if (response.status === 404)
        return { answer: 'unknown', error: (0,errors/* fail */.fJ)('E_NOT_A_REGISTRY', { host: base.host }) };
    if (response.status !== 401)
        return { answer: 'unknown', error: (0,rejection/* unclear */.lD)(response, base.host, ctx.clock.now()) };
    const { scheme, params } = chooseChallenge(response, base.host);
    if (scheme === 'basic') {
        if (login === undefined)
            return { answer: 'rejected', reason: (0,rejection/* rejection */.cz)('registry', response, ctx) };
        return enter({ scheme, authorization: basic(login) }, base, ctx);
    }
    const service = params.get('service');
    const answer = await requestToken({
        realm: trustedRealm(params.get('realm'), base, endpoint),
        registry: base,
        rights,
        ...(service !== undefined && { service }),
        ...(login && { login }),
        ...(response.network && { network: response.network }),
    }, ctx);
    return answer.answer === 'accepted' ? enter(answer, base, ctx) : answer;
}
function chooseChallenge(response, host) {
    const challenges = parseChallenges(response.header('www-authenticate') ?? '', host);
    for (const scheme of ['bearer', 'basic']) {
        const found = challenges.find((challenge) => challenge.scheme === scheme);
        if (found)
            return { scheme, params: found.params };
    }
    throw (0,errors/* fail */.fJ)('E_CHALLENGE_INVALID', { host, problem: 'it asks neither for Basic nor for Bearer' });
}
async function enter(handshake, base, ctx) {
    const response = await (0,ping/* askV2 */.i)(base, handshake.authorization, ctx);
    if (response.status === 200)
        return { ...handshake, answer: 'accepted' };
    if (response.status === 401 || response.status === 403) {
        return { answer: 'rejected', reason: (0,rejection/* rejection */.cz)('registry', response, ctx) };
    }
    return { answer: 'unknown', error: (0,rejection/* unclear */.lD)(response, base.host, ctx.clock.now()) };
}


/***/ }),

/***/ 1845:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ includesRight),
/* harmony export */   T: () => (/* binding */ grantedRights)
/* harmony export */ });
function grantedRights(token) {
    const access = accessList(token);
    if (access === undefined)
        return undefined;
    return access.flatMap((entry) => {
        if (!isRecord(entry) || entry.type !== 'repository' || typeof entry.name !== 'string')
            return [];
        const actions = Array.isArray(entry.actions) ? entry.actions : [];
        const repository = entry.name;
        return ['pull', 'push']
            .filter((action) => actions.includes(action) || actions.includes('*'))
            .map((action) => ({ action, repository }));
    });
}
function includesRight(granted, { action, repository }) {
    return granted.some((one) => one.action === action && one.repository === repository);
}
function accessList(token) {
    const parts = token.split('.');
    if (parts.length !== 3)
        return undefined;
    try {
        const claims = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString());
        if (!isRecord(claims) || !('access' in claims))
            return undefined;
        return Array.isArray(claims.access) ? claims.access : claims.access === null ? [] : undefined;
    }
    catch {
        return undefined;
    }
}
const isRecord = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);


/***/ }),

/***/ 6063:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ unresolved),
/* harmony export */   g: () => (/* binding */ handshake)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _answer_challenge_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1496);
/* harmony import */ var _ping_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5312);



function handshake(endpoint, login, rights, ctx) {
    const attempt = async () => (0,_answer_challenge_js__WEBPACK_IMPORTED_MODULE_1__/* .answerChallenge */ .I)(await (0,_ping_js__WEBPACK_IMPORTED_MODULE_2__/* .ping */ .h)(endpoint, ctx), endpoint, login, rights, ctx);
    return attempt().catch((error) => ({ answer: 'unknown', error: unresolved(error, ctx) }));
}
function unresolved(error, ctx) {
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RegcredError */ .BM && !ctx.signal.aborted)
        return error;
    throw error;
}


/***/ }),

/***/ 5312:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ ping),
/* harmony export */   i: () => (/* binding */ askV2)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _http_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);


async function ping(endpoint, ctx) {
    const secure = baseUrl('https', endpoint.host);
    const local = (0,_http_address_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopbackHost */ .cW)(secure.hostname);
    if (endpoint.plainHttp) {
        if (!local && !(0,_http_address_js__WEBPACK_IMPORTED_MODULE_1__/* .isPrivateLiteral */ .NJ)(secure.hostname))
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_PLAIN_HTTP', { host: endpoint.host });
        return pingAt(baseUrl('http', endpoint.host), ctx);
    }
    try {
        return await pingAt(secure, ctx);
    }
    catch (error) {
        if (!local || !(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RegcredError */ .BM) || !speaksNoTls.has(error.code))
            throw error;
        return pingAt(baseUrl('http', endpoint.host), ctx);
    }
}
const speaksNoTls = new Set(['E_TLS_NOT_SPOKEN', 'E_CONNECTION_REFUSED', 'E_CONNECTION_LOST']);
function baseUrl(scheme, host) {
    const text = `${scheme}://${host}/`;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined ||
        url.pathname !== '/' ||
        url.search + url.hash + url.username + url.password !== '') {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_REGISTRY_INVALID', { registry: host });
    }
    return url;
}
async function pingAt(base, ctx) {
    return { base, response: await askV2(base, undefined, ctx) };
}
async function askV2(base, authorization, ctx) {
    const response = await ctx.http.send({
        method: 'GET',
        url: new URL('/v2/', base),
        ...(authorization && { headers: { authorization } }),
        redirect: 'same-origin',
        plainHttp: base.protocol === 'http:',
    });
    if (response.status === 200 && /^\s*text\/html/i.test(response.header('content-type') ?? '')) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_RESPONSE_INVALID', { host: base.host, problem: 'it is a web page' });
    }
    return response;
}


/***/ }),

/***/ 1577:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cz: () => (/* binding */ rejection),
/* harmony export */   lD: () => (/* binding */ unclear),
/* harmony export */   nM: () => (/* binding */ isRefusedGrant)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _secret_foreign_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4172);
/* harmony import */ var _http_retry_after_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7821);



function rejection(by, response, ctx) {
    const { code, message } = firstError(response);
    const words = message === undefined ? '' : (0,_secret_foreign_js__WEBPACK_IMPORTED_MODULE_1__/* .foreign */ .V$)(ctx.masks.redact(message.slice(0, 4096)));
    return {
        by,
        status: response.status,
        ...(code !== undefined && { code }),
        ...(words !== '' && { words }),
    };
}
function isRefusedGrant(response) {
    return response.status === 400 && record(parsed(response)).error === 'invalid_grant';
}
function firstError(response) {
    const body = record(parsed(response));
    const first = record(Array.isArray(body.errors) ? body.errors[0] : undefined);
    const code = first.code;
    const texts = [first.message, body.error_description, body.details, body.message, body.error];
    const message = texts.find((text) => typeof text === 'string' && text !== '');
    return {
        ...(typeof code === 'string' && /^[A-Z_]{1,64}$/.test(code) && { code }),
        ...(message !== undefined && { message }),
    };
}
function parsed(response) {
    try {
        return response.json();
    }
    catch {
        return undefined;
    }
}
const record = (value) => typeof value === 'object' && value !== null ? value : {};
function unclear(response, host, now) {
    const { status } = response;
    if (status === 429) {
        const wait = (0,_http_retry_after_js__WEBPACK_IMPORTED_MODULE_2__/* .retryAfter */ .P)(response.header('retry-after'), response.header('date'), now);
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_RATE_LIMITED', { host, wait: inWords(wait) });
    }
    return status >= 500
        ? (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_SERVER_UNAVAILABLE', { host, status })
        : (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_STATUS_UNEXPECTED', { host, status });
}
function inWords(wait) {
    if (wait === undefined)
        return 'a while';
    return wait === Infinity ? 'for more than a minute' : `${Math.ceil(wait / 1000)} s`;
}


/***/ }),

/***/ 8850:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ scopes)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

const NAME = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_{1,2}|-+)[a-z0-9]+)*)*$/;
function scopes(rights) {
    const pushed = new Map();
    for (const { action, repository } of rights) {
        if (repository.length > 255 || !NAME.test(repository))
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_REPOSITORY_INVALID', { repository });
        pushed.set(repository, action === 'push' || pushed.get(repository) === true);
    }
    return [...pushed].map(([name, push]) => `repository:${name}:${push ? 'pull,push' : 'pull'}`);
}


/***/ }),

/***/ 452:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Af: () => (/* binding */ networkOf),
/* harmony export */   NJ: () => (/* binding */ isPrivateLiteral),
/* harmony export */   cW: () => (/* binding */ isLoopbackHost),
/* harmony export */   n0: () => (/* binding */ bareHost)
/* harmony export */ });
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7030);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_net__WEBPACK_IMPORTED_MODULE_0__);

const ranges = [
    ['loopback', ['127.0.0.0/8', '::1/128']],
    [
        'special',
        [
            ...['0.0.0.0/8', '169.254.0.0/16', '192.0.0.0/24', '224.0.0.0/4', '240.0.0.0/4'],
            ...['fe80::/10', 'ff00::/8'],
            ...['fec0::/10', '::/96', '2002::/16', '2001::/32', '64:ff9b:1::/48'],
            ...['fd00:ec2::254/128', '100.100.100.200/32', '168.63.129.16/32'],
        ],
    ],
    [
        'private',
        ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '198.18.0.0/15', 'fc00::/7'],
    ],
];
function networkOf(address) {
    const bare = embeddedIPv4(address.replace(/%.*$/, '')) ?? address.replace(/%.*$/, '');
    for (const [network, subnets] of ranges)
        if (listOf(subnets).check(bare, familyOf(bare)))
            return network;
    return 'public';
}
function listOf(subnets) {
    const list = new node_net__WEBPACK_IMPORTED_MODULE_0__.BlockList();
    for (const subnet of subnets) {
        const [network = '', bits = ''] = subnet.split('/');
        list.addSubnet(network, Number(bits), familyOf(network));
    }
    return list;
}
const familyOf = (address) => ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIPv4)(address) ? 'ipv4' : 'ipv6');
function embeddedIPv4(address) {
    if ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(address) !== 6)
        return undefined;
    const canonical = new URL(`http://[${address}]/`).hostname.slice(1, -1);
    const [, high, low] = /^(?:::ffff:|64:ff9b::)(?:([0-9a-f]{1,4}):)?([0-9a-f]{1,4})$/.exec(canonical) ?? [];
    if (low === undefined)
        return undefined;
    const [a, b] = [parseInt(high ?? '0', 16), parseInt(low, 16)];
    return [a >> 8, a & 255, b >> 8, b & 255].join('.');
}
function bareHost(hostname) {
    return hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
}
function isLoopbackHost(hostname) {
    const host = bareHost(hostname);
    return host === 'localhost' || ((0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0 && networkOf(host) === 'loopback');
}
function isPrivateLiteral(hostname) {
    const host = bareHost(hostname);
    return (0,node_net__WEBPACK_IMPORTED_MODULE_0__.isIP)(host) !== 0 && networkOf(host) === 'private';
}


/***/ }),

/***/ 7821:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ retryAfter)
/* harmony export */ });
const MOST = 60_000;
function retryAfter(value, serverDate, now) {
    if (value === undefined)
        return undefined;
    const wait = /^\d+$/.test(value) ? Number(value) * 1000 : untilDate(value, serverDate, now);
    if (wait === undefined || Number.isNaN(wait))
        return undefined;
    return wait > MOST ? Infinity : Math.max(0, wait);
}
function untilDate(value, serverDate, now) {
    if (!/^[A-Z][a-z]{2,8},? /.test(value))
        return undefined;
    const base = Date.parse(serverDate ?? '');
    return Date.parse(value) - (Number.isNaN(base) ? now : base);
}


/***/ })

};
