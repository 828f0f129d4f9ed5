export const id = 857;
export const ids = [857];
export const modules = {

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


/***/ }),

/***/ 3238:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  send: () => (/* binding */ send)
});

// EXTERNAL MODULE: external "node:dns"
var external_node_dns_ = __webpack_require__(610);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/http/address.ts
var http_address = __webpack_require__(452);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(7030);
;// CONCATENATED MODULE: ./src/http/address-policy.ts



const allowed = {
    any: ['loopback', 'private', 'special', 'public'],
    'public-or-private': ['private', 'public'],
    public: ['public'],
    loopback: ['loopback'],
};
function checkLiteral(url, policy) {
    const host = (0,http_address/* bareHost */.n0)(url.hostname);
    if ((0,external_node_net_.isIP)(host))
        check(host, url.host, policy);
}
function check(address, host, policy) {
    if (!allowed[policy].includes((0,http_address/* networkOf */.Af)(address)))
        throw (0,errors/* fail */.fJ)('E_ADDRESS_REFUSED', { host, address });
}
function guardedLookup(lookup, policy) {
    return (hostname, options, callback) => {
        lookup(hostname, options, (error, found, family) => {
            if (error)
                return callback(error, found, family);
            try {
                const addresses = Array.isArray(found) ? found.map(({ address }) => address) : [found];
                for (const address of addresses)
                    check(address, hostname, policy);
            }
            catch (refusal) {
                return callback(refusal, found, family);
            }
            callback(null, found, family);
        });
    };
}

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(7067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(4708);
// EXTERNAL MODULE: external "node:tls"
var external_node_tls_ = __webpack_require__(1692);
// EXTERNAL MODULE: ./src/secret/secret.ts
var secret = __webpack_require__(2102);
;// CONCATENATED MODULE: ./src/http/answer.ts


async function readAnswer(incoming, { url, method }, maxBytes) {
    const body = method === 'HEAD' ? Buffer.alloc(0) : await readBody(incoming, url.host, maxBytes);
    const peer = incoming.socket.remoteAddress;
    const headers = incoming.headersDistinct;
    return {
        status: incoming.statusCode ?? 0,
        ...(peer !== undefined && { network: (0,http_address/* networkOf */.Af)(peer) }),
        header: (name) => headers[name]?.join(', '),
        text: () => body.toString(),
        json: () => parseJson(body, url.host),
    };
}
async function readBody(incoming, host, maxBytes) {
    const { statusCode = 0, headers } = incoming;
    const spoil = (error) => {
        if (statusCode >= 200 && statusCode < 300)
            throw error;
        return Buffer.alloc(0);
    };
    const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
    if (encoding !== 'identity' && encoding !== '') {
        return spoil((0,errors/* fail */.fJ)('E_RESPONSE_INVALID', { host, problem: 'it is compressed although that was excluded' }));
    }
    const chunks = [];
    let size = 0;
    try {
        for await (const chunk of incoming) {
            size += chunk.length;
            if (size > maxBytes)
                return spoil((0,errors/* fail */.fJ)('E_RESPONSE_TOO_LARGE', { host, limit: maxBytes }));
            chunks.push(chunk);
        }
    }
    catch (error) {
        if (!isCut(error))
            throw error;
        return spoil((0,errors/* fail */.fJ)('E_RESPONSE_INVALID', { host, problem: 'it is shorter than it says' }));
    }
    return Buffer.concat(chunks);
}
function isCut(error) {
    return error instanceof Error && error.code === 'ECONNRESET';
}
function parseJson(body, host) {
    try {
        return JSON.parse(body.toString());
    }
    catch {
        throw (0,errors/* fail */.fJ)('E_RESPONSE_INVALID', { host, problem: 'it is not JSON' });
    }
}

// EXTERNAL MODULE: ./src/http/stopped.ts
var stopped = __webpack_require__(4013);
;// CONCATENATED MODULE: ./src/http/deadline.ts



const CONNECT = 10_000;
function watch(outgoing, url, { budget, signal }, end) {
    const late = (what, milliseconds) => () => {
        const seconds = Math.round(milliseconds / 100) / 10;
        end((0,errors/* fail */.fJ)('E_TIMEOUT', { what: `${what} ${url.host}`, seconds, where: url.host }));
    };
    const whole = setTimeout(late('The request to', budget.whole), budget.left);
    const connect = setTimeout(late('Connecting to', CONNECT), CONNECT);
    const stop = () => end((0,stopped/* stopped */.c)(signal));
    signal.addEventListener('abort', stop);
    outgoing.on('socket', (socket) => whenConnected(socket, () => clearTimeout(connect)));
    return {
        clear() {
            clearTimeout(whole);
            clearTimeout(connect);
            signal.removeEventListener('abort', stop);
        },
    };
}
function whenConnected(socket, then) {
    if (socket instanceof external_node_tls_.TLSSocket)
        socket.once('secureConnect', then);
    else if (socket.connecting)
        socket.once('connect', then);
    else
        then();
}

;// CONCATENATED MODULE: ./src/http/header.ts

function checkHeader(name, value, isSecret, host) {
    if (/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
        return;
    throw isSecret ? (0,errors/* fail */.fJ)('E_SECRET_NEWLINE', { host }) : (0,errors/* fail */.fJ)('E_HEADER_INVALID', { header: name });
}

;// CONCATENATED MODULE: ./src/http/network-error.ts

const EXPIRED = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);
const UNTRUSTED = /SELF_SIGNED|^UNABLE_TO_|^CERT_|^INVALID_|^CRL_|^PATH_LENGTH|CHAIN_TOO_LONG|^HOSTNAME_MISMATCH/;
const LOST = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED']);
const NOT_TLS = /wrong.version.number|packet.length.too.long|http.request/i;
function networkError(error, url, proxy) {
    if (error instanceof errors/* RegcredError */.BM)
        return error;
    const code = codeOf(error);
    const host = url.host;
    if (code.startsWith('HPE_'))
        return unreadable(code, host);
    if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
        return (0,errors/* fail */.fJ)('E_TLS_HOST', { host });
    if (EXPIRED.has(code))
        return (0,errors/* fail */.fJ)('E_TLS_EXPIRED', { host });
    if (UNTRUSTED.test(code))
        return (0,errors/* fail */.fJ)('E_TLS_UNTRUSTED', { host, reason: code });
    const tls = /^ERR_SSL_|^EPROTO$/.test(code);
    if (tls && NOT_TLS.test(reasonOf(error)))
        return (0,errors/* fail */.fJ)('E_TLS_NOT_SPOKEN', { host });
    if (tls)
        return (0,errors/* fail */.fJ)('E_TLS_PROTOCOL', { host, reason: code });
    if (proxy && !LOST.has(code))
        return (0,errors/* fail */.fJ)('E_PROXY_UNREACHABLE', { proxy: proxy.host, reason: code });
    if (code === 'ENOTFOUND')
        return (0,errors/* fail */.fJ)('E_HOST_NOT_FOUND', { host });
    if (code.startsWith('EAI_'))
        return (0,errors/* fail */.fJ)('E_DNS_TEMPORARY', { host });
    if (code === 'ECONNREFUSED')
        return (0,errors/* fail */.fJ)('E_CONNECTION_REFUSED', { host });
    if (LOST.has(code))
        return (0,errors/* fail */.fJ)('E_CONNECTION_LOST', { host });
    return (0,errors/* fail */.fJ)('E_CONNECTION_FAILED', { host, reason: code });
}
function codeOf(error) {
    const first = error instanceof AggregateError ? error.errors[0] : error;
    const code = first?.code;
    return typeof code === 'string' && /^[A-Z0-9_]{1,64}$/.test(code) ? code : 'unknown reason';
}
function reasonOf(error) {
    const { code = '', message } = error;
    return `${code} ${message}`;
}
function unreadable(code, host) {
    return code === 'HPE_HEADER_OVERFLOW'
        ? (0,errors/* fail */.fJ)('E_RESPONSE_TOO_LARGE', { host, limit: 16 * 1024 })
        : (0,errors/* fail */.fJ)('E_RESPONSE_INVALID', { host, problem: 'it is not HTTP' });
}

;// CONCATENATED MODULE: ./src/http/tunnel.ts
async function openTunnel(proxy, wire, signal) {
    const { HttpsProxyAgent } = await __webpack_require__.e(/* import() */ 7659).then(__webpack_require__.bind(__webpack_require__, 7659));
    const authorization = proxy.authorization;
    const headers = () => ({ ...(authorization && { 'proxy-authorization': authorization.reveal() }) });
    return new HttpsProxyAgent(proxy.url, {
        ...wire.trust,
        lookup: wire.proxyLookup,
        headers,
        signal,
        keepAlive: false,
    });
}

;// CONCATENATED MODULE: ./src/http/exchange.ts












const MAX_HEADER_BYTES = 16 * 1024;
const connecting = { autoSelectFamilyAttemptTimeout: 2_000 };
async function exchange(request, wire) {
    if (wire.signal.aborted)
        throw (0,stopped/* stopped */.c)(wire.signal);
    const abort = new AbortController();
    const message = headersAndBody(request);
    const agent = wire.proxy && isSecure(request.url) && (await openTunnel(wire.proxy, wire, abort.signal));
    const options = target(request, wire, message.headers, agent || false);
    return await new Promise((resolve, reject) => {
        const outgoing = (options.protocol === 'https:' ? external_node_https_ : external_node_http_).request(options);
        const settle = (finish, value) => {
            timers.clear();
            finish(value);
            outgoing.destroy();
            abort.abort();
        };
        const refuse = (error) => settle(reject, networkError(error, request.url, wire.proxy?.url));
        const timers = watch(outgoing, request.url, wire, refuse);
        outgoing.on('error', refuse);
        const lost = () => refuse(Object.assign(new Error(), { code: 'ECONNRESET' }));
        outgoing.on('close', lost);
        outgoing.on('proxyConnect', ({ statusCode }) => {
            if (statusCode !== 200)
                refuse(proxyRefusal(request.url, wire, statusCode));
        });
        outgoing.on('response', (incoming) => {
            outgoing.off('close', lost);
            if (wire.proxy && !isSecure(request.url) && incoming.statusCode === 407)
                return refuse(proxyRefusal(request.url, wire, 407));
            readAnswer(incoming, request, wire.maxBytes).then((answer) => settle(resolve, answer), refuse);
        });
        outgoing.end(message.body);
    });
}
const isSecure = (url) => url.protocol === 'https:';
function proxyRefusal(url, { proxy }, status) {
    return (0,errors/* fail */.fJ)('E_PROXY_REFUSED', { proxy: proxy?.url.host ?? '', host: url.host, status });
}
function target({ url, method }, { proxy, trust, lookup, proxyLookup }, headers, agent) {
    const host = (0,http_address/* bareHost */.n0)(url.hostname);
    const shared = { method, agent, maxHeaderSize: MAX_HEADER_BYTES, insecureHTTPParser: false, ...trust };
    if (proxy && !isSecure(url)) {
        const via = {
            protocol: proxy.url.protocol,
            host: (0,http_address/* bareHost */.n0)(proxy.url.hostname),
            port: proxy.url.port,
            lookup: proxyLookup,
        };
        const authorization = proxy.authorization && { 'proxy-authorization': proxy.authorization.reveal() };
        return {
            ...shared,
            ...via,
            path: url.href.split('#')[0] ?? '',
            headers: { ...headers, ...authorization },
        };
    }
    return {
        ...shared,
        ...{ protocol: url.protocol, host, port: url.port, path: url.pathname + url.search, headers, lookup },
        checkServerIdentity: (_, certificate) => external_node_tls_.checkServerIdentity(host, certificate),
        ...connecting,
    };
}
function headersAndBody(request) {
    const headers = {
        host: request.url.host.replace(/\.(?=:|$)/, ''),
        'user-agent': 'regcred',
        'accept-encoding': 'identity',
    };
    for (const [name, value] of Object.entries(request.headers ?? {})) {
        const text = value instanceof secret/* Secret */.z ? value.reveal() : value;
        checkHeader(name, text, value instanceof secret/* Secret */.z, request.url.host);
        headers[name.toLowerCase()] = text;
    }
    const body = request.body instanceof secret/* Secret */.z ? request.body.reveal() : request.body;
    const hasBody = body !== undefined || !['GET', 'HEAD', 'DELETE'].includes(request.method);
    if (hasBody)
        headers['content-length'] = String(Buffer.byteLength(body ?? ''));
    return { headers, ...(body !== undefined && { body }) };
}

;// CONCATENATED MODULE: ./src/http/no-proxy.ts


function bypassesProxy(url, noProxy) {
    if ((0,http_address/* isLoopbackHost */.cW)(url.hostname))
        return true;
    const host = (0,http_address/* bareHost */.n0)(url.hostname);
    const port = url.port || (url.protocol === 'https:' ? '443' : '80');
    return noProxy
        .toLowerCase()
        .split(/[\s,]+/)
        .some((entry) => entry !== '' && matches(entry, host, port));
}
function matches(entry, host, port) {
    if (entry === '*')
        return true;
    if (entry.includes('/'))
        return inRange(entry, host);
    const [name, onlyPort] = splitPort(entry);
    if (onlyPort !== undefined && onlyPort !== port)
        return false;
    if ((0,external_node_net_.isIP)(name))
        return (0,external_node_net_.isIP)(host) === (0,external_node_net_.isIP)(name) && inRange(`${name}/${(0,external_node_net_.isIP)(name) === 6 ? 128 : 32}`, host);
    const domain = name.replace(/^\*/, '').replace(/\.$/, '');
    if (domain.startsWith('.'))
        return domain.length > 1 && host.endsWith(domain);
    return domain !== '' && (host === domain || host.endsWith(`.${domain}`));
}
function splitPort(entry) {
    if ((0,external_node_net_.isIP)(entry))
        return [entry, undefined];
    const [, name = entry, port] = /^(.*?)(?::(\d+))?$/.exec(entry) ?? [];
    return [name.replace(/^\[(.*)\]$/, '$1'), port];
}
function inRange(range, host) {
    const [network = '', bits = ''] = range.split('/');
    const version = (0,external_node_net_.isIP)(network);
    const most = version === 6 ? 128 : 32;
    if (!(0,external_node_net_.isIP)(host) || !version || !/^\d{1,3}$/.test(bits) || Number(bits) > most)
        return false;
    const list = new external_node_net_.BlockList();
    list.addSubnet(network, Number(bits), version === 6 ? 'ipv6' : 'ipv4');
    return list.check(host, (0,external_node_net_.isIP)(host) === 6 ? 'ipv6' : 'ipv4');
}

;// CONCATENATED MODULE: ./src/http/proxy-choice.ts



function chooseProxy(url, env) {
    const variable = variables(url.protocol).find((name) => env[name]?.trim());
    if (variable === undefined || bypassesProxy(url, env.NO_PROXY || env.no_proxy || ''))
        return undefined;
    return parseProxy(env[variable] ?? '', variable);
}
function variables(protocol) {
    return protocol === 'https:' ? ['HTTPS_PROXY', 'https_proxy'] : ['HTTP_PROXY', 'http_proxy'];
}
function parseProxy(value, variable) {
    const text = value.trim();
    try {
        const url = new URL(/^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`);
        if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '')
            throw url.protocol;
        const [username, password] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
        url.username = url.password = '';
        if (username === '' && password === '')
            return { url };
        const pair = Buffer.from(`${username}:${password}`).toString('base64');
        return { url, authorization: new secret/* Secret */.z(`Basic ${pair}`) };
    }
    catch {
        throw (0,errors/* fail */.fJ)('E_PROXY_INVALID', { variable });
    }
}

;// CONCATENATED MODULE: ./src/http/redirect.ts

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
function redirectTarget(request, response) {
    if (!REDIRECTS.has(response.status))
        return undefined;
    const { host, origin, protocol } = request.url;
    const location = response.header('location') ?? '';
    const target = URL.canParse(location, request.url.href) ? new URL(location, request.url) : undefined;
    if (location === '' || target === undefined) {
        throw (0,errors/* fail */.fJ)('E_RESPONSE_INVALID', { host, problem: 'it redirects without saying where to' });
    }
    if (protocol === 'https:' && target.protocol === 'http:')
        throw (0,errors/* fail */.fJ)('E_TLS_DOWNGRADE', { host });
    const reads = request.method === 'GET' || request.method === 'HEAD';
    const keepsMethod = reads || response.status === 307 || response.status === 308;
    const within = target.origin === origin && target.username === '' && target.password === '';
    if (request.redirect === 'same-origin' && within && keepsMethod)
        return target;
    throw (0,errors/* fail */.fJ)('E_REDIRECT_REFUSED', { host, target: target.host || target.protocol });
}

// EXTERNAL MODULE: ./src/http/retry-after.ts
var retry_after = __webpack_require__(7821);
;// CONCATENATED MODULE: ./src/http/retry.ts



const ATTEMPTS = 3;
const FIRST = 500;
const LONGEST = 5_000;
const TRANSIENT = new Set([429, 500, 502, 503, 504]);
async function retry(attempt, deadline, { clock, random, signal }) {
    for (let tries = 1;; tries++) {
        const outcome = await attempt().catch(asError);
        const jitter = random.fraction() * Math.min(LONGEST, FIRST * 2 ** tries);
        const wait = tries < ATTEMPTS && isTransient(outcome) ? pause(outcome, jitter, clock.now()) : Infinity;
        if (clock.now() + wait >= deadline) {
            if (outcome instanceof errors/* RegcredError */.BM)
                throw outcome;
            return outcome;
        }
        await clock.sleep(wait, signal).catch(() => {
            throw (0,stopped/* stopped */.c)(signal);
        });
    }
}
function asError(error) {
    if (error instanceof errors/* RegcredError */.BM)
        return error;
    throw error;
}
function isTransient(outcome) {
    return outcome instanceof errors/* RegcredError */.BM ? outcome.exit === 75 : TRANSIENT.has(outcome.status);
}
function pause(outcome, jitter, now) {
    if (outcome instanceof errors/* RegcredError */.BM)
        return jitter;
    const asked = (0,retry_after/* retryAfter */.P)(outcome.header('retry-after'), outcome.header('date'), now);
    return asked === undefined ? jitter : asked + jitter / 4;
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
;// CONCATENATED MODULE: ./src/http/trust.ts




function trust(ca, env) {
    const base = { minVersion: 'TLSv1.2', rejectUnauthorized: true };
    if (ca === undefined || ca.trim() === '')
        return base;
    return { ...base, ca: [...external_node_tls_.rootCertificates, ...extraAuthorities(env), ...certificates(ca)] };
}
function certificates(pem) {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
    if (blocks.length === 0 || !blocks.every(isCertificate))
        throw (0,errors/* fail */.fJ)('E_CA_INVALID');
    return blocks;
}
function isCertificate(pem) {
    try {
        return new external_node_crypto_.X509Certificate(pem).subject !== '\0';
    }
    catch {
        return false;
    }
}
function extraAuthorities({ NODE_EXTRA_CA_CERTS: file }) {
    try {
        return file ? [(0,external_node_fs_.readFileSync)(file, 'utf8')] : [];
    }
    catch {
        return [];
    }
}

;// CONCATENATED MODULE: ./src/http/send.ts









const TIMEOUT = 30_000;
const MAX_BYTES = 128 * 1024;
const MAX_REDIRECTS = 5;
const REPEATABLE = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);
async function send(request, options) {
    const timeout = request.timeout ?? TIMEOUT;
    const deadline = options.clock.now() + timeout;
    const attempt = () => followRedirects(request, deadline, timeout, options);
    const repeatable = request.repeatable ?? REPEATABLE.has(request.method);
    return repeatable ? retry(attempt, deadline, options) : attempt();
}
async function followRedirects(request, deadline, timeout, options) {
    let hop = request;
    for (let hops = 0; hops <= MAX_REDIRECTS; hops++) {
        const response = await exchange(hop, wireFor(hop, deadline, timeout, options));
        const target = redirectTarget(hop, response);
        if (target === undefined)
            return response;
        hop = { ...hop, url: target };
    }
    throw (0,errors/* fail */.fJ)('E_REDIRECT_REFUSED', { host: request.url.host, target: 'itself in a circle' });
}
function wireFor(request, deadline, timeout, options) {
    const policy = policyFor(request);
    const proxy = chooseProxy(request.url, options.env);
    const lookup = options.lookup ?? external_node_dns_.lookup;
    return {
        ...(proxy && { proxy }),
        lookup: guardedLookup(lookup, policy),
        proxyLookup: lookup,
        trust: trust(options.ca, options.env),
        maxBytes: request.maxBytes ?? MAX_BYTES,
        budget: { left: Math.max(1, deadline - options.clock.now()), whole: timeout },
        signal: options.signal,
    };
}
function policyFor({ url, plainHttp, addresses = 'any' }) {
    if (!/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
        throw (0,errors/* fail */.fJ)('E_URL_INVALID', { host: url.host || url.protocol });
    }
    const loopback = (0,http_address/* isLoopbackHost */.cW)(url.hostname);
    if (url.protocol === 'http:' && plainHttp !== true && !loopback) {
        throw (0,errors/* fail */.fJ)('E_PLAIN_HTTP', { host: url.host });
    }
    checkLiteral(url, addresses);
    const unasked = url.protocol === 'http:' && plainHttp !== true && (0,http_address/* bareHost */.n0)(url.hostname) === 'localhost';
    return unasked && addresses === 'any' ? 'loopback' : addresses;
}


/***/ }),

/***/ 4013:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ stopped)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

function stopped(signal) {
    return signal.reason instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RegcredError */ .BM
        ? signal.reason
        : (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_INTERRUPTED', { signal: 'a request to stop' });
}


/***/ })

};
