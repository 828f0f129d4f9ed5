export const id = 7015;
export const ids = [7015];
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

/***/ 8591:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ editAuthText)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _read_auth_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9775);



async function editAuthText(path, text, edits) {
    const { applyEdits, modify } = await __webpack_require__.e(/* import() */ 9547).then(__webpack_require__.t.bind(__webpack_require__, 9547, 23));
    const formattingOptions = { insertSpaces: false, tabSize: 1, eol: /\r\n/.test(text) ? '\r\n' : '\n' };
    let edited = text === '' ? '{}' : text;
    for (const { at, value } of edits) {
        edited = applyEdits(edited, modify(edited, [...at], value, { formattingOptions }));
    }
    const wanted = structuredClone((0,_read_auth_file_js__WEBPACK_IMPORTED_MODULE_2__/* .parseAuthFile */ .M9)(path, text).settings);
    for (const edit of edits)
        apply(wanted, edit);
    if ((0,node_util__WEBPACK_IMPORTED_MODULE_0__.isDeepStrictEqual)((0,_read_auth_file_js__WEBPACK_IMPORTED_MODULE_2__/* .parseAuthFile */ .M9)(path, edited).settings, wanted))
        return edited;
    throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_DOCKER_CONFIG_INVALID', { path, problem: 'a key stands in it twice' });
}
function apply(target, { at, value }) {
    const [key, ...rest] = at;
    const [next, ...more] = rest;
    if (next !== undefined) {
        const inner = Object.hasOwn(target, key) ? target[key] : undefined;
        if (inner === undefined && value === undefined)
            return;
        const child = (inner ?? {});
        define(target, key, child);
        return apply(child, { at: [next, ...more], value });
    }
    if (value === undefined)
        Reflect.deleteProperty(target, key);
    else
        define(target, key, value);
}
function define(target, key, value) {
    Object.defineProperty(target, key, { value, enumerable: true, writable: true, configurable: true });
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

/***/ 8374:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ readJournal),
/* harmony export */   f: () => (/* binding */ writeJournal)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _read_auth_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9775);
/* harmony import */ var _read_whole_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4198);
/* harmony import */ var _write_auth_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2428);




const CAP = 16 * 1024 * 1024;
async function readJournal(file, ctx) {
    const path = `${file}.regcred`;
    const invalid = (problem) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_JOURNAL_INVALID', { path, problem });
    const bytes = await (0,_read_whole_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readWholeFile */ .M)(path, CAP, () => invalid('it is too large'), ctx);
    if (bytes === undefined)
        return { salt: Buffer.from(ctx.random.bytes(16)).toString('base64'), logins: [] };
    const value = parse(bytes.toString());
    if (!isJournal(value))
        throw invalid('it is not a journal of regcred');
    return value;
}
async function writeJournal(file, journal, lock, ctx) {
    const path = `${file}.regcred`;
    if (journal.logins.length > 0)
        return (0,_write_auth_file_js__WEBPACK_IMPORTED_MODULE_3__/* .replaceFile */ .f)(path, `${JSON.stringify(journal)}\n`, lock, ctx);
    await lock.mustHold();
    await ctx.fs.rm(path, { force: true });
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
function isJournal(value) {
    if (!(0,_read_auth_file_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(value) || typeof value['salt'] !== 'string' || !Array.isArray(value['logins']))
        return false;
    const strings = ['id', 'key', 'owner', 'print'];
    return value['logins'].every((login) => (0,_read_auth_file_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(login) &&
        strings.every((name) => typeof login[name] === 'string') &&
        (login['before'] === null || (0,_read_auth_file_js__WEBPACK_IMPORTED_MODULE_1__/* .isObject */ .Gv)(login['before'])));
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

/***/ 8877:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ removeLogin),
/* harmony export */   a: () => (/* binding */ findLogins)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3325);
/* harmony import */ var _helper_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6169);
/* harmony import */ var _journal_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8374);
/* harmony import */ var _read_auth_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9775);
/* harmony import */ var _real_path_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4765);
/* harmony import */ var _transaction_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1231);







