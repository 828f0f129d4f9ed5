export const id = 3767;
export const ids = [3767];
export const modules = {

/***/ 9781:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ childEnvironment)
/* harmony export */ });
/* harmony import */ var _masks_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6342);

const dropped = /^(?:INPUT_.*|STATE_.*|NODE_OPTIONS|NODE_DEBUG)$/i;
const kept = /^(?:PATH|HOME|USERPROFILE|SystemRoot|.*_PROXY)$/i;
function childEnvironment(ctx) {
    return Object.fromEntries(Object.entries(ctx.env).filter(([name, value]) => value !== undefined && !dropped.test(name) && (kept.test(name) || !(0,_masks_js__WEBPACK_IMPORTED_MODULE_0__/* .holdsSecret */ .h)(value, ctx.masks))));
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

/***/ 3325:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fc: () => (/* binding */ printOf),
/* harmony export */   Xj: () => (/* binding */ loginIn),
/* harmony export */   cy: () => (/* binding */ entryFor)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _secret_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2102);


function entryFor({ username, secret, identityToken }) {
    const encode = (text) => Buffer.from(text).toString('base64');
    if (identityToken)
        return { auth: encode(`${username}:`), identitytoken: secret.reveal() };
    return { auth: encode(`${username}:${secret.reveal()}`) };
}
function loginIn(entry) {
    const pair = Buffer.from(typeof entry.auth === 'string' ? entry.auth : '', 'base64').toString();
    const colon = pair.indexOf(':');
    const username = colon < 0 ? '' : pair.slice(0, colon);
    if (typeof entry.identitytoken === 'string' && entry.identitytoken !== '') {
        return { username, secret: new _secret_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(entry.identitytoken), identityToken: true };
    }
    return colon < 0 ? undefined : { username, secret: new _secret_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(pair.slice(colon + 1)) };
}
function printOf(entry, salt) {
    if (entry === null)
        return '';
    const parts = [entry.auth, entry.identitytoken, entry['registrytoken']];
    const text = JSON.stringify(parts.map((part) => (typeof part === 'string' ? part : '')));
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)('sha256', Buffer.from(salt, 'base64')).update(text).digest('base64');
}


/***/ }),

/***/ 3767:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildah: () => (/* binding */ buildah)
/* harmony export */ });
/* harmony import */ var _podman_like_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6993);

const buildah = (0,_podman_like_js__WEBPACK_IMPORTED_MODULE_0__/* .podmanLike */ .$)('buildah');


/***/ }),

/***/ 8145:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ isLoopback)
/* harmony export */ });
/* harmony import */ var _http_address_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

function isLoopback(host) {
    return (0,_http_address_js__WEBPACK_IMPORTED_MODULE_0__/* .isLoopbackHost */ .cW)(new URL(`http://${host}`).hostname);
}


/***/ }),

/***/ 6993:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ podmanLike)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _auth_file_locate_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2467);
/* harmony import */ var _auth_file_write_auth_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2428);
/* harmony import */ var _loopback_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8145);
/* harmony import */ var _run_login_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1131);





function podmanLike(program) {
    return {
        id: program,
        family: 'podman',
        authFile: (ctx) => (0,_auth_file_locate_js__WEBPACK_IMPORTED_MODULE_1__/* .podmanAuthFile */ .wh)(ctx.env),
        async login(target, ctx) {
            const { address, credential, workDir, key } = target;
            const file = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(workDir, 'auth.json');
            const plain = address.plainHttp || (0,_loopback_js__WEBPACK_IMPORTED_MODULE_3__/* .isLoopback */ .U)(address.host) ? ['--tls-verify=false'] : [];
            const flags = [
                `--authfile=${file}`,
                `--username=${credential.username}`,
                '--password-stdin',
                ...plain,
                ...(await authority(target, ctx)),
            ];
            const env = { DOCKER_CONFIG: workDir, REGISTRY_AUTH_FILE: undefined };
            return (0,_run_login_js__WEBPACK_IMPORTED_MODULE_4__/* .runLogin */ .J)({ program, args: ['login', ...flags, key], env, file, keys: [key] }, target, ctx);
        },
    };
}
async function authority({ ca, workDir }, ctx) {
    if (ca === undefined)
        return [];
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(workDir, 'certs');
    await ctx.fs.mkdir(folder);
    await (0,_auth_file_write_auth_file_js__WEBPACK_IMPORTED_MODULE_2__.writeNew)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'ca.crt'), ca, ctx);
    return [`--cert-dir=${folder}`];
}


