export const id = 5855;
export const ids = [5855,3701];
export const modules = {

/***/ 5855:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  run: () => (/* binding */ run)
});

// EXTERNAL MODULE: ./src/login/authority.ts
var authority = __webpack_require__(7460);
// EXTERNAL MODULE: ./src/distribution/handshake.ts
var handshake = __webpack_require__(6063);
// EXTERNAL MODULE: ./src/distribution/verify-rights.ts + 1 modules
var verify_rights = __webpack_require__(4830);
// EXTERNAL MODULE: ./src/registries/address.ts + 1 modules
var registries_address = __webpack_require__(6165);
// EXTERNAL MODULE: ./src/registries/detect.ts + 26 modules
var detect = __webpack_require__(7532);
// EXTERNAL MODULE: ./src/login/diagnose.ts + 1 modules
var diagnose = __webpack_require__(3701);
// EXTERNAL MODULE: ./src/login/given-credential.ts
var given_credential = __webpack_require__(9720);
// EXTERNAL MODULE: ./src/login/auth-file/auth-key.ts
var auth_key = __webpack_require__(25);
// EXTERNAL MODULE: ./src/login/auth-file/entry.ts
var auth_file_entry = __webpack_require__(3325);
// EXTERNAL MODULE: ./src/login/auth-file/helper.ts
var auth_file_helper = __webpack_require__(6169);
// EXTERNAL MODULE: ./src/login/auth-file/locate.ts
var locate = __webpack_require__(2467);
// EXTERNAL MODULE: ./src/login/auth-file/read-auth-file.ts
var read_auth_file = __webpack_require__(9775);
// EXTERNAL MODULE: ./src/login/clients/docker-auth-config.ts
var docker_auth_config = __webpack_require__(6174);
;// CONCATENATED MODULE: ./src/login/stored-login.ts






async function storedLogin(address, ctx) {
    const key = (0,auth_key/* authKey */.M)(address, 'docker');
    const file = await (0,read_auth_file/* readAuthFile */.nb)((0,locate/* dockerAuthFile */.z7)(ctx.env), ctx);
    const helper = (0,auth_file_helper/* helperFor */.y)(file.settings, key);
    const entry = (0,read_auth_file/* entryOf */.Ms)(file, key);
    const login = entry ? (0,auth_file_entry/* loginIn */.Xj)(entry) : undefined;
    if (login)
        ctx.masks.add(login.secret, login.username);
    return {
        shadowed: (0,docker_auth_config/* isShadowed */.s)(key, ctx),
        ...(helper ? { helper } : {}),
        ...(login ? { login } : {}),
    };
}

// EXTERNAL MODULE: ./src/login/target-endpoint.ts
var target_endpoint = __webpack_require__(1484);
;// CONCATENATED MODULE: ./src/login/check.ts