async function removeLogin(record, ctx) {
    const real = await (0,_real_path_js__WEBPACK_IMPORTED_MODULE_5__/* .realPath */ .Y)(record.file, ctx);
    if (real === undefined || !(await knows(real, record, ctx)))
        return 'gone';
    return (0,_transaction_js__WEBPACK_IMPORTED_MODULE_6__/* .withAuthFile */ .j)(real, ctx, async (opened) => {
        const { salt, logins } = opened.journal;
        const index = logins.findIndex(({ id, key }) => id === record.id && key === record.key);
        const ours = logins[index];
        if (ours === undefined)
            return 'gone';
        const rest = logins.filter((login) => login !== ours);
        const heir = logins.slice(index + 1).find((login) => standsOn(login, ours, salt));
        if (heir !== undefined) {
            await opened.record(rest.map((login) => (login === heir ? inherit(heir, ours) : login)));
            return 'left';
        }
        const removal = await takeOut(opened, ours, salt, ctx);
        await opened.record(rest);
        return removal;
    });
}
async function findLogins(path, key, owner, ctx) {
    const file = await (0,_real_path_js__WEBPACK_IMPORTED_MODULE_5__/* .realPath */ .Y)(path, ctx);
    if (file === undefined)
        return [];
    const { logins } = await (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .readJournal */ .a)(file, ctx);
    const ours = logins.filter((login) => login.key === key && login.owner === owner);
    return ours.map(({ id, helper }) => ({ file, key, id, ...(helper !== undefined && { helper }) })).reverse();
}
async function knows(file, { id, key }, ctx) {
    const { logins } = await (0,_journal_js__WEBPACK_IMPORTED_MODULE_3__/* .readJournal */ .a)(file, ctx);
    return logins.some((login) => login.id === id && login.key === key);
}
function standsOn(later, ours, salt) {
    const samePlace = later.key === ours.key && later.helper === ours.helper;
    return samePlace && (0,_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .printOf */ .Fc)(later.before, salt) === ours.print;
}
function inherit(heir, ours) {
    const { around, marker, before } = ours;
    return { ...heir, before, ...(around && { around }), ...(marker && { marker }) };
}
async function takeOut(opened, ours, salt, ctx) {
    const { key, before } = ours;
    const helper = ours.helper === undefined ? undefined : (0,_helper_js__WEBPACK_IMPORTED_MODULE_2__/* .openHelper */ .D)(ours.helper, ctx);
    await opened.lock.renew();
    const current = helper ? await helper.get(key) : (0,_read_auth_file_js__WEBPACK_IMPORTED_MODULE_4__/* .entryOf */ .Ms)(opened.file, key);
    if (current === null)
        return 'gone';
    if ((0,_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .printOf */ .Fc)(current, salt) !== ours.print)
        return 'left';
    if (helper)
        await putBack(helper, ours, opened);
    const edits = helper ? markerEdits(opened, ours) : fileEdits(ours);
    if (edits.length > 0)
        await opened.edit(edits);
    return before === null ? 'removed' : 'restored';
}
function fileEdits({ key, before, around }) {
    const edits = [{ at: ['auths', key], value: before ?? undefined }];
    if (around)
        edits.push({ at: ['credHelpers', key], value: around.before ?? undefined });
    return edits;
}
function markerEdits({ file }, { key, marker }) {
    const entry = (0,_read_auth_file_js__WEBPACK_IMPORTED_MODULE_4__/* .entryOf */ .Ms)(file, key);
    const empty = entry !== null && Object.keys(entry).length === 0;
    return marker && empty ? [{ at: ['auths', key], value: undefined }] : [];
}
async function putBack(helper, { key, before, helper: name = '' }, opened) {
    await opened.lock.renew();
    const done = before === null ? await helper.erase(key) : await helper.store(key, before);
    const { salt } = opened.journal;
    if (done !== false && (0,_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .printOf */ .Fc)(await helper.get(key), salt) === (0,_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .printOf */ .Fc)(before, salt))
        return;
    const action = before === null ? 'erase' : 'store';
    throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_HELPER', { helper: name, action, problem: 'afterwards it gives back something else' });
}


