export const id = 6378;
export const ids = [6378];
export const modules = {

/***/ 2159:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ checkName),
/* harmony export */   s: () => (/* binding */ throughRunnerFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);


function throughRunnerFile(variable, env, write) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(env[variable] ?? '', node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK);
        write();
    }
    catch {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_HOST_FILE', { variable });
    }
}
function checkName(name) {
    if (!/^[A-Za-z_][\w-]{0,99}$/.test(name))
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_OUTPUT_NAME', { name });
}


/***/ }),

/***/ 4984:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ logLines)
/* harmony export */ });
/* harmony import */ var _secret_foreign_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4172);

const LONGEST_LINE = 4_000;
const MOST_LINES = 1_000;
function logLines(text, redact) {
    const lines = redact(text)
        .split(/\r\n|[\r\n\u0085\u2028\u2029]/)
        .slice(0, MOST_LINES);
    return lines.map((line) => redact(noCommand(cut((0,_secret_foreign_js__WEBPACK_IMPORTED_MODULE_0__/* .printable */ .g$)(line)))));
}
function cut(line) {
    return line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line;
}
function noCommand(line) {
    return line
        .replace(/^(\s*:)(?=:)/, '$1 ')
        .replace(/##(?=\[)/g, '# #')
        .replace(/(section_(?:start|end)):/g, '$1 ');
}


/***/ }),

/***/ 4096:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ privateFolder)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_fs__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_1__);


function privateFolder(parent) {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(parent, `regcred-${process.getuid?.() ?? 'user'}`);
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(folder, { mode: 0o700 });
    }
    catch {
        if (!isOurs(folder))
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdtempSync)(`${folder}-`);
    }
    return folder;
}
function isOurs(folder) {
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(folder, { throwIfNoEntry: false });
    if (stat === undefined || !stat.isDirectory())
        return false;
    if (process.getuid !== undefined && stat.uid !== process.getuid())
        return false;
    if (process.platform !== 'win32' && (stat.mode & 0o077) !== 0)
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.chmodSync)(folder, 0o700);
    return true;
}


/***/ }),

/***/ 2469:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ run_run)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./src/http/create-http.ts + 1 modules
var create_http = __webpack_require__(7358);
// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(8500);
;// CONCATENATED MODULE: ./src/context/clock.ts