async function check(request, ctx) {
    const address = (0,registries_address/* parseAddress */.o)(request.registry);
    const entry = (0,detect/* detect */.o)(address, request.provider);
    const registry = await entry.load();
    const endpoint = (0,target_endpoint/* targetEndpoint */.J)(address, entry, registry);
    const findings = [note(`${address.host} is treated as ${entry.title}.`)];
    const reached = await (0,handshake/* handshake */.g)(endpoint, undefined, request.rights, ctx);
    findings.push(reach(address.host, reached));
    if (reached.answer === 'unknown')
        return findings;
    const login = request.password
        ? await givenLogin(registry, address, request, ctx)
        : await found(address, findings, ctx);
    if (!login)
        return findings;
    const subject = { address, registry, endpoint, credential: login };
    const answer = await (0,handshake/* handshake */.g)(endpoint, login, [], ctx);
    findings.push(verdict(subject, answer));
    if (answer.answer === 'accepted')
        findings.push(...(await rightsOf(subject, request.rights, ctx)));
    return findings;
}
function reach(host, answer) {
    if (answer.answer === 'unknown')
        return failure('unknown', answer.error);
    const open = answer.answer === 'accepted' && answer.scheme === 'none';
    return right(`${host} answers as a registry${open ? ' and is open to everybody' : ' and asks for a login'}.`);
}
async function found(address, findings, ctx) {
    const stored = await storedLogin(address, ctx);
    if (stored.shadowed) {
        findings.push({
            state: 'wrong',
            text: `The variable DOCKER_AUTH_CONFIG holds a login for ${address.host}, which docker 28.3 and later read in place of the file.`,
            cure: 'Unset it for this job, or store the right login in it.',
        });
    }
    if (stored.login) {
        findings.push(note(`The login that docker has stored (user ${stored.login.username}) is checked.`));
        return stored.login;
    }
    findings.push(note(stored.helper
        ? `The login is kept by the credential helper ${stored.helper}; give --username and --password-stdin to check one.`
        : `No login for ${address.host} is stored; give --username and --password-stdin to check one.`));
    return undefined;
}
function verdict(subject, answer) {
    const { address, credential } = subject;
    switch (answer.answer) {
        case 'unknown':
            return failure('unknown', answer.error);
        case 'rejected':
            return failure('wrong', (0,diagnose/* refusal */.x)(subject, answer.reason));
        case 'accepted':
            return answer.scheme === 'none'
                ? {
                    state: 'unknown',
                    text: `${address.host} asks for no login, so nothing is proved about this one.`,
                }
                : right(`${address.host} accepts the login of ${credential.username}.`);
    }
}
async function rightsOf(subject, rights, ctx) {
    const proofs = await (0,verify_rights/* verifyRights */.n)(subject.endpoint, subject.credential, rights, ctx);
    return proofs.map((proof) => {
        const name = `${proof.right.action} ${proof.right.repository}`;
        if (proof.proof === 'granted')
            return right(`The login may ${name}.`);
        if (proof.proof === 'unknown')
            return failure('unknown', proof.error);
        const { host } = subject.address;
        const cure = `Grant ${subject.credential.username} the right to ${name} on ${host}, or use a credential that has it.`;
        return { state: 'wrong', code: 'E_RIGHT_MISSING', text: `The login may not ${name}.`, cure };
    });
}
function note(text) {
    return { state: 'note', text };
}
function right(text) {
    return { state: 'right', text };
}
function failure(state, error) {
    return { state, code: error.code, text: error.message, cure: error.hint, temporary: error.exit === 75 };
}
async function givenLogin(registry, address, { username, password }, ctx) {
    const secret = ctx.masks.learn(password, username || undefined);
    const given = (0,given_credential/* givenCredential */.F)({ username, password: secret }, address.host, ctx);
    return registry.login({ address, ...given }, ctx);
}

// EXTERNAL MODULE: ./src/login/parse-rights.ts
var parse_rights = __webpack_require__(3388);
// EXTERNAL MODULE: ./src/cli/password-source.ts
var password_source = __webpack_require__(1463);
;// CONCATENATED MODULE: ./src/cli/check.ts




const marks = { right: '✓', wrong: '✗', unknown: '?', note: '·' };
const run = async (args, io, ctx) => {
    const text = (name) => String(args.values[name] ?? '');
    const password = await (0,password_source/* readPassword */.k)(args, io.stdin, ctx);
    const here = text('ca') ? (0,authority/* trusting */.h)(await (0,authority/* readAuthority */.A)(text('ca'), ctx), ctx) : ctx;
    const request = {
        registry: args.words[0] ?? '',
        provider: text('provider'),
        username: text('username'),
        password,
        rights: (0,parse_rights/* parseRights */.f)(text('verify')),
    };
    const findings = await check(request, here);
    if (args.values['json'])
        io.out(JSON.stringify(findings));
    else
        for (const finding of findings)
            show(finding, io.out);
    return exitCode(findings);
};
function show({ state, code, text, cure }, out) {
    out(`${marks[state]} ${code ? `${code}: ` : ''}${text}`);
    if (cure)
        out(`  ${cure}`);
}
function exitCode(findings) {
    if (findings.some(({ state }) => state === 'wrong'))
        return 1;
    const unknown = findings.filter(({ state }) => state === 'unknown');
    if (unknown.length === 0)
        return 0;
    return unknown.every(({ temporary }) => temporary) ? 75 : 1;
}


/***/ }),

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

