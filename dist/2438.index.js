export const id = 2438;
export const ids = [2438];
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

/***/ 6169:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ openHelper),
/* harmony export */   y: () => (/* binding */ helperFor)
/* harmony export */ });
/* harmony import */ var _context_child_environment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9781);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _secret_secret_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2102);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3325);
/* harmony import */ var _read_auth_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9775);





const TIMEOUT = 10_000;
const TOKEN_USER = '<token>';
function helperFor(settings, key) {
    const helpers = settings['credHelpers'];
    if ((0,_read_auth_file_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(helpers) && Object.hasOwn(helpers, key))
        return name(helpers[key]);
    return name(settings['credsStore']);
}
function name(value) {
    return typeof value === 'string' && value !== '' ? value : undefined;
}
function openHelper(helper, ctx) {
    const failed = (action, problem) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_HELPER', { helper, action, problem });
    if (!/^[\w.-]+$/.test(helper))
        throw failed('start', 'its name is not a plain word');
    async function run(action, input, ctx) {
        if (action !== 'store' && /[\r\n]/.test(input))
            throw failed(action, 'the registry is not one line');
        const result = await ctx.exec(`docker-credential-${helper}`, [action], {
            input: new _secret_secret_js__WEBPACK_IMPORTED_MODULE_2__/* .Secret */ .z(input),
            env: (0,_context_child_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .childEnvironment */ .Q)(ctx),
            timeout: TIMEOUT,
            signal: ctx.signal,
        });
        return outcome(result, (problem) => failed(action, problem));
    }
    return {
        async get(key) {
            const answer = await run('get', key, ctx);
            if (typeof answer !== 'string') {
                if (answer.refusal === 'not-found')
                    return null;
                throw failed('get', answer.problem);
            }
            const entry = parseAnswer(answer);
            if (entry === undefined)
                throw failed('get', 'its answer is not a credential');
            return entry;
        },
        async store(key, entry) {
            const answer = await run('store', storeInput(key, entry), ctx);
            if (typeof answer === 'string')
                return true;
            if (answer.refusal === 'not-implemented')
                return false;
            throw failed('store', answer.problem);
        },
        async erase(key) {
            const answer = await run('erase', key, ctx);
            if (typeof answer !== 'string' && answer.refusal !== 'not-found')
                throw failed('erase', answer.problem);
            return true;
        },
    };
}
function outcome(result, failed) {
    if (result.kind === 'not-found')
        throw failed('it is not on PATH');
    if (result.kind === 'killed') {
        throw failed(result.timedOut ? `no answer within ${TIMEOUT / 1000} s` : `ended by ${result.by}`);
    }
    if (result.code === 0)
        return result.stdout;
    const text = result.stdout + result.stderr;
    const refusal = /credentials not found/i.test(text)
        ? 'not-found'
        : /not implemented/i.test(text)
            ? 'not-implemented'
            : 'other';
    return { refusal, problem: `exit code ${result.code}` };
}
function storeInput(key, entry) {
    const login = (0,_entry_js__WEBPACK_IMPORTED_MODULE_3__/* .loginIn */ .Xj)(entry);
    const pair = Buffer.from(entry.auth ?? '', 'base64').toString();
    return JSON.stringify({
        ServerURL: key,
        Username: login?.identityToken ? TOKEN_USER : (login?.username ?? ''),
        Secret: login?.identityToken ? entry.identitytoken : pair.slice(pair.indexOf(':') + 1),
    });
}
function parseAnswer(text) {
    let answer;
    try {
        answer = JSON.parse(text);
    }
    catch {
        return undefined;
    }
    if (!(0,_read_auth_file_js__WEBPACK_IMPORTED_MODULE_4__/* .isObject */ .Gv)(answer))
        return undefined;
    const { Username: username, Secret: secret } = answer;
    if (typeof username !== 'string' || typeof secret !== 'string')
        return undefined;
    if (username === '' && secret === '')
        return null;
    if (username === TOKEN_USER)
        return { identitytoken: secret };
    return { auth: Buffer.from(`${username}:${secret}`).toString('base64') };
}


/***/ }),

/***/ 6174:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ warnIfShadowed),
/* harmony export */   s: () => (/* binding */ isShadowed)
/* harmony export */ });
/* harmony import */ var _auth_file_auth_key_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(25);
/* harmony import */ var _auth_file_read_auth_file_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9775);


function warnIfShadowed(key, ctx) {
    if (!isShadowed(key, ctx))
        return;
    ctx.log.warning(`DOCKER_AUTH_CONFIG names ${key} and wins over this login wherever docker 28.3 or newer reads it. ` +
        'Unset it for the steps that pull or push.');
}
function isShadowed(key, { env }) {
    const value = env['DOCKER_AUTH_CONFIG'];
    return value ? names(value).some((name) => hostOf(name) === hostOf(key)) : false;
}
function names(value) {
    try {
        const config = JSON.parse(value);
        return (0,_auth_file_read_auth_file_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(config) && (0,_auth_file_read_auth_file_js__WEBPACK_IMPORTED_MODULE_0__/* .isObject */ .Gv)(config['auths']) ? Object.keys(config['auths']) : [];
    }
    catch {
        return [];
    }
}
function hostOf(key) {
    const host = key === _auth_file_auth_key_js__WEBPACK_IMPORTED_MODULE_1__/* .HUB_KEY */ .S ? 'docker.io' : key.replace(/^https?:\/\//, '').split('/')[0];
    return host === 'index.docker.io' ? 'docker.io' : (host ?? '');
}


/***/ }),

/***/ 2438:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   file: () => (/* binding */ file)
/* harmony export */ });
/* harmony import */ var _distribution_handshake_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6063);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _auth_file_entry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3325);
/* harmony import */ var _auth_file_helper_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6169);
/* harmony import */ var _auth_file_locate_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2467);
/* harmony import */ var _docker_auth_config_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6174);






const file = {
    id: 'file',
    family: 'docker',
    authFile: (ctx) => (0,_auth_file_locate_js__WEBPACK_IMPORTED_MODULE_4__/* .dockerAuthFile */ .z7)(ctx.env),
    async login({ address: { host }, credential, endpoint, key, settings }, ctx) {
        const helper = (0,_auth_file_helper_js__WEBPACK_IMPORTED_MODULE_3__/* .helperFor */ .y)(settings, key);
        if (helper !== undefined)
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_CREDS_STORE_CONFLICT', { registry: host, helper });
        (0,_docker_auth_config_js__WEBPACK_IMPORTED_MODULE_5__/* .warnIfShadowed */ .h)(key, ctx);
        const result = await (0,_distribution_handshake_js__WEBPACK_IMPORTED_MODULE_0__/* .handshake */ .g)(endpoint, credential, [], ctx);
        if (result.answer === 'unknown') {
            return { kind: 'failed', exitCode: result.error.code, words: result.error.message };
        }
        if (result.answer === 'rejected') {
            const { status, code, words } = result.reason;
            return { kind: 'failed', exitCode: status, words: words ?? code ?? '' };
        }
        if (result.scheme === 'none') {
            ctx.log.notice(`${host} asked for no credential, so it is not proved that this one is right.`);
        }
        return { kind: 'stored', entry: (0,_auth_file_entry_js__WEBPACK_IMPORTED_MODULE_2__/* .entryFor */ .cy)(credential) };
    },
};


/***/ })

};
