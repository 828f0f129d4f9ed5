export const id = 3190;
export const ids = [3190];
export const modules = {

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

/***/ 1096:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ scopedFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _locate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2467);
/* harmony import */ var _real_path_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4765);




async function scopedFile(host, scope, ctx) {
    const escape = () => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_PATH_ESCAPE', { scope });
    const [repository = '', actions, ...more] = scope.split('@');
    const parts = repository.split('/');
    const word = /^[a-z0-9]+(?:[._-]+[a-z0-9]+)*$/i;
    if (more.length > 0 || (actions !== undefined && !/^[a-z,]+$/.test(actions)))
        throw escape();
    if (repository === '' ? actions === undefined : !parts.every((part) => word.test(part)))
        throw escape();
    const root = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .buildxFolder */ .jN)(ctx.env), 'config');
    const first = host === 'docker.io' ? 'registry-1.docker.io' : host;
    const path = `${[first, ...(repository === '' ? [] : parts)].join(node_path__WEBPACK_IMPORTED_MODULE_0__.sep)}${actions ? `@${actions}` : ''}`;
    await mustNotBeLinked(root, path.split(node_path__WEBPACK_IMPORTED_MODULE_0__.sep), escape, ctx);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(root, path, 'config.json');
}
async function mustNotBeLinked(root, parts, escape, ctx) {
    let path = root;
    for (const part of [...parts, 'config.json']) {
        path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(path, part);
        if ((await (0,_real_path_js__WEBPACK_IMPORTED_MODULE_3__/* .look */ .O)(path, ctx))?.isSymbolicLink())
            throw escape();
    }
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

/***/ 3165:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ saveCleanup),
/* harmony export */   Z: () => (/* binding */ readCleanup)
/* harmony export */ });
const NAME = 'cleanup';
function saveCleanup(ci, cleanup) {
    ci.saveState(NAME, JSON.stringify(cleanup));
}
function readCleanup(ci) {
    const text = ci.state(NAME);
    return text ? JSON.parse(text) : undefined;
}


/***/ }),

/***/ 8805:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ clients)
/* harmony export */ });
const clients = {
    docker: async () => (await __webpack_require__.e(/* import() */ 9088).then(__webpack_require__.bind(__webpack_require__, 9088))).docker,
    nerdctl: async () => (await __webpack_require__.e(/* import() */ 7966).then(__webpack_require__.bind(__webpack_require__, 7966))).nerdctl,
    podman: async () => (await __webpack_require__.e(/* import() */ 7421).then(__webpack_require__.bind(__webpack_require__, 7421))).podman,
    buildah: async () => (await __webpack_require__.e(/* import() */ 3767).then(__webpack_require__.bind(__webpack_require__, 3767))).buildah,
    file: async () => (await Promise.all(/* import() */[__webpack_require__.e(6063), __webpack_require__.e(2438)]).then(__webpack_require__.bind(__webpack_require__, 2438))).file,
};


/***/ }),

/***/ 2923:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ clientIds)
/* harmony export */ });
const clientIds = ['docker', 'podman', 'buildah', 'nerdctl', 'file'];


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

/***/ 816:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   az: () => (/* binding */ isolate),
/* harmony export */   r6: () => (/* binding */ unisolate),
/* harmony export */   tF: () => (/* binding */ shouldIsolate)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _auth_file_edit_auth_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8591);
/* harmony import */ var _auth_file_locate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2467);
/* harmony import */ var _auth_file_read_auth_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9775);
/* harmony import */ var _auth_file_real_path_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4765);
/* harmony import */ var _auth_file_write_auth_file_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(2428);