/***/ 4830:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ verifyRights)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/distribution/answer-challenge.ts + 5 modules
var answer_challenge = __webpack_require__(1496);
// EXTERNAL MODULE: ./src/distribution/granted.ts
var granted = __webpack_require__(1845);
// EXTERNAL MODULE: ./src/distribution/handshake.ts
var handshake = __webpack_require__(6063);
// EXTERNAL MODULE: ./src/distribution/ping.ts
var ping = __webpack_require__(5312);
// EXTERNAL MODULE: ./src/distribution/rejection.ts
var rejection = __webpack_require__(1577);
// EXTERNAL MODULE: ./src/distribution/scope.ts
var scope = __webpack_require__(8850);
// EXTERNAL MODULE: ./src/http/stopped.ts
var stopped = __webpack_require__(4013);
;// CONCATENATED MODULE: ./src/distribution/upload-probe.ts

async function probeUpload(base, repository, authorization, ctx) {
    const shared = {
        plainHttp: base.protocol === 'http:',
        ...(authorization && { headers: { authorization } }),
    };
    const start = new URL(`/v2/${repository}/blobs/uploads/`, base);
    const response = await ctx.http.send({ ...shared, method: 'POST', url: start });
    const location = response.header('location');
    if (response.status === 202 && location !== undefined)
        await cancel(location, start, shared, ctx);
    return response;
}
async function cancel(location, start, shared, ctx) {
    const url = URL.canParse(location, start.href) ? new URL(location, start) : undefined;
    if (url === undefined || url.origin !== start.origin || url.username + url.password !== '') {
        ctx.log.debug('The upload that proved the right to push is not cancelled: its address is on another host.');
        return;
    }
    try {
        await ctx.http.send({ ...shared, method: 'DELETE', url });
    }
    catch {
        if (ctx.signal.aborted)
            throw (0,stopped/* stopped */.c)(ctx.signal);
        ctx.log.debug('The upload that proved the right to push was not cancelled; the registry removes it in time.');
    }
}

;// CONCATENATED MODULE: ./src/distribution/verify-rights.ts








async function verifyRights(endpoint, login, rights, ctx) {
    (0,scope/* scopes */.W)(rights);
    try {
        const door = await (0,ping/* ping */.h)(endpoint, ctx);
        const ask = (response) => (0,answer_challenge/* answerChallenge */.I)({ ...door, response }, endpoint, login, rights, ctx);
        const answer = await ask(door.response);
        const proofs = [];
        for (const right of rights)
            proofs.push(await proofFrom(answer, right, door.base, ask, ctx));
        return proofs;
    }
    catch (error) {
        const open = (0,handshake/* unresolved */.I)(error, ctx);
        return rights.map((right) => unknown(right, open));
    }
}
async function proofFrom(answer, right, base, ask, ctx) {
    if (answer.answer === 'rejected')
        return missing(right, answer.reason);
    if (answer.answer === 'unknown')
        return unknown(right, answer.error);
    if (answer.granted)
        return (0,granted/* includesRight */.I)(answer.granted, right) ? grant(right) : missing(right);
    try {
        const response = await probe(right, base, answer.authorization, ctx);
        if (answer.scheme === 'none' && response.status === 401) {
            const second = await ask(response);
            return await proofFrom(second, right, base, () => Promise.resolve(second), ctx);
        }
        return judge(right, response, base.host, ctx);
    }
    catch (error) {
        return unknown(right, (0,handshake/* unresolved */.I)(error, ctx));
    }
}
const grant = (right) => ({ right, proof: 'granted' });
const missing = (right, reason) => reason === undefined ? { right, proof: 'missing' } : { right, proof: 'missing', reason };
const unknown = (right, error) => ({ right, proof: 'unknown', error });
function judge(right, response, host, ctx) {
    const { status } = response;
    if (status === (right.action === 'push' ? 202 : 200))
        return grant(right);
    if (status === 401 || status === 403)
        return missing(right, (0,rejection/* rejection */.cz)('registry', response, ctx));
    if (status === 404)
        return unknown(right, notFound(right.repository, host));
    return unknown(right, (0,rejection/* unclear */.lD)(response, host, ctx.clock.now()));
}
function notFound(repository, host) {
    return (0,errors/* fail */.fJ)('E_REPOSITORY_NOT_FOUND', { repository, host });
}
function probe({ action, repository }, base, authorization, ctx) {
    if (action === 'push')
        return probeUpload(base, repository, authorization, ctx);
    return ctx.http.send({
        method: 'GET',
        url: new URL(`/v2/${repository}/tags/list?n=1`, base),
        ...(authorization && { headers: { authorization } }),
        plainHttp: base.protocol === 'http:',
        maxBytes: 4 * 1024 * 1024,
    });
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


/***/ }),