/***/ }),

/***/ 1231:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  a: () => (/* binding */ prepareAuthFile),
  j: () => (/* binding */ withAuthFile)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/login/auth-file/edit-auth-file.ts
var edit_auth_file = __webpack_require__(8591);
// EXTERNAL MODULE: ./src/login/auth-file/file-error.ts
var file_error = __webpack_require__(4484);
// EXTERNAL MODULE: ./src/login/auth-file/journal.ts
var auth_file_journal = __webpack_require__(8374);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./src/login/auth-file/lock-holder.ts



const LEASE = 30_000;
const EMPTY_LEASE = 2_000;
async function describeHolder(token, ctx) {
    const host = await thisHost(ctx);
    return JSON.stringify({ token, pid: process.pid, host, time: new Date(ctx.clock.now()).toISOString() });
}
async function readLock(path, ctx) {
    try {
        const [text, stats] = await Promise.all([ctx.fs.readFile(path, 'utf8'), ctx.fs.stat(path)]);
        return { ...parse(text), mtime: stats.mtimeMs };
    }
    catch (error) {
        if ((0,file_error/* codeOf */.$)(error) === 'ENOENT')
            return undefined;
        throw (0,errors/* fail */.fJ)('E_FILE_READ', { path, problem: (0,file_error/* codeOf */.$)(error) });
    }
}
function watch(ctx) {
    let first;
    let since = 0;
    return async (seen) => {
        const now = ctx.clock.now();
        if (first?.token !== seen.token || first.mtime !== seen.mtime) {
            first = seen;
            since = now;
        }
        const lease = seen.token === '' ? EMPTY_LEASE : LEASE;
        if (now - seen.mtime > lease || now - since > lease)
            return true;
        return seen.host === (await thisHost(ctx)) && !isAlive(seen.pid);
    };
}
function parse(text) {
    try {
        const { token, pid, host } = JSON.parse(text);
        if (typeof token === 'string' && typeof pid === 'number' && typeof host === 'string') {
            return { token, pid, host };
        }
    }
    catch {
    }
    return { token: '', pid: 0, host: '' };
}
async function thisHost(ctx) {
    const namespace = await ctx.fs.readlink('/proc/self/ns/pid').catch(() => '');
    return `${(0,external_node_os_.hostname)()} ${namespace}`;
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return (0,file_error/* codeOf */.$)(error) !== 'ESRCH';
    }
}

;// CONCATENATED MODULE: ./src/login/auth-file/lock.ts