const clock = {
    now: () => Date.now(),
    async sleep(milliseconds, signal) {
        signal?.throwIfAborted();
        try {
            await (0,external_node_timers_promises_.setTimeout)(milliseconds, undefined, signal === undefined ? {} : { signal });
        }
        catch (error) {
            signal?.throwIfAborted();
            throw error;
        }
    },
};

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
;// CONCATENATED MODULE: ./src/context/capped-output.ts
const CAP = 64 * 1024;
function cappedOutput(stream) {
    const chunks = [];
    let size = 0;
    stream.on('data', (chunk) => {
        const part = chunk.subarray(0, CAP - size);
        if (part.length > 0)
            chunks.push(part);
        size += part.length;
    });
    stream.on('error', () => { });
    return () => Buffer.concat(chunks).toString('utf8');
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/context/find-program.ts



async function findProgram(command, env) {
    if ((0,external_node_path_.isAbsolute)(command))
        return (await isProgram(command)) ? command : undefined;
    for (const dir of (env.PATH ?? env.Path ?? '').split(external_node_path_.delimiter)) {
        if (!(0,external_node_path_.isAbsolute)(dir))
            continue;
        for (const extension of process.platform === 'win32' ? ['.exe', ''] : ['']) {
            const file = (0,external_node_path_.join)(dir, command + extension);
            if (await isProgram(file))
                return file;
        }
    }
    return undefined;
}
async function isProgram(file) {
    try {
        await (0,promises_.access)(file, external_node_fs_.constants.X_OK);
        return (await (0,promises_.stat)(file)).isFile();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./src/context/exec.ts




const KILL_AFTER = 2_000;
const DRAIN = 500;
const exec = async (command, args, options) => {
    const file = await findProgram(command, options.env);
    if (file === undefined)
        return { kind: 'not-found' };
    if (options.signal?.aborted)
        return { kind: 'killed', by: 'SIGTERM', timedOut: false };
    return run(start(command, file, args, options), command, options);
};
function start(command, file, args, options) {
    try {
        const child = (0,external_node_child_process_.spawn)(file, args, {
            env: { ...options.env },
            ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
            stdio: ['pipe', 'pipe', 'pipe'],
            shell: false,
            windowsHide: true,
            detached: process.platform !== 'win32',
        });
        return child;
    }
    catch (error) {
        throw cannotStart(command, error);
    }
}
function run(child, command, options) {
    const stdin = child.stdin;
    if (stdin === undefined) {
        return new Promise((_, reject) => child.once('error', (error) => reject(cannotStart(command, error))));
    }
    const [stdout, stderr] = [cappedOutput(child.stdout), cappedOutput(child.stderr)];
    feed(stdin, options.input);
    const end = endInTime(child, options);
    return new Promise((resolve, reject) => {
        child.once('error', (error) => {
            end.settle();
            reject(cannotStart(command, error));
        });
        child.once('exit', (code, by) => {
            const asked = end.settle();
            void exec_closed(child).then(() => {
                if (asked !== undefined || code === null) {
                    resolve({ kind: 'killed', by: by ?? 'SIGTERM', timedOut: asked === 'timeout' });
                }
                else {
                    resolve({ kind: 'exited', code, stdout: stdout(), stderr: stderr() });
                }
            });
        });
    });
}
function feed(stdin, input) {
    stdin.on('error', () => { });
    stdin.end(typeof input === 'string' ? input : (input?.reveal() ?? ''));
}
function endInTime(child, { timeout, signal }) {
    let asked;
    let kill;
    const ask = (why) => {
        if (asked !== undefined)
            return;
        asked = why;
        end(child, 'SIGTERM');
        kill = setTimeout(() => end(child, 'SIGKILL'), KILL_AFTER);
    };
    const abort = () => ask('abort');
    const deadline = setTimeout(() => ask('timeout'), timeout);
    signal?.addEventListener('abort', abort, { once: true });
    return {
        settle() {
            clearTimeout(deadline);
            clearTimeout(kill);
            signal?.removeEventListener('abort', abort);
            if (asked !== undefined)
                end(child, 'SIGKILL');
            return asked;
        },
    };
}
function end(child, signal) {
    if (child.pid === undefined)
        return;
    try {
        if (process.platform === 'win32')
            child.kill(signal);
        else
            process.kill(-child.pid, signal);
    }
    catch {
    }
}
function exec_closed(child) {
    return new Promise((resolve) => {
        const late = setTimeout(() => {
            child.stdout.destroy();
            child.stderr.destroy();
            resolve();
        }, DRAIN);
        child.once('close', () => {
            clearTimeout(late);
            resolve();
        });
    });
}
function cannotStart(program, error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return (0,errors/* fail */.fJ)('E_EXEC', { program, reason: code });
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/context/random.ts

const random = {
    fraction: () => Math.random(),
    bytes: (length) => (0,external_node_crypto_.randomBytes)(length),
};

;// CONCATENATED MODULE: ./src/context/create-context.ts





function createContext(place) {
    const machine = { clock: clock, random: random, exec: exec, fs: promises_, ...place };
    return { ...machine, http: (0,create_http/* createHttp */.V)(machine) };
}

;// CONCATENATED MODULE: ./src/context/safe-environment.ts

const exposing = /^--(?:inspect|debug|heapsnapshot|heap-prof|report-|tls-keylog)/;
const talkative = ['http', 'https', 'http2', 'net', 'tls', 'undici', 'fetch', 'websocket', 'child_process'];
function checkEnvironment(env) {
    if (options(env.NODE_OPTIONS ?? '').some((option) => exposing.test(option))) {
        throw (0,errors/* fail */.fJ)('E_ENV_UNSAFE', { variable: 'NODE_OPTIONS' });
    }
    if (sections(env.NODE_DEBUG ?? '').some((section) => talkative.some((name) => section.test(name)))) {
        throw (0,errors/* fail */.fJ)('E_ENV_UNSAFE', { variable: 'NODE_DEBUG' });
    }
    if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0')
        throw (0,errors/* fail */.fJ)('E_TLS_DISABLED');
}
function options(text) {
    return text.replace(/["\\]/g, '').replaceAll('_', '-').split(/\s+/);
}
function sections(text) {
    return text.split(',').map((section) => {
        const pattern = section.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
        return new RegExp(`^${pattern}$`, 'i');
    });
}

;// CONCATENATED MODULE: ./src/ci/internal-error.ts

function internalError(error) {
    const kind = error instanceof Error ? error.constructor.name : typeof error;
    return (0,errors/* fail */.fJ)('E_INTERNAL', { kind: /^\w{1,60}$/.test(kind) ? kind : 'unknown' });
}
function stackFrames(error) {
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    return stack
        .split('\n')
        .filter((line) => /^ {4}at \S.*[:(]/.test(line))
        .join('\n');
}

;// CONCATENATED MODULE: ./src/ci/interruption.ts


function interruption({ cleanUpWithin, onFault }) {
    const controller = new AbortController();
    let timer;
    let [isStuck, hasEnded] = [false, false];
    let giveUp = () => { };
    const stuck = new Promise((_, reject) => (giveUp = reject));
    stuck.catch(() => { });
    const leave = () => {
        isStuck = true;
        giveUp(controller.signal.reason);
    };
    const abort = (reason) => {
        if (controller.signal.aborted)
            return;
        timer = setTimeout(leave, cleanUpWithin);
        controller.abort(reason);
    };
    const onSignal = (name) => {
        if (controller.signal.aborted)
            leave();
        else
            abort((0,errors/* fail */.fJ)('E_INTERRUPTED', { signal: name }));
    };
    const onError = (error) => {
        process.exitCode = 1;
        onFault(error, hasEnded);
        if (!hasEnded)
            abort(internalError(error));
    };
    process.on('uncaughtException', onError).on('unhandledRejection', onError);
    process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
    return {
        signal: controller.signal,
        unlessStuck: (work) => Promise.race([work, stuck]),
        end() {
            hasEnded = true;
            clearTimeout(timer);
            process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
            if (isStuck)
                process.exit();
        },
    };
}

;// CONCATENATED MODULE: ./src/ci/run.ts





async function run_run(surface, useCase, options = {}) {
    process.exitCode = 1;
    ignoreClosedOutput();
    const stop = interruption({
        cleanUpWithin: options.cleanUpWithin ?? 6_000,
        onFault: (error, late) => (late ? report(error, surface) : showFrames(error, surface)),
    });
    try {
        checkEnvironment(surface.env);
        const ctx = createContext({ ...surface, signal: stop.signal });
        process.exitCode = await stop.unlessStuck(useCase(ctx, surface.ci));
        stop.signal.throwIfAborted();
    }
    catch (error) {
        process.exitCode = report(stop.signal.aborted ? stop.signal.reason : error, surface);
    }
    finally {
        await surface.settled();
        stop.end();
    }
}
function report(error, surface) {
    const known = error instanceof errors/* RegcredError */.BM ? error : internalError(error);
    surface.report(known);
    if (known !== error)
        showFrames(error, surface);
    return known.exit;
}
function showFrames(error, surface) {
    if (surface.debug)
        surface.log.debug(stackFrames(error));
}
function ignoreClosedOutput() {
    for (const stream of [process.stdout, process.stderr])
        stream.on('error', () => { });
}


/***/ }),

/***/ 6342:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ createMasks),
/* harmony export */   h: () => (/* binding */ holdsSecret)
/* harmony export */ });
/* harmony import */ var _secret_secret_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2102);

const warnings = {
    short: 'A secret is so short (1 to 3 characters) that it is not masked: hiding it would make the log unreadable. Use a longer one.',
    'common word': 'A secret is a common word, so it is not masked: hiding it would make the log unreadable. Use a random one.',
};
function createMasks(redactor, emit, warn) {
    const warned = new Set();
    const add = (secret, username) => {
        if (secret.isEmpty)
            return;
        const { masks, weakness } = redactor.add(secret, username);
        for (const form of masks)
            emit(form);
        if (weakness === undefined || warned.has(weakness))
            return;
        warned.add(weakness);
        warn(warnings[weakness]);
    };
    return {
        add,
        learn(value, username) {
            const secret = new _secret_secret_js__WEBPACK_IMPORTED_MODULE_0__/* .Secret */ .z(value);
            add(secret, username);
            return secret;
        },
        redact: (text) => redactor.redact(text),
    };
}
function holdsSecret(text, masks) {
    return masks.redact(text) !== text;
}


/***/ }),