/***/ 25:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ authKey),
/* harmony export */   S: () => (/* binding */ HUB_KEY)
/* harmony export */ });
const HUB_KEY = 'https://index.docker.io/v1/';
function authKey(address, family, scopePath) {
    if (family === 'podman')
        return scopePath ? `${address.host}/${scopePath}` : address.host;
    return address.host === 'docker.io' ? HUB_KEY : address.host;
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

/***/ 4484:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ codeOf)
/* harmony export */ });
function codeOf(error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return typeof code === 'string' ? code : 'unknown error';
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

/***/ 2467:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NC: () => (/* binding */ dockerFolder),
/* harmony export */   jN: () => (/* binding */ buildxFolder),
/* harmony export */   ro: () => (/* binding */ homeFolders),
/* harmony export */   wh: () => (/* binding */ podmanAuthFile),
/* harmony export */   z7: () => (/* binding */ dockerAuthFile)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3916);



function dockerFolder(env) {
    return env['DOCKER_CONFIG'] ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(env['DOCKER_CONFIG']) : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home(env, 'DOCKER_CONFIG'), '.docker');
}
function dockerAuthFile(env) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dockerFolder(env), 'config.json');
}
function buildxFolder(env) {
    return env['BUILDX_CONFIG'] ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(env['BUILDX_CONFIG']) : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(dockerFolder(env), 'buildx');
}
function podmanAuthFile(env, platform = process.platform) {
    if (env['REGISTRY_AUTH_FILE'])
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(env['REGISTRY_AUTH_FILE']);
    if (platform !== 'linux')
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(home(env, 'REGISTRY_AUTH_FILE'), '.config/containers/auth.json');
    const runtime = env['XDG_RUNTIME_DIR'];
    return runtime ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(runtime), 'containers/auth.json') : runtimeFile();
}
function homeFolders(env) {
    const named = ['DOCKER_CONFIG', 'BUILDX_CONFIG', 'XDG_RUNTIME_DIR', 'RUNNER_TEMP', 'TMPDIR', 'TEMP'];
    const folders = named.map((name) => env[name]).filter((value) => value !== undefined && value !== '');
    if (env['REGISTRY_AUTH_FILE'])
        folders.push((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(env['REGISTRY_AUTH_FILE']));
    const own = homeOf(env);
    return [...folders, own, '/tmp', (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(runtimeFile())].flatMap((dir) => (dir ? [(0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(dir)] : []));
}
function runtimeFile() {
    return `/run/containers/${process.getuid?.() ?? 0}/auth.json`;
}
function home(env, variable) {
    const dir = homeOf(env);
    if (dir === undefined)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .fail */ .fJ)('E_HOME_UNSET', { variable });
    return dir;
}
function homeOf(env) {
    const dir = env['HOME'] || env['USERPROFILE'];
    if (dir)
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(dir);
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().homedir || undefined;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 9775:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gv: () => (/* binding */ isObject),
/* harmony export */   M9: () => (/* binding */ parseAuthFile),
/* harmony export */   Ms: () => (/* binding */ entryOf),
/* harmony export */   ae: () => (/* binding */ readAuthText),
/* harmony export */   nb: () => (/* binding */ readAuthFile)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _read_whole_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4198);
/* harmony import */ var _real_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4765);



const CAP = 1024 * 1024;
async function readAuthFile(path, ctx) {
    const real = await (0,_real_path_js__WEBPACK_IMPORTED_MODULE_2__/* .realPath */ .Y)(path, ctx);
    if (real === undefined)
        return { path, settings: {}, auths: {} };
    return parseAuthFile(real, await readAuthText(real, ctx));
}
async function readAuthText(path, ctx) {
    const tooLarge = () => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_DOCKER_CONFIG_INVALID', { path, problem: 'it is larger than 1 MiB' });
    const bytes = await (0,_read_whole_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readWholeFile */ .M)(path, CAP, tooLarge, ctx);
    if (bytes === undefined)
        return '';
    try {
        return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    }
    catch {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_DOCKER_CONFIG_INVALID', { path, problem: 'it is not UTF-8' });
    }
}
function parseAuthFile(path, text) {
    const invalid = (problem) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_DOCKER_CONFIG_INVALID', { path, problem });
    if (text.startsWith('\ufeff'))
        throw invalid('it begins with a byte order mark');
    const settings = text === '' ? {} : parse(text);
    if (!isObject(settings))
        throw invalid('it is not a JSON object');
    const auths = Object.hasOwn(settings, 'auths') ? (settings['auths'] ?? {}) : {};
    if (!isObject(auths))
        throw invalid('its "auths" is not a JSON object');
    if (!Object.values(auths).every(isObject))
        throw invalid('one of its "auths" is not a JSON object');
    return { path, settings, auths: auths };
}
function entryOf(file, key) {
    return Object.hasOwn(file.auths, key) ? (file.auths[key] ?? null) : null;
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}


/***/ }),