const PATIENCE = 2 * LEASE;
class LockLost extends Error {
}
async function withLock(file, ctx, act) {
    const path = `${file}.regcred-lock`;
    const token = Buffer.from(ctx.random.bytes(12)).toString('hex');
    await acquire(file, path, token, ctx);
    const onExit = () => releaseNow(path, token);
    process.once('exit', onExit);
    const mustHold = async () => {
        if ((await readLock(path, ctx))?.token !== token)
            throw new LockLost();
    };
    try {
        return await act({
            tempFor: (target) => tempOf(target, token),
            mustHold,
            async renew() {
                await mustHold();
                const now = ctx.clock.now() / 1000;
                await ctx.fs.utimes(path, now, now);
            },
        });
    }
    finally {
        process.off('exit', onExit);
        if ((await readLock(path, ctx))?.token === token)
            await ctx.fs.unlink(path).catch(() => { });
    }
}
async function acquire(file, path, token, ctx) {
    const start = ctx.clock.now();
    const isStale = watch(ctx);
    const dead = new Set();
    while (!(await create(path, token, ctx))) {
        const seen = await readLock(path, ctx);
        if (seen === undefined)
            continue;
        if (await isStale(seen)) {
            dead.add(seen.token);
            await removeTemps(file, seen.token, ctx);
            await takeAway(path, seen, token, ctx);
            continue;
        }
        const waited = ctx.clock.now() - start;
        if (waited >= PATIENCE)
            throw (0,errors/* fail */.fJ)('E_LOCK_TIMEOUT', { path, seconds: PATIENCE / 1000 });
        const pause = Math.min(100, 5 + waited / 20);
        await ctx.clock.sleep(pause * (0.5 + ctx.random.fraction()), ctx.signal);
    }
    for (const old of dead)
        await removeTemps(file, old, ctx);
}
async function create(path, token, ctx) {
    const text = await describeHolder(token, ctx);
    try {
        const handle = await ctx.fs.open(path, 'wx', 0o600);
        try {
            await handle.writeFile(text);
        }
        catch (error) {
            await ctx.fs.unlink(path).catch(() => { });
            throw error;
        }
        finally {
            await handle.close();
        }
        return true;
    }
    catch (error) {
        if ((0,file_error/* codeOf */.$)(error) === 'EEXIST')
            return false;
        throw (0,errors/* fail */.fJ)('E_FILE_WRITE', { path, problem: (0,file_error/* codeOf */.$)(error) });
    }
}
async function takeAway(path, seen, token, ctx) {
    const aside = `${path}.${token}`;
    try {
        await ctx.fs.rename(path, aside);
    }
    catch (error) {
        if ((0,file_error/* codeOf */.$)(error) === 'ENOENT')
            return;
        throw (0,errors/* fail */.fJ)('E_FILE_WRITE', { path, problem: (0,file_error/* codeOf */.$)(error) });
    }
    const moved = await readLock(aside, ctx);
    if (moved !== undefined && moved.token !== seen.token)
        await ctx.fs.link(aside, path).catch(() => { });
    await ctx.fs.rm(aside, { force: true });
}
function tempOf(path, token) {
    return `${path}.${token}.regcred-tmp`;
}
async function removeTemps(file, token, ctx) {
    if (token === '')
        return;
    for (const target of [file, `${file}.regcred`])
        await ctx.fs.rm(tempOf(target, token), { force: true });
}
function releaseNow(path, token) {
    try {
        if ((0,external_node_fs_.readFileSync)(path, 'utf8').includes(token))
            (0,external_node_fs_.unlinkSync)(path);
    }
    catch {
    }
}

// EXTERNAL MODULE: ./src/login/auth-file/read-auth-file.ts
var read_auth_file = __webpack_require__(9775);
// EXTERNAL MODULE: ./src/login/auth-file/real-path.ts
var real_path = __webpack_require__(4765);
// EXTERNAL MODULE: ./src/login/auth-file/write-auth-file.ts
var write_auth_file = __webpack_require__(2428);
;// CONCATENATED MODULE: ./src/login/auth-file/transaction.ts