/***/ 7358:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  V: () => (/* binding */ createHttp)
});

// EXTERNAL MODULE: ./src/secret/secret.ts
var secret = __webpack_require__(2102);
;// CONCATENATED MODULE: ./src/http/proxy-secrets.ts

const userInfo = /^(?:[a-z][a-z0-9+.-]*:\/\/)?([^:@/]*):(.*)@[^@]*$/i;
function maskProxies(env, masks) {
    for (const [name, value] of Object.entries(env)) {
        if (!/^(?:https?|all|ftp)_proxy$/i.test(name))
            continue;
        const [, username, password] = userInfo.exec(value ?? '') ?? [];
        if (username === undefined || password === undefined)
            continue;
        masks.add(new secret/* Secret */.z(password), username);
        masks.add(new secret/* Secret */.z(decoded(password)), decoded(username));
    }
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}

;// CONCATENATED MODULE: ./src/http/create-http.ts

function createHttp(options) {
    maskProxies(options.env, options.masks);
    return {
        async send(request) {
            const { send } = await __webpack_require__.e(/* import() */ 857).then(__webpack_require__.bind(__webpack_require__, 3238));
            return send(request, options);
        },
    };
}


/***/ }),

/***/ 7329:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  l: () => (/* binding */ createRedactor)
});