/***/ 4198:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ readWholeFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _file_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4484);



async function readWholeFile(path, cap, tooLarge, ctx) {
    let handle;
    try {
        const flags = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0);
        handle = await ctx.fs.open(path, flags);
        const stats = await handle.stat();
        if (!stats.isFile()) {
            const found = stats.isDirectory() ? 'a folder' : 'a device or pipe';
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_FILE_TYPE', { path, found, wanted: 'a file' });
        }
        const uid = process.getuid?.();
        if (uid !== undefined && stats.uid !== uid)
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_FILE_OWNER', { path });
        if (stats.size > cap)
            throw tooLarge();
        return await handle.readFile();
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RegcredError */ .BM)
            throw error;
        const code = (0,_file_error_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$)(error);
        if (code === 'ENOENT')
            return undefined;
        if (code === 'ELOOP')
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_SYMLINK', { path, problem: 'appeared while it was being read' });
        if (code === 'ENXIO')
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_FILE_TYPE', { path, found: 'a socket or pipe', wanted: 'a file' });
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_FILE_READ', { path, problem: code });
    }
    finally {
        await handle?.close();
    }
}


/***/ }),

/***/ 4765:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ look),
/* harmony export */   Y: () => (/* binding */ realPath)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _file_error_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4484);
/* harmony import */ var _locate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2467);




async function realPath(path, ctx) {
    const folder = await follow((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path), path, ctx);
    if (folder === undefined)
        return undefined;
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path));
    const found = await look(file, ctx);
    const real = found?.isSymbolicLink() ? await follow(file, path, ctx) : file;
    if (real === undefined)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_SYMLINK', { path, problem: 'points to nothing' });
    if (real !== path)
        await mustBeAtHome(real, path, ctx);
    return real;
}
async function look(path, ctx) {
    try {
        return await ctx.fs.lstat(path);
    }
    catch (error) {
        if ((0,_file_error_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$)(error) === 'ENOENT')
            return undefined;
        throw translate(error, path);
    }
}
async function follow(target, path, ctx) {
    try {
        return await ctx.fs.realpath(target);
    }
    catch (error) {
        if ((0,_file_error_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$)(error) === 'ENOENT')
            return undefined;
        throw translate(error, path);
    }
}
function translate(error, path) {
    const code = (0,_file_error_js__WEBPACK_IMPORTED_MODULE_3__/* .codeOf */ .$)(error);
    if (code === 'ELOOP')
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_SYMLINK', { path, problem: 'leads back to itself' });
    if (code === 'ENOTDIR') {
        return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_FILE_TYPE', { path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path), found: 'a file', wanted: 'a folder' });
    }
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_FILE_READ', { path, problem: code });
}
async function mustBeAtHome(real, path, ctx) {
    const folders = await Promise.all((0,_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .homeFolders */ .ro)(ctx.env).map((dir) => ctx.fs.realpath(dir).catch(() => dir)));
    if (folders.some((dir) => real.startsWith(dir.endsWith(node_path__WEBPACK_IMPORTED_MODULE_0__.sep) ? dir : dir + node_path__WEBPACK_IMPORTED_MODULE_0__.sep)))
        return;
    throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_SYMLINK', { path, problem: 'leads out of the folders of this user and job' });
}


/***/ }),