const ATTEMPTS = 3;
async function withAuthFile(real, ctx, act) {
    for (let attempt = 1;; attempt++) {
        try {
            return await withLock(real, ctx, async (lock) => {
                const result = await act(await transaction_open(real, lock, ctx));
                await lock.mustHold();
                return result;
            });
        }
        catch (error) {
            if (!(error instanceof LockLost))
                throw error;
            if (attempt === ATTEMPTS)
                throw (0,errors/* fail */.fJ)('E_LOCK_TIMEOUT', { path: `${real}.regcred-lock`, seconds: 0 });
        }
    }
}
async function prepareAuthFile(path, ctx) {
    const real = (await (0,real_path/* realPath */.Y)(path, ctx)) ?? (await makeFolder(path, ctx));
    const folder = await (0,real_path/* look */.O)((0,external_node_path_.dirname)(real), ctx);
    if (folder && !folder.isDirectory()) {
        throw (0,errors/* fail */.fJ)('E_FILE_TYPE', { path: (0,external_node_path_.dirname)(real), found: 'a file', wanted: 'a folder' });
    }
    if (folder && (folder.mode & 0o022) !== 0 && (folder.mode & 0o1000) === 0) {
        ctx.log.warning(`Other users may write to ${(0,external_node_path_.dirname)(real)} and so replace the auth file in it.`);
    }
    return real;
}
async function makeFolder(path, ctx) {
    try {
        await ctx.fs.mkdir((0,external_node_path_.dirname)(path), { recursive: true, mode: 0o700 });
    }
    catch (error) {
        const code = (0,file_error/* codeOf */.$)(error);
        if (code === 'EEXIST')
            throw (0,errors/* fail */.fJ)('E_SYMLINK', { path, problem: 'points to nothing' });
        if (code === 'ENOTDIR')
            throw (0,errors/* fail */.fJ)('E_FILE_TYPE', { path: (0,external_node_path_.dirname)(path), found: 'a file', wanted: 'a folder' });
        throw (0,errors/* fail */.fJ)('E_FILE_WRITE', { path: (0,external_node_path_.dirname)(path), problem: code });
    }
    return (await (0,real_path/* realPath */.Y)(path, ctx)) ?? (0,external_node_path_.join)((0,external_node_path_.dirname)(path), (0,external_node_path_.basename)(path));
}
async function transaction_open(real, lock, ctx) {
    let text = await (0,read_auth_file/* readAuthText */.ae)(real, ctx);
    let file = (0,read_auth_file/* parseAuthFile */.M9)(real, text);
    let journal = await (0,auth_file_journal/* readJournal */.a)(real, ctx);
    return {
        lock,
        get file() {
            return file;
        },
        get journal() {
            return journal;
        },
        async record(logins) {
            const next = { ...journal, logins };
            await (0,auth_file_journal/* writeJournal */.f)(real, next, lock, ctx);
            journal = next;
        },
        async edit(edits) {
            const edited = await (0,edit_auth_file/* editAuthText */.k)(real, text, edits);
            await (0,write_auth_file/* replaceFile */.f)(real, edited, lock, ctx);
            text = await (0,read_auth_file/* readAuthText */.ae)(real, ctx);
            if (text !== edited)
                throw (0,errors/* fail */.fJ)('E_FILE_WRITE', { path: real, problem: 'read back differs' });
            file = (0,read_auth_file/* parseAuthFile */.M9)(real, text);
        },
    };
}


/***/ }),

/***/ 2428:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ replaceFile),
/* harmony export */   writeNew: () => (/* binding */ writeNew)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _file_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4484);



async function replaceFile(path, text, lock, ctx) {
    const temp = lock.tempFor(path);
    try {
        await writeNew(temp, text, ctx);
        await lock.mustHold();
        await ctx.fs.rename(temp, path);
        await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path), ctx);
    }
    catch (error) {
        await ctx.fs.rm(temp, { force: true }).catch(() => { });
        await lock.mustHold();
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .RegcredError */ .BM)
            throw error;
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_FILE_WRITE', { path, problem: (0,_file_error_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$)(error) });
    }
}
async function writeNew(path, text, ctx) {
    const handle = await ctx.fs.open(path, 'wx+', 0o600);
    try {
        await handle.chmod(0o600);
        await handle.writeFile(text);
        await handle.sync();
        const { size } = await handle.stat();
        const back = Buffer.alloc(size);
        await handle.read(back, 0, size, 0);
        if (!back.equals(Buffer.from(text)))
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_FILE_WRITE', { path, problem: 'read back differs' });
    }
    finally {
        await handle.close();
    }
}
async function syncFolder(path, ctx) {
    try {
        const handle = await ctx.fs.open(path, 'r');
        try {
            await handle.sync();
        }
        finally {
            await handle.close();
        }
    }
    catch {
    }
}


/***/ }),

/***/ 7015:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ logout)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _auth_file_remove_login_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8877);


const words = {
    removed: 'Logged out of',
    restored: 'Logged out, and put back the login that was there before, of',
    left: 'Left as it is, because it was written again since: the login of',
    gone: 'Nothing to do: already logged out of',
};
async function logout(records, ctx) {
    let failure;
    for (const record of records) {
        try {
            const removal = await (0,_auth_file_remove_login_js__WEBPACK_IMPORTED_MODULE_1__/* .removeLogin */ ._)(record, ctx);
            ctx.log.info(`${words[removal]} ${record.key}.`);
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RegcredError */ .BM))
                throw error;
            ctx.log.error(error.toString());
            failure ??= error;
        }
    }
    if (failure)
        throw failure;
}


/***/ })

};