const PREFIX = 'regcred-docker-';
function shouldIsolate(input, env) {
    if (input !== 'auto')
        return input;
    return env['RUNNER_ENVIRONMENT'] === 'self-hosted' && !env['DOCKER_CONFIG'];
}
async function isolate(tempDir, ctx) {
    const own = (0,_auth_file_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerFolder */ .NC)(ctx.env);
    if (isOurs(own, tempDir))
        return { folder: own, variables: {} };
    await ctx.fs.mkdir(tempDir, { recursive: true });
    const folder = await ctx.fs.mkdtemp((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(tempDir, PREFIX));
    try {
        await copyConfig(own, folder, ctx);
        if (await (0,_auth_file_real_path_js__WEBPACK_IMPORTED_MODULE_4__/* .look */ .O)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(own, 'contexts'), ctx)) {
            await ctx.fs.symlink((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(own, 'contexts'), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'contexts'), 'junction');
        }
    }
    catch (error) {
        await ctx.fs.rm(folder, { recursive: true, force: true });
        throw error;
    }
    return { folder, variables: variables(folder, ctx.env) };
}
async function unisolate(folder, tempDir, ctx) {
    if (!isOurs(folder, tempDir) || !(await (0,_auth_file_real_path_js__WEBPACK_IMPORTED_MODULE_4__/* .look */ .O)(folder, ctx))?.isDirectory())
        return false;
    await ctx.fs.rm(folder, { recursive: true, force: true });
    return true;
}
function isOurs(folder, tempDir) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(folder) === (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(tempDir) && (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(folder).startsWith(PREFIX);
}
function variables(folder, env) {
    return {
        DOCKER_CONFIG: folder,
        ...(!env['BUILDX_CONFIG'] && { BUILDX_CONFIG: (0,_auth_file_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .buildxFolder */ .jN)(env) }),
        ...(env['DOCKER_TLS_VERIFY'] && !env['DOCKER_CERT_PATH'] && { DOCKER_CERT_PATH: (0,_auth_file_locate_js__WEBPACK_IMPORTED_MODULE_2__/* .dockerFolder */ .NC)(env) }),
    };
}
async function copyConfig(own, folder, ctx) {
    const real = await (0,_auth_file_real_path_js__WEBPACK_IMPORTED_MODULE_4__/* .realPath */ .Y)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(own, 'config.json'), ctx);
    const text = real === undefined ? '' : await (0,_auth_file_read_auth_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readAuthText */ .ae)(real, ctx);
    const old = (0,_auth_file_read_auth_file_js__WEBPACK_IMPORTED_MODULE_3__/* .parseAuthFile */ .M9)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(own, 'config.json'), text).settings['cliPluginsExtraDirs'];
    const dirs = [...(Array.isArray(old) ? old : []), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(own, 'cli-plugins')];
    const plugins = [{ at: ['cliPluginsExtraDirs'], value: dirs }];
    const edits = (await (0,_auth_file_real_path_js__WEBPACK_IMPORTED_MODULE_4__/* .look */ .O)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(own, 'cli-plugins'), ctx)) ? plugins : [];
    const edited = await (0,_auth_file_edit_auth_file_js__WEBPACK_IMPORTED_MODULE_1__/* .editAuthText */ .k)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(own, 'config.json'), text, edits);
    await (0,_auth_file_write_auth_file_js__WEBPACK_IMPORTED_MODULE_5__.writeNew)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(folder, 'config.json'), edited, ctx);
}


/***/ }),

/***/ 8057:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ jobIdentity)
/* harmony export */ });
function jobIdentity({ env }) {
    const parts = [env['GITHUB_RUN_ID'], env['GITHUB_RUN_ATTEMPT'], env['GITHUB_JOB'], env['RUNNER_NAME']];
    return parts[0] ? parts.map((part) => part ?? '').join('/') : 'terminal';
}


/***/ }),