;// CONCATENATED MODULE: ./src/secret/common-words.ts
const words = new Set([
    ...['***', '****', '*****', '******', '********', '...', '[secret]', '[redacted]', '[masked]'],
    ...['redacted', '<redacted>', 'masked', '[hidden]', 'hidden', 'xxxx', 'xxxxx', 'xxxxxx', 'xxxxxxxx'],
    ...['true', 'false', 'null', 'none', 'undefined', 'default', 'latest', 'main', 'master', 'auto'],
    ...['docker', 'podman', 'login', 'logout', 'registry', 'username', 'password', 'secret', 'token', 'user'],
    ...['regcred', 'github', 'gitlab', 'jenkins', 'http', 'https', 'http://', 'https://', 'localhost'],
    ...['error', 'warning', 'notice', 'debug', 'info', 'hint', 'root', 'test', 'push', 'pull'],
    ...['docker.io', 'index.docker.io', 'registry-1.docker.io', 'ghcr.io', 'quay.io', 'gcr.io'],
    ...['registry.gitlab.com', 'public.ecr.aws', 'mcr.microsoft.com'],
]);
function isCommonWord(text) {
    return words.has(text.trim().toLowerCase());
}

// EXTERNAL MODULE: ./src/secret/foreign.ts
var foreign = __webpack_require__(4172);
;// CONCATENATED MODULE: ./src/secret/cores.ts
function cores(value) {
    const found = [];
    for (const before of [0, 1, 2])
        found.push(...alphabets(core(value, before)));
    return found;
}
function wholeBase64(value) {
    const whole = Buffer.from(value, 'utf8').toString('base64').replace(/=+$/, '');
    return [...alphabets(whole), ...alphabets(core(value, 0))];
}
function wrappedLines(value) {
    const text = core(value, 0);
    if (text.length <= 76)
        return [];
    return text.match(/.{1,76}/g) ?? [];
}
function core(value, before) {
    const bytes = Buffer.from(value, 'utf8');
    const text = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    return text.slice(Math.ceil((8 * before) / 6), Math.floor((8 * (before + bytes.length)) / 6));
}
function alphabets(text) {
    if (!/[+/]/.test(text))
        return [text];
    return [text, text.replaceAll('+', '-').replaceAll('/', '_'), encodeURIComponent(text)];
}