/***/ 7460:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readAuthority),
/* harmony export */   h: () => (/* binding */ trusting)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _http_create_http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7358);


async function readAuthority(ca, ctx) {
    if (ca.includes('-----BEGIN CERTIFICATE-----'))
        return ca;
    return ctx.fs.readFile(ca, 'utf8').catch(() => {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_CA_FILE', { file: ca });
    });
}
function trusting(ca, ctx) {
    return { ...ctx, http: (0,_http_create_http_js__WEBPACK_IMPORTED_MODULE_1__/* .createHttp */ .V)({ ...ctx, ca }) };
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

/***/ 3701:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  diagnose: () => (/* binding */ diagnose),
  x: () => (/* binding */ refusal)
});

// EXTERNAL MODULE: ./src/distribution/handshake.ts
var handshake = __webpack_require__(6063);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/registries/explanation-rule.ts
var explanation_rule = __webpack_require__(9619);
;// CONCATENATED MODULE: ./src/registries/explain-refusal.ts

function explainRefusal(registry, refusal) {
    return strayBlank(refusal) ?? registry.explain?.(refusal) ?? general(refusal) ?? unclear(refusal);
}
const strayBlank = (0,explanation_rule/* explainBy */.H$)({
    when: (0,explanation_rule/* all */.Q7)(explanation_rule/* notAccepted */.LA, ({ secret }) => secret.hasOuterWhiteSpace),
    cause: 'The password begins or ends with a blank or a line break, and is not accepted with it.',
    cure: 'Store the password again without it, for example with printf %s instead of echo.',
});
const general = (0,explanation_rule/* explainBy */.H$)({
    when: explanation_rule/* rateLimited */.xd,
    cause: 'The registry has had too many requests from this account or address.',
    cure: 'Wait and run it again; the user name and password were not judged.',
}, {
    when: explanation_rule/* saysExpired */.ow,
    cause: 'The password or token has expired.',
    cure: 'Create a new one where this one was created, and store it where this job reads its password.',
}, {
    when: (0,explanation_rule/* lacks */.pO)('push'),
    cause: 'The login is accepted, but it may not push to this repository.',
    cure: 'Grant this user or token the right to push (write) there, or check the name of the repository.',
}, {
    when: (0,explanation_rule/* lacks */.pO)('pull'),
    cause: 'The login is accepted, but it may not pull from this repository.',
    cure: 'Grant this user or token the right to pull (read) there, or check the name of the repository.',
}, {
    when: explanation_rule/* notAllowed */.mj,
    cause: 'The registry knows this login and does not allow it here.',
    cure: 'Check the rights of the user or token, and rules that limit where logins may come from.',
}, {
    when: ({ rejection }) => rejection.status === 404 || rejection.code === 'NAME_UNKNOWN',
    cause: 'There is no registry at this address, or it does not know the name in it.',
    cure: 'Check the host, the port and the name: it must be the address images are pulled from, not that of the web page.',
}, {
    when: (0,explanation_rule/* all */.Q7)(explanation_rule/* notAccepted */.LA, explanation_rule/* emailAsUser */.Yv),
    cause: 'The user name or password is wrong; the user name is an e-mail address.',
    cure: 'Many registries take credentials of their own, not those of your account: look for them on the page of the registry.',
}, {
    when: explanation_rule/* notAccepted */.LA,
    cause: 'The user name or password is wrong, has been reset, or has expired.',
    cure: 'Check that both belong to this registry and to each other, and are not those of your account on the web page.',
});
function unclear({ rejection }) {
    const who = rejection.by === 'registry' ? 'The registry' : 'The registry’s token server';
    return {
        cause: `${who} refused the login with status ${rejection.status}.`,
        cure: 'Check that the address is that of a container registry and that the login is meant for it.',
    };
}

// EXTERNAL MODULE: ./src/registries/secret-form.ts
var secret_form = __webpack_require__(3666);
;// CONCATENATED MODULE: ./src/login/diagnose.ts