/***/ 45:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  i: () => (/* binding */ login)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/login/authority.ts
var authority = __webpack_require__(7460);
// EXTERNAL MODULE: ./src/login/clients/catalog.ts
var catalog = __webpack_require__(8805);
// EXTERNAL MODULE: ./src/login/job-identity.ts
var job_identity = __webpack_require__(8057);
;// CONCATENATED MODULE: ./src/login/attempts.ts
const MOST_ATTEMPTS = 5;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;
async function attempts(deadline, attempt, ctx) {
    for (let count = 1;; count++) {
        const outcome = await attempt(Math.max(1, deadline - ctx.clock.now()));
        if (outcome.kind === 'done')
            return outcome.value;
        if (outcome.kind === 'refused' || count === MOST_ATTEMPTS)
            throw outcome.error;
        const wait = ctx.random.fraction() * Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** count);
        if (ctx.clock.now() + wait >= deadline)
            throw outcome.error;
        ctx.log.info(`${outcome.error.message} Trying again in ${(wait / 1000).toFixed(1)} s.`);
        await ctx.clock.sleep(wait, ctx.signal);
    }
}

// EXTERNAL MODULE: ./src/login/auth-file/read-auth-file.ts
var read_auth_file = __webpack_require__(9775);
// EXTERNAL MODULE: ./src/login/given-credential.ts
var given_credential = __webpack_require__(9720);
// EXTERNAL MODULE: ./src/login/target-endpoint.ts
var target_endpoint = __webpack_require__(1484);
;// CONCATENATED MODULE: ./src/login/login-target.ts





async function loginTarget(target, job, ctx) {
    const { address, spec } = target;
    const registry = await target.entry.load();
    const credential = await credentialOf(registry, target, job.onMissing, ctx);
    if (credential instanceof errors/* RegcredError */.BM) {
        return { status: 'skipped', registry: address.host, error: credential };
    }
    ctx.masks.add(credential.secret, credential.username);
    const endpoint = (0,target_endpoint/* targetEndpoint */.J)(address, target.entry, registry);
    const subject = { address, registry, endpoint, credential };
    const stored = await storedBy(subject, target, job, ctx);
    if (spec.rights.length > 0) {
        const { verifyLogin } = await Promise.all(/* import() */[__webpack_require__.e(6063), __webpack_require__.e(4012)]).then(__webpack_require__.bind(__webpack_require__, 4012));
        await verifyLogin(subject, spec.rights, ctx);
    }
    const { mergeLogin } = await merging();
    const record = await mergeLogin(target.file, target.key, stored.entry, job.owner, ctx);
    return {
        status: 'done',
        registry: address.host,
        username: credential.username,
        record,
        proved: spec.rights.map((right) => `${right.action} ${right.repository}`),
        ...(credential.expiresAt ? { expiresAt: credential.expiresAt } : {}),
    };
}
const merging = () => __webpack_require__.e(/* import() */ 6201).then(__webpack_require__.bind(__webpack_require__, 6201));
async function credentialOf(registry, { spec, address }, onMissing, ctx) {
    try {
        return await registry.login({ address, ...(0,given_credential/* givenCredential */.F)(spec, address.host, ctx) }, ctx);
    }
    catch (error) {
        const missing = error instanceof errors/* RegcredError */.BM && ['E_SECRET_EMPTY', 'E_USERNAME_MISSING'].includes(error.code);
        if (!missing || onMissing === 'fail')
            throw error;
        const text = `${error.message} Not logged in to ${address.host} (on-missing-credentials: ${onMissing}).`;
        if (onMissing === 'warn')
            ctx.log.warning(text);
        else
            ctx.log.info(text);
        return error;
    }
}
async function storedBy(subject, target, job, ctx) {
    const { settings } = await (0,read_auth_file/* readAuthFile */.nb)(target.file, ctx);
    const tryOnce = async (timeout) => {
        const workDir = await job.place.workDir();
        try {
            const running = job.client.login({ ...subject, key: target.key, settings, workDir, timeout, ca: job.ca }, ctx);
            const [outcome] = await Promise.all([running, merging()]);
            if (outcome.kind === 'stored')
                return { kind: 'done', value: outcome };
            const { diagnose } = await Promise.all(/* import() */[__webpack_require__.e(6063), __webpack_require__.e(3701)]).then(__webpack_require__.bind(__webpack_require__, 3701));
            return await diagnose(subject, { client: job.client.id, ...outcome }, ctx);
        }
        finally {
            await ctx.fs.rm(workDir, { recursive: true, force: true });
        }
    };
    return attempts(job.deadline, tryOnce, ctx);
}

