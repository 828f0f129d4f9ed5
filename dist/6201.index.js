export const id = 6201;
export const ids = [6201];
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

/***/ 6201:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   mergeLogin: () => (/* binding */ mergeLogin)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3325);
/* harmony import */ var _helper_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6169);
/* harmony import */ var _read_auth_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(9775);
/* harmony import */ var _transaction_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1231);





async function mergeLogin(path, key, entry, owner, ctx) {
    const real = await (0,_transaction_js__WEBPACK_IMPORTED_MODULE_4__/* .prepareAuthFile */ .a)(path, ctx);
    const id = Buffer.from(ctx.random.bytes(12)).toString('hex');
    const login = { id, key, owner, at: ctx.clock.now() };
    const helper = await (0,_transaction_js__WEBPACK_IMPORTED_MODULE_4__/* .withAuthFile */ .j)(real, ctx, async (opened) => {
        const name = (0,_helper_js__WEBPACK_IMPORTED_MODULE_2__/* .helperFor */ .y)(opened.file.settings, key);
        if (name !== undefined && (await storeInHelper(opened, login, name, entry, ctx)))
            return name;
        await storeInFile(opened, login, name !== undefined, entry);
        return undefined;
    });
    return { file: real, key, id, ...(helper !== undefined && { helper }) };
}
async function storeInFile(opened, login, around, entry) {
    const { file, journal } = opened;
    const helpers = file.settings['credHelpers'];
    const old = (0,_read_auth_file_js__WEBPACK_IMPORTED_MODULE_3__/* .isObject */ .Gv)(helpers) && Object.hasOwn(helpers, login.key) ? helpers[login.key] : null;
    await append(opened, {
        ...login,
        print: (0,_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .printOf */ .Fc)(entry, journal.salt),
        before: (0,_read_auth_file_js__WEBPACK_IMPORTED_MODULE_3__/* .entryOf */ .Ms)(file, login.key),
        ...(around && { around: { before: typeof old === 'string' ? old : null } }),
    });
    const edits = [{ at: ['auths', login.key], value: entry }];
    if (around)
        edits.push({ at: ['credHelpers', login.key], value: '' });
    await opened.edit(edits);
}
async function storeInHelper(opened, login, name, entry, ctx) {
    const { key } = login;
    const helper = (0,_helper_js__WEBPACK_IMPORTED_MODULE_2__/* .openHelper */ .D)(name, ctx);
    const { salt, logins } = opened.journal;
    await opened.lock.renew();
    const before = await helper.get(key);
    const marker = (0,_read_auth_file_js__WEBPACK_IMPORTED_MODULE_3__/* .entryOf */ .Ms)(opened.file, key) === null;
    const stored = entry.identitytoken === undefined ? entry : { identitytoken: entry.identitytoken };
    const print = (0,_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .printOf */ .Fc)(stored, salt);
    await append(opened, { ...login, print, before, helper: name, ...(marker && { marker }) });
    await opened.lock.renew();
    if (!(await helper.store(key, entry))) {
        await opened.record(logins);
        return false;
    }
    await opened.lock.renew();
    if ((0,_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .printOf */ .Fc)(await helper.get(key), salt) !== print) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_HELPER', { helper: name, action: 'store', problem: 'it gives back something else' });
    }
    if (marker)
        await opened.edit([{ at: ['auths', key], value: {} }]);
    return true;
}
const FORGET = 35 * 24 * 3600 * 1000;
async function append(opened, login) {
    const others = opened.journal.logins.filter(({ id, at }) => id !== login.id && at > login.at - FORGET);
    const first = opened.journal.logins.find(({ id }) => id === login.id);
    await opened.record([...others, { ...login, before: first ? first.before : login.before }]);
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


/***/ })

};