;// CONCATENATED MODULE: ./src/secret/escapes.ts
const escapes = [
    json,
    (value) => json(json(value)),
    goJson,
    (value) => json(goJson(value)),
    asciiJson,
    (value) => json(asciiJson(value)),
    xml,
    (value) => replaceEach(value, { '&': '&amp;', '<': '&lt;', '>': '&gt;' }),
    (value) => replaceEach(value, { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&#34;', "'": '&#39;' }),
    (value) => replaceEach(value, { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }),
    encodeURIComponent,
    (value) => lowerHex(encodeURIComponent(value)),
    rfc3986,
    (value) => lowerHex(rfc3986(value)),
    escapes_form,
    (value) => lowerHex(escapes_form(value)),
    userInfo,
    bashWord,
    bashAnsi,
    (value) => value.replaceAll("'", "'\\''"),
    (value) => value.replace(/["\\$`]/g, '\\$&'),
    (value) => value.replaceAll('"', '\\"'),
    (value) => value.replaceAll("'", "''"),
    (value) => value.replace(/["$`]/g, '`$&'),
    (value) => value.replaceAll('"', '""'),
    (value) => replaceEach(value, { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' }),
    (value) => replaceEach(value, { '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' }),
];
function replaceEach(value, by) {
    return value.replace(/[&<>"'\\\n\r\t]/g, (found) => by[found] ?? found);
}
function json(value) {
    return JSON.stringify(value).slice(1, -1);
}
function goJson(value) {
    return json(value).replace(/[<>&\u2028\u2029]/g, unicodeEscape);
}
function asciiJson(value) {
    return json(value).replace(/[^\u0000-\u007e]/g, unicodeEscape);
}
function unicodeEscape(unit) {
    return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
function xml(value) {
    return replaceEach(value, { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' });
}
function rfc3986(value) {
    return encodeURIComponent(value).replace(/[!'()*]/g, (found) => `%${found.charCodeAt(0).toString(16).toUpperCase()}`);
}
function lowerHex(encoded) {
    return encoded.replace(/%[0-9A-F]{2}/g, (found) => found.toLowerCase());
}
function escapes_form(value) {
    return new URLSearchParams([['', value]]).toString().slice(1);
}
function userInfo(value) {
    const url = new URL('http://host');
    url.password = value;
    return url.password;
}
function bashWord(value) {
    return value.replace(/[ '"\\|&;()<>!{}*[\]?^$`,]|^[#~]|(?<=[:=])~/g, '\\$&');
}
function bashAnsi(value) {
    const named = {
        '\u0007': '\\a',
        '\b': '\\b',
        '\t': '\\t',
        '\n': '\\n',
        '\u000b': '\\v',
        '\f': '\\f',
        '\r': '\\r',
        '\u001b': '\\E',
        '\\': '\\\\',
        "'": "\\'",
    };
    if (!/[\u0000-\u001f\u007f]/.test(value))
        return value;
    return value.replace(/[\u0000-\u001f\u007f\\']/g, (found) => named[found] ?? `\\${found.charCodeAt(0).toString(8).padStart(3, '0')}`);
}

;// CONCATENATED MODULE: ./src/secret/json-members.ts
const SECRET_KEY = /key|secret|token|password|auth/i;
const SHORTEST_MEMBER = 8;
function jsonMembers(text) {
    if (!/^\s*[{[]/.test(text))
        return [];
    try {
        return membersOf(JSON.parse(text), false);
    }
    catch {
        return [];
    }
}
function membersOf(node, named) {
    if (typeof node === 'string') {
        return named && node.length >= SHORTEST_MEMBER && !/^https?:\/\//.test(node) ? [node] : [];
    }
    if (typeof node !== 'object' || node === null)
        return [];
    return Object.entries(node).flatMap(([key, value]) => membersOf(value, typeof value === 'string' && (Array.isArray(node) ? named : SECRET_KEY.test(key))));
}

;// CONCATENATED MODULE: ./src/secret/forms.ts





const SHORTEST_FORM = 4;
function forms_forms(value, username) {
    const whole = Buffer.from(value, 'utf8').toString('utf8');
    const found = new Set([value]);
    for (const text of new Set([whole, whole.trim()])) {
        if (!/^[\w.-]*$/.test(text))
            for (const escape of escapes)
                found.add(escape(text));
        for (const form of encodings(text))
            found.add(form);
        if (username !== undefined)
            for (const form of pair(`${username}:${text}`))
                found.add(form);
    }
    for (const part of [whole, ...jsonMembers(whole)]) {
        found.add(part);
        for (const line of lines(part))
            found.add(line);
    }
    found.add((0,foreign/* harmless */.Is)(whole));
    return [...found].filter(isForm).sort((a, b) => b.length - a.length);
}
function pair(text) {
    const whole = wholeBase64(text);
    return [...whole, ...whole.flatMap(cores), ...wrappedLines(text)];
}
function singleLine(all) {
    return all.filter((form) => !/[\r\n]/.test(form));
}
function isForm(form) {
    return form.trim().length >= SHORTEST_FORM && !isCommonWord(form);
}
function encodings(text) {
    const hex = Buffer.from(text, 'utf8').toString('hex');
    const inner = cores(text);
    return [
        ...wholeBase64(text),
        ...inner,
        ...inner.flatMap(cores),
        ...wrappedLines(text),
        hex,
        hex.toUpperCase(),
    ];
}
function lines(text) {
    if (!/[\r\n]/.test(text))
        return [];
    return text.split(/[\r\n]+/).flatMap((line) => [line, line.trim()]);
}

;// CONCATENATED MODULE: ./src/secret/redactor.ts



const MASK = '***';
const SHORTEST_PREFIX = 4;
function createRedactor() {
    const known = new Set();
    return {
        add(secret, username) {
            const { weakness, all } = judge(secret.reveal(), username);
            const fresh = all.filter((form) => !known.has(form));
            for (const form of fresh)
                known.add(form);
            return { masks: singleLine(fresh), ...(weakness === undefined ? {} : { weakness }) };
        },
        redact: (text) => replaceRanges(text, merge(positions(text, known))),
    };
}
function judge(value, username) {
    const trimmed = value.trim();
    const weakness = isCommonWord(value) ? 'common word' : trimmed.length < SHORTEST_FORM ? 'short' : undefined;
    if (weakness === undefined)
        return { all: forms_forms(value, username) };
    if (username === undefined || trimmed === '')
        return { weakness, all: [] };
    return { weakness, all: [...new Set(pair(`${username}:${trimmed}`))].filter(isForm) };
}
function positions(text, known) {
    const found = [];
    for (const form of known) {
        for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + 1)) {
            found.push([at, at + form.length]);
        }
    }
    for (let cut = text.indexOf('…'); cut >= 0; cut = text.indexOf('…', cut + 1)) {
        const length = longestPrefixBefore(text.slice(Math.max(0, cut - foreign/* CUT */.T6), cut), known);
        if (length > 0)
            found.push([cut - length, cut]);
    }
    return found;
}
function longestPrefixBefore(text, known) {
    let longest = 0;
    for (const form of known) {
        const start = form.slice(0, SHORTEST_PREFIX);
        for (let at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
            if (form.startsWith(text.slice(at)))
                longest = Math.max(longest, text.length - at);
        }
    }
    return longest;
}
function merge(ranges) {
    const merged = [];
    for (const [start, end] of ranges.sort((a, b) => a[0] - b[0])) {
        const last = merged.at(-1);
        if (last !== undefined && start <= last[1])
            last[1] = Math.max(last[1], end);
        else
            merged.push([start, end]);
    }
    return merged;
}
function replaceRanges(text, ranges) {
    let [shown, from] = ['', 0];
    for (const [start, end] of ranges) {
        shown += text.slice(from, start) + MASK;
        from = end;
    }
    return shown + text.slice(from);
}


/***/ }),

/***/ 2102:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ Secret)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_crypto__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_1__);


const PLACEHOLDER = '[secret]';
class Secret {
    #value;
    constructor(value) {
        this.#value = value;
    }
    reveal() {
        return this.#value;
    }
    get isEmpty() {
        return this.#value.length === 0;
    }
    equals(other) {
        const [a, b] = [Buffer.from(this.#value), Buffer.from(other.#value)];
        return a.length === b.length && (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.timingSafeEqual)(a, b);
    }
    toString() {
        return PLACEHOLDER;
    }
    toJSON() {
        return PLACEHOLDER;
    }
    [node_util__WEBPACK_IMPORTED_MODULE_1__.inspect.custom]() {
        return PLACEHOLDER;
    }
}


/***/ })

};