// EXTERNAL MODULE: ./src/login/auth-file/scoped-file.ts
var scoped_file = __webpack_require__(1096);
// EXTERNAL MODULE: ./src/login/isolate.ts
var isolate = __webpack_require__(816);
// EXTERNAL MODULE: ./src/login/work-dirs.ts
var work_dirs = __webpack_require__(3061);
;// CONCATENATED MODULE: ./src/login/place.ts



async function findPlace(plan, client, ci, ctx) {
    const own = (0,isolate/* shouldIsolate */.tF)(plan.isolate, ctx.env) ? await isolated(ci, ctx) : undefined;
    const env = { ...ctx.env, ...own?.variables };
    return {
        env,
        ...(own?.variables['DOCKER_CONFIG'] ? { isolated: own.folder } : {}),
        authFile: async (address, scope) => scope && client.family === 'docker'
            ? (0,scoped_file/* scopedFile */.p)(address.host, scope, { ...ctx, env })
            : client.authFile({ ...ctx, env }),
        workDir: () => (0,work_dirs/* makeWorkDir */.d)(ci.tempDir, ctx),
    };
}
async function isolated(ci, ctx) {
    const own = await (0,isolate/* isolate */.az)(ci.tempDir, ctx);
    for (const [name, value] of Object.entries(own.variables))
        ci.exportVariable(name, value);
    return own;
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/login/result-table.ts
function resultTable(results, client) {
    const rows = results.map((result) => {
        if (result.status !== 'done')
            return row(result.registry, '', result.status, result.error.toString());
        const kept = result.record.helper ? `helper ${result.record.helper}` : client;
        const detail = [kept, ...result.proved.map((right) => `proved ${right}`)].join(', ');
        return row(result.registry, result.username, 'logged in', detail);
    });
    return [
        '### Registry logins',
        '',
        row('Registry', 'User', 'Result', 'Details'),
        row('---', '---', '---', '---'),
        ...rows,
        '',
    ].join('\n');
}
function row(...cells) {
    return `| ${cells.map(escapeCell).join(' | ')} |`;
}
function escapeCell(text) {
    return text.replace(/[\\|<>`*_[\]]/g, (character) => `\\${character}`);
}

;// CONCATENATED MODULE: ./src/login/publish.ts


function publish(results, client, ci, ctx) {
    const done = results.filter((result) => result.status === 'done');
    for (const result of done)
        ctx.log.info(sentence(result, client));
    const first = done[0];
    if (first) {
        const folder = (0,external_node_path_.dirname)(first.record.file);
        ci.output('registry', first.registry);
        ci.output('username', first.username);
        ci.output('config-dir', folder);
        ci.output('expires-at', earliest(done));
        if (!podmanFinds(first.record.file, ctx))
            ci.exportVariable('REGISTRY_AUTH_FILE', first.record.file);
    }
    ci.output('registries', JSON.stringify(done.map((result) => summaryOf(result, client))));
    if (ci.id !== 'terminal' || results.length > 1)
        ci.summary(resultTable(results, client));
}
function sentence(result, client) {
    const where = result.record.helper
        ? `stored by the helper ${result.record.helper}`
        : `stored in ${result.record.file}`;
    const proved = result.proved.length > 0 ? `, proved: ${result.proved.join(', ')}` : '';
    return `Logged in to ${result.registry} as ${result.username} (${client}, ${where}${proved}).`;
}
function summaryOf(result, client) {
    return {
        registry: result.registry,
        username: result.username,
        client,
        storedBy: result.record.helper ?? 'file',
        expiresAt: isoTime(result.expiresAt),
    };
}
function earliest(done) {
    const times = done.flatMap(({ expiresAt }) => (expiresAt === undefined ? [] : [expiresAt]));
    return isoTime(times.length > 0 ? Math.min(...times) : undefined);
}
function isoTime(time) {
    return time === undefined ? '' : new Date(time).toISOString();
}
function podmanFinds(file, { env }) {
    return env['REGISTRY_AUTH_FILE'] === file || file === (0,external_node_path_.join)(env['HOME'] ?? '', '.docker', 'config.json');
}

// EXTERNAL MODULE: ./src/login/cleanup-state.ts
var cleanup_state = __webpack_require__(3165);
// EXTERNAL MODULE: ./src/login/target.ts
var target = __webpack_require__(3912);
;// CONCATENATED MODULE: ./src/login/login.ts









async function login(plan, ci, ctx) {
    for (const spec of plan.logins)
        ctx.masks.add(spec.password, spec.username || undefined);
    if (plan.logins.some((spec) => spec.identity))
        throw (0,errors/* fail */.fJ)('E_IDENTITY_LATER');
    const client = await catalog/* clients */.b[plan.client]();
    const place = await findPlace(plan, client, ci, ctx);
    const ca = plan.ca === undefined ? undefined : await (0,authority/* readAuthority */.A)(plan.ca, ctx);
    const here = { ...(ca === undefined ? ctx : (0,authority/* trusting */.h)(ca, ctx)), env: place.env };
    const targets = await (0,target/* findTargets */.q)(plan.logins, client, place);
    const owner = (0,job_identity/* jobIdentity */.K)(ctx);
    (0,cleanup_state/* saveCleanup */.M)(ci, {
        owner,
        logins: targets.map(({ file, key }) => ({ file, key })),
        isolated: place.isolated,
        logout: plan.logout,
    });
    const deadline = ctx.clock.now() + plan.timeout;
    const results = await Promise.all(targets.map((target) => settled(target, () => loginTarget(target, { onMissing: plan.onMissing, client, place, owner, deadline, ca }, here))));
    publish(results, client.id, ci, here);
    const [first, ...others] = results.filter((result) => result.status === 'failed');
    for (const { error } of others)
        ctx.log.error(error.toString());
    if (first)
        throw first.error;
    return results;
}
async function settled(target, run) {
    try {
        return await run();
    }
    catch (error) {
        if (error instanceof errors/* RegcredError */.BM)
            return { status: 'failed', registry: target.address.host, error };
        throw error;
    }
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

/***/ 7458:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m3: () => (/* binding */ readPlan),
/* harmony export */   vZ: () => (/* binding */ forcedProvider)
/* harmony export */ });
/* unused harmony export boolean */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7909);
/* harmony import */ var _secret_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2102);
/* harmony import */ var _clients_client_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2923);
/* harmony import */ var _inputs_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4004);
/* harmony import */ var _parse_rights_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3388);






const MOST_SECONDS = 3600;
async function readPlan(ci) {
    refuseUnknown(ci.given());
    const text = (name) => ci.input(name).trim() || _inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .loginInputs */ .Z[name].default;
    const list = ci.input('registry-auth');
    const ca = ci.input('ca').trim();
    return {
        logins: list.trim() ? await fromList(ci, list) : [single(ci, text)],
        client: choice('client', text('client'), _clients_client_js__WEBPACK_IMPORTED_MODULE_4__/* .clientIds */ ._),
        isolate: text('isolate') === 'auto' ? 'auto' : boolean('isolate', text('isolate')),
        logout: boolean('logout', text('logout')),
        timeout: duration('timeout', text('timeout')),
        onMissing: choice('on-missing-credentials', text('on-missing-credentials'), [
            'fail',
            'warn',
            'skip',
        ]),
        ...(ca ? { ca } : {}),
    };
}
function single(ci, text) {
    return {
        registry: text('registry'),
        username: ci.input('username').trim(),
        password: new _secret_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(ci.input('password')),
        provider: forcedProvider(text('ecr')) ?? text('provider'),
        identity: text('identity'),
        scope: text('scope'),
        rights: (0,_parse_rights_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRights */ .f)(ci.input('verify')),
    };
}
async function fromList(ci, list) {
    for (const name of [
        'registry',
        'username',
        'password',
        'provider',
        'identity',
        'scope',
        'verify',
    ]) {
        if (ci.input(name).trim()) {
            const hint = `Give ${name} in the entries of registry-auth.`;
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_INPUT_CONFLICT', { first: 'registry-auth', second: name, hint });
        }
    }
    const { readRegistryAuth } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6157)]).then(__webpack_require__.bind(__webpack_require__, 6157));
    return readRegistryAuth(list);
}
function forcedProvider(ecr) {
    const input = 'ecr';
    const forced = choice(input, ecr.toLowerCase(), ['auto', 'true', 'false']);
    return forced === 'true' ? input : undefined;
}
function refuseUnknown(given) {
    const known = Object.keys(_inputs_js__WEBPACK_IMPORTED_MODULE_2__/* .loginInputs */ .Z);
    for (const name of given) {
        if (!known.includes(name))
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_INPUT_UNKNOWN', { name, suggestion: (0,_nearest_js__WEBPACK_IMPORTED_MODULE_5__/* .nearest */ .p)(name, known) });
    }
}
function choice(name, value, choices) {
    const found = choices.find((candidate) => candidate === value);
    if (found === undefined)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_INPUT_CHOICE', { name, value, choices: choices.join(', ') });
    return found;
}
function boolean(name, value) {
    if (/^(true|True|TRUE)$/.test(value))
        return true;
    if (/^(false|False|FALSE)$/.test(value))
        return false;
    throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_INPUT_BOOLEAN', { name });
}
function duration(name, value) {
    const match = /^(\d{1,5})(s|m)?$/.exec(value);
    const seconds = Number(match?.[1]) * (match?.[2] === 'm' ? 60 : 1);
    if (!match || seconds < 1 || seconds > MOST_SECONDS) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_INPUT_DURATION', { name, most: `${MOST_SECONDS / 60}m` });
    }
    return seconds * 1000;
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

/***/ 3912:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ repositoryOf),
/* harmony export */   q: () => (/* binding */ findTargets)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _registries_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6165);
/* harmony import */ var _registries_detect_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7532);
/* harmony import */ var _auth_file_auth_key_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25);




async function findTargets(specs, client, place) {
    const taken = new Set();
    const targets = [];
    for (const spec of specs) {
        const address = (0,_registries_address_js__WEBPACK_IMPORTED_MODULE_1__/* .parseAddress */ .o)(spec.registry);
        const entry = (0,_registries_detect_js__WEBPACK_IMPORTED_MODULE_2__/* .detect */ .o)(address, spec.provider);
        const file = await place.authFile(address, spec.scope);
        const key = (0,_auth_file_auth_key_js__WEBPACK_IMPORTED_MODULE_3__/* .authKey */ .M)(address, client.family, repositoryOf(spec.scope));
        const slot = JSON.stringify([file, key]);
        if (taken.has(slot))
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_DUPLICATE_REGISTRY', { registry: address.host });
        taken.add(slot);
        targets.push({ spec, address, entry, file, key });
    }
    return targets;
}
function repositoryOf(scope) {
    return scope.split('@', 1)[0] ?? '';
}


/***/ }),

/***/ 3061:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ sweepWorkDirs),
/* harmony export */   d: () => (/* binding */ makeWorkDir)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);

const PREFIX = 'regcred-work-';
function makeWorkDir(tempDir, ctx) {
    return ctx.fs.mkdtemp((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(tempDir, `${PREFIX}${process.pid}-`));
}
async function sweepWorkDirs(tempDir, ctx) {
    for (const name of await ctx.fs.readdir(tempDir)) {
        const pid = Number(new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1]);
        if (pid && !isAlive(pid))
            await ctx.fs.rm((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(tempDir, name), { recursive: true, force: true });
    }
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return error.code === 'EPERM';
    }
}


/***/ })

};