async function diagnose(subject, failure, ctx) {
    const answer = await (0,handshake/* handshake */.g)(subject.endpoint, subject.credential, [], ctx);
    if (answer.answer === 'rejected')
        return { kind: 'refused', error: refusal(subject, answer.reason) };
    if (answer.answer === 'unknown') {
        return { kind: answer.error.exit === 75 ? 'transient' : 'refused', error: answer.error };
    }
    const { client, exitCode, words } = failure;
    const error = (0,errors/* fail */.fJ)('E_CLIENT_FAILED', { client, exitCode, words, registry: subject.address.host });
    return { kind: 'transient', error };
}
function refusal(subject, rejection) {
    const { address, registry, credential } = subject;
    const { username, secret } = credential;
    const { cause, cure } = explainRefusal(registry, {
        address,
        username,
        secret: (0,secret_form/* secretFacts */.gB)(secret),
        rejection,
    });
    return (0,errors/* fail */.fJ)('E_LOGIN_REFUSED', { registry: address.host, cause, cure });
}


/***/ }),

/***/ 9720:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ givenCredential)
/* harmony export */ });
/* harmony import */ var _secret_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2102);

function givenCredential(spec, registry, ctx) {
    const username = spec.username ? { username: spec.username } : {};
    const written = spec.password.reveal();
    const value = written.replace(/\r?\n$/, '');
    if (value.trim() === '')
        return username;
    if (value !== written)
        ctx.log.notice(`The password for ${registry} ended with a line break, which was cut.`);
    if (value !== value.trim()) {
        ctx.log.warning(`The password for ${registry} begins or ends with white space. If the login is refused, store the secret again without it.`);
    }
    return { ...username, secret: new _secret_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(value) };
}


/***/ }),

/***/ 3388:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ parseRights)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

const REPOSITORY = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*$/;
function parseRights(text) {
    return text
        .split(/[\n,]/)
        .map((part) => part.trim())
        .filter((part) => part !== '')
        .map(parseRight);
}
function parseRight(text) {
    const [action, repository = ''] = text.split(':', 2);
    if (!isAction(action) || !REPOSITORY.test(repository))
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_VERIFY_INVALID', { right: text });
    return { action, repository };
}
function isAction(text) {
    return text === 'pull' || text === 'push';
}


/***/ }),

/***/ 1484:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ targetEndpoint)
/* harmony export */ });
function targetEndpoint(address, entry, registry) {
    return {
        host: address.host,
        plainHttp: address.plainHttp,
        realms: entry.realms,
        ...registry.endpoint?.(address),
    };
}


/***/ }),

/***/ 9619:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ not),
/* harmony export */   H$: () => (/* binding */ explainBy),
/* harmony export */   LA: () => (/* binding */ notAccepted),
/* harmony export */   Q7: () => (/* binding */ all),
/* harmony export */   QC: () => (/* binding */ userIs),
/* harmony export */   WK: () => (/* binding */ secretStartsWith),
/* harmony export */   Yv: () => (/* binding */ emailAsUser),
/* harmony export */   mj: () => (/* binding */ notAllowed),
/* harmony export */   ow: () => (/* binding */ saysExpired),
/* harmony export */   pO: () => (/* binding */ lacks),
/* harmony export */   xd: () => (/* binding */ rateLimited)
/* harmony export */ });
function explainBy(...rules) {
    return (refusal) => {
        const rule = rules.find(({ when }) => when(refusal));
        return rule && { cause: rule.cause, cure: rule.cure };
    };
}
const notAccepted = ({ rejection, right }) => right === undefined &&
    (rejection.status === 401 || rejection.code === 'UNAUTHORIZED') &&
    !tooMany(rejection);
const notAllowed = ({ rejection, right }) => right !== undefined || rejection.status === 403 || rejection.code === 'DENIED';
const rateLimited = ({ rejection }) => tooMany(rejection);
const saysExpired = ({ rejection }) => /\bexpired?\b|\bexpiration\b/i.test(`${rejection.code ?? ''} ${rejection.words ?? ''}`);
const emailAsUser = ({ username }) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(username);
const secretStartsWith = (...prefixes) => ({ secret }) => secret.prefix !== undefined && prefixes.includes(secret.prefix);
const userIs = (form) => ({ username }) => form.test(username);
const lacks = (action) => ({ right }) => right?.action === action;
const all = (...conditions) => (refusal) => conditions.every((condition) => condition(refusal));
const not = (condition) => (refusal) => !condition(refusal);
function tooMany({ status, code }) {
    return status === 429 || code === 'TOOMANYREQUESTS';
}


/***/ })

};