/***/ }),

/***/ 1131:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ runLogin)
});

// EXTERNAL MODULE: ./src/context/child-environment.ts
var child_environment = __webpack_require__(9781);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/secret/secret.ts
var secret_secret = __webpack_require__(2102);
// EXTERNAL MODULE: ./src/secret/foreign.ts
var foreign = __webpack_require__(4172);
// EXTERNAL MODULE: ./src/login/auth-file/entry.ts
var auth_file_entry = __webpack_require__(3325);
// EXTERNAL MODULE: ./src/login/auth-file/read-auth-file.ts
var read_auth_file = __webpack_require__(9775);
;// CONCATENATED MODULE: ./src/login/clients/read-back.ts



async function readBack({ program, file, keys }, { address, credential }, ctx) {
    const mismatch = (problem, hint) => (0,errors/* fail */.fJ)('E_LOGIN_MISMATCH', { client: program, registry: address.host, problem, hint });
    const found = (0,read_auth_file/* parseAuthFile */.M9)(file, await (0,read_auth_file/* readAuthText */.ae)(file, ctx));
    const entry = keys.map((key) => (0,read_auth_file/* entryOf */.Ms)(found, key)).find((entry) => entry && (0,auth_file_entry/* loginIn */.Xj)(entry));
    const login = entry ? (0,auth_file_entry/* loginIn */.Xj)(entry) : undefined;
    if (!entry || !login) {
        const hint = `Check that the ${program} on PATH is the real one and no wrapper, or use client: file.`;
        throw mismatch('there is none', hint);
    }
    if (login.identityToken) {
        ctx.masks.add(login.secret);
        return entry;
    }
    if (login.username !== credential.username) {
        throw mismatch('the user name differs', 'Take white space off both ends of the user name.');
    }
    if (!login.secret.equals(credential.secret)) {
        const hint = 'docker before 29.3 cuts white space off both ends of a password; client: file keeps it.';
        throw mismatch('the password differs', hint);
    }
    return entry;
}

;// CONCATENATED MODULE: ./src/login/clients/run-login.ts





async function runLogin(run, target, ctx) {
    const { program, args, env } = run;
    const { username, secret } = target.credential;
    if (secret.equals(new secret_secret/* Secret */.z(username)))
        throw (0,errors/* fail */.fJ)('E_USERNAME_IS_SECRET', { client: program });
    const result = await ctx.exec(program, args, {
        input: secret,
        env: { ...(0,child_environment/* childEnvironment */.Q)(ctx), ...env },
        cwd: target.workDir,
        timeout: target.timeout,
        signal: ctx.signal,
    });
    ctx.signal.throwIfAborted();
    if (result.kind === 'not-found')
        throw (0,errors/* fail */.fJ)('E_CLIENT_NOT_FOUND', { client: program });
    if (result.kind === 'killed') {
        if (!result.timedOut)
            return { kind: 'failed', exitCode: result.by, words: '' };
        const seconds = Math.round(target.timeout / 1000);
        throw (0,errors/* fail */.fJ)('E_TIMEOUT', { what: `${program} login`, seconds, where: target.address.host });
    }
    const lines = harmless(result.stderr, ctx);
    if (result.code !== 0)
        return { kind: 'failed', exitCode: result.code, words: lines.at(-1) ?? '' };
    for (const line of lines.filter((line) => !NOISE.test(line)).slice(0, 5)) {
        ctx.log.warning(`${program}: ${line}`);
    }
    return { kind: 'stored', entry: await readBack(run, target, ctx) };
}
const NOISE = /stored unencrypted|Configure a credential helper|credential-stores|credentials?-store|\blevel=(?:info|debug)\b/;
function harmless(stderr, ctx) {
    const lines = ctx.masks.redact(stderr).split(/[\r\n]+/);
    return lines.map(foreign/* foreign */.V$).filter((line) => line !== '');
}


/***/ })

};
