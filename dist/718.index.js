export const id = 718;
export const ids = [718];
export const modules = {

/***/ 8898:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ readYaml)
/* harmony export */ });
/* harmony import */ var yaml__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8815);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);


const MAX_BYTES = 256 * 1024;
const MAX_DEPTH = 32;
const REFUSED_KEYS = ['__proto__', 'prototype', 'constructor', '<<'];
const YAML_11 = /^(?:y|n|0b[01_]+|yes|no|on|off|[-+]?\d[\d_]*|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|\d{4}-\d\d?-\d\d?(?:[Tt ].*)?)$/i;
function readYaml(text, source) {
    if (Buffer.byteLength(text) > MAX_BYTES) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_CONFIG_SYNTAX', { source, line: 1, column: 1, problem: 'is larger than 256 KiB' });
    }
    const lines = new yaml__WEBPACK_IMPORTED_MODULE_0__/* .LineCounter */ .HN();
    if (isPathological(text)) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_CONFIG_SYNTAX', { source, line: 1, column: 1, problem: 'is nested too deeply' });
    }
    const at = (offset) => {
        const { line, col } = lines.linePos(offset);
        return { line: Math.max(line, 1), column: Math.max(col, 1) };
    };
    const refuse = (offset, problem) => (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_CONFIG_SYNTAX', { source, ...at(offset), problem });
    const document = parse(text, lines, refuse);
    const places = new Map([['[]', { key: 0, value: document.contents?.range?.[0] ?? 0 }]]);
    const ambiguous = [];
    const value = build(document.contents, [], { places, ambiguous, refuse });
    return {
        value,
        ambiguous,
        position(path, of = 'value') {
            for (let length = path.length; length > 0; length--) {
                const place = places.get(JSON.stringify(path.slice(0, length)));
                if (place)
                    return at(length === path.length ? place[of] : place.key);
            }
            return at(places.get('[]')?.value ?? 0);
        },
    };
}
function isPathological(text) {
    let open = 0;
    for (const character of text) {
        if (character === '[' || character === '{')
            open++;
        if ((character === ']' || character === '}') && open > 0)
            open--;
        if (open > 2 * MAX_DEPTH)
            return true;
    }
    return text.split(/[\r\n]/).some((line) => {
        const lead = /^[-?: \t]*/.exec(line)?.[0] ?? '';
        return (lead.match(/[-?:](?=[ \t])/g)?.length ?? 0) > MAX_DEPTH;
    });
}
function parse(text, lineCounter, refuse) {
    let document;
    try {
        document = (0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .parseDocument */ .Tp)(text, {
            version: '1.2',
            schema: 'core',
            merge: false,
            uniqueKeys: false,
            strict: true,
            prettyErrors: false,
            logLevel: 'error',
            lineCounter,
        });
    }
    catch {
        throw refuse(0, 'cannot be read as YAML');
    }
    const error = document.errors[0];
    if (error)
        throw refuse(error.pos[0], `is not valid YAML (${error.code})`);
    if (document.directives.yaml.explicit || Object.keys(document.directives.tags).length > 1) {
        throw refuse(0, 'has a % directive, which is not supported');
    }
    return document;
}
function build(node, path, to) {
    if (!node)
        return null;
    const offset = node.range?.[0] ?? 0;
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isAlias */ .Vj)(node))
        throw to.refuse(offset, 'has an alias (*), which is not supported');
    const { tag, anchor } = node;
    if (tag)
        throw to.refuse(offset, 'has a tag (!), which is not supported');
    if (anchor)
        throw to.refuse(offset, 'has an anchor (&), which is not supported');
    if (path.length > MAX_DEPTH)
        throw to.refuse(offset, 'is nested too deeply');
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isMap */ .jh)(node))
        return buildMap(node.items, path, to);
    if ((0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isSeq */ .oP)(node)) {
        return node.items.map((item, index) => {
            const place = item.range?.[0] ?? offset;
            to.places.set(JSON.stringify([...path, index]), { key: place, value: place });
            return build(item, [...path, index], to);
        });
    }
    if (!(0,yaml__WEBPACK_IMPORTED_MODULE_0__/* .isScalar */ .jn)(node))
        throw to.refuse(offset, 'has something that is not supported');
    if (typeof node.value === 'string' && node.type === 'PLAIN' && YAML_11.test(node.value)) {
        to.ambiguous.push(path);
    }
    return node.value;
}
function buildMap(items, path, to) {
    const map = {};
    for (const { key, value } of items) {
        const offset = key.range?.[0] ?? 0;
        const name = build(key, path, { ...to, ambiguous: [] });
        if (typeof name !== 'string')
            throw to.refuse(offset, 'has a key that is not text; quote it');
        if (Object.hasOwn(map, name))
            throw to.refuse(offset, 'has the same key twice');
        if (REFUSED_KEYS.includes(name))
            throw to.refuse(offset, 'has a key that is not allowed');
        const inner = [...path, name];
        to.places.set(JSON.stringify(inner), { key: offset, value: value?.range?.[0] ?? offset });
        map[name] = build(value, inner, to);
    }
    return map;
}


/***/ }),

/***/ 7631:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ errno)
/* harmony export */ });
function errno(error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,30}$/.test(code) ? code : 'unknown';
}


/***/ }),

/***/ 654:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ readRegularFile)
/* harmony export */ });
async function readRegularFile(path, max, fs) {
    try {
        const stats = await fs.stat(path);
        if (!stats.isFile())
            throw Object.assign(new Error('not a regular file'), { code: 'ENOTREG' });
        if (stats.size > max)
            throw Object.assign(new Error('too large'), { code: 'EFBIG' });
        return { bytes: await fs.readFile(path), stats };
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 2010:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ proveReplaceable),
/* harmony export */   y: () => (/* binding */ replaceFile)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);

async function replaceFile(path, content, attributes, fs) {
    const fresh = await writeBeside(path, content, attributes, fs);
    await fs.rename(fresh, path).catch(async (error) => {
        await remove(fresh, fs);
        throw error;
    });
    await syncFolder((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path), fs);
}
async function proveReplaceable(path, attributes, fs) {
    await fs.unlink(await writeBeside(path, '', attributes, fs));
}
async function writeBeside(path, content, attributes, fs) {
    const fresh = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path), `.${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(path)}.regcred-new`);
    await fs.rm(fresh, { force: true });
    const handle = await fs.open(fresh, 'wx', 0o600);
    try {
        try {
            await handle.writeFile(content);
            await dress(handle, attributes);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
    }
    catch (error) {
        await remove(fresh, fs);
        throw error;
    }
    return fresh;
}
async function dress(handle, { mode, owner, newerThan }) {
    const stats = await handle.stat();
    if (owner && (owner.uid !== stats.uid || owner.gid !== stats.gid))
        await handle.chown(owner.uid, owner.gid);
    await handle.chmod(mode);
    if (newerThan !== undefined && stats.mtimeMs <= newerThan) {
        const later = Math.floor(newerThan / 1000) + 1;
        await handle.utimes(later, later);
    }
}
async function remove(path, fs) {
    await fs.rm(path, { force: true }).catch(() => undefined);
}
async function syncFolder(folder, fs) {
    const handle = await fs.open(folder, 'r').catch(() => undefined);
    await handle?.sync().catch(() => undefined);
    await handle?.close().catch(() => undefined);
}


/***/ }),

/***/ 718:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ rotateStep)
});

// EXTERNAL MODULE: ./src/distribution/handshake.ts
var handshake = __webpack_require__(6063);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/nearest.ts
var nearest = __webpack_require__(7909);
// EXTERNAL MODULE: ./src/registries/address.ts + 1 modules
var address = __webpack_require__(6165);
// EXTERNAL MODULE: ./src/registries/detect.ts + 26 modules
var detect = __webpack_require__(7532);
;// CONCATENATED MODULE: ./src/stores/file/entry.ts
const file = {
    id: 'file',
    title: 'File (0600)',
    load: () => __webpack_require__.e(/* import() */ 5399).then(__webpack_require__.bind(__webpack_require__, 5399)).then((module) => module.fileStore),
};

;// CONCATENATED MODULE: ./src/stores/catalog.ts

const stores = [file];

// EXTERNAL MODULE: ./src/rotate/rotate-inputs.ts
var rotate_inputs = __webpack_require__(9680);
;// CONCATENATED MODULE: ./src/rotate/report-table.ts
const HEAD = ['Credential', 'Registry', 'Age', 'What happened', 'Stores', 'Next due'];
function reportTable({ credentials }) {
    const rows = credentials.map((report) => [
        report.credential,
        report.registry,
        report.ageDays === undefined ? 'unknown' : `${report.ageDays} d`,
        happened(report),
        report.stores.map(store).join('; '),
        report.nextDue?.slice(0, 10) ?? 'now',
    ]);
    return [HEAD, HEAD.map(() => '---'), ...rows]
        .map((cells) => `| ${cells.map(cell).join(' | ')} |\n`)
        .join('');
}
function happened({ outcome, generation, proof, error, because }) {
    if (error)
        return `failed: ${error.code}: ${error.message} ${error.hint}`;
    if (outcome === 'in-progress')
        return 'another run is at work; nothing was changed';
    if (outcome === 'nothing-due' || outcome === 'failed')
        return outcome.replace('-', ' ');
    const old = proof === 'refused'
        ? 'the old secret is refused'
        : 'no proof that the old secret is refused, because it is not known';
    const why = because.length > 0 ? ` (${because.join(', ')})` : '';
    return `${outcome}${why}, generation ${generation ?? 0}; ${old}`;
}
function store({ store: name, outcome, error }) {
    return `${name}: ${error ? `${outcome} (${error.code})` : outcome}`;
}
function cell(text) {
    return text.replace(/[\\|<>`*_[\]&]/g, (character) => `&#${character.charCodeAt(0)};`).replace(/\s+/g, ' ');
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
;// CONCATENATED MODULE: ./src/secret/fingerprint.ts

function fingerprint(secret, ctx) {
    const salt = Buffer.from(ctx.random.bytes(32)).toString('base64');
    return { salt, hmac: hmac(secret, salt).toString('base64') };
}
function hasFingerprint(secret, { salt, hmac: expected }) {
    const [a, b] = [hmac(secret, salt), Buffer.from(expected, 'base64')];
    return a.length === b.length && (0,external_node_crypto_.timingSafeEqual)(a, b);
}
function hmac(secret, salt) {
    return (0,external_node_crypto_.createHmac)('sha256', Buffer.from(salt, 'base64')).update(secret.reveal()).digest();
}

;// CONCATENATED MODULE: ./src/rotate/ask.ts

function asker(credential, endpoint, handshake) {
    return async (login, ctx) => {
        const answer = await handshake(endpoint, login, [], ctx);
        if (answer.answer === 'unknown')
            return { answer: 'unknown', error: answer.error };
        if (answer.answer === 'rejected')
            return { answer: 'rejected' };
        if (answer.scheme !== 'none')
            return { answer: 'accepted' };
        return { answer: 'unknown', error: (0,errors/* fail */.fJ)('E_NOTHING_PROVED', { registry: endpoint.host, credential }) };
    };
}
const WAITS = [0.25, 0.5, 1, 2, ...Array.from({ length: 23 }, () => 5)];
async function askUntil(wanted, ask, { clock, signal }) {
    let verdict = await ask();
    for (const seconds of WAITS) {
        if (verdict.answer === wanted || signal.aborted)
            return verdict;
        await clock.sleep(seconds * 1000, signal).catch(() => undefined);
        verdict = await ask();
    }
    return verdict;
}

;// CONCATENATED MODULE: ./src/rotate/run.ts
const newRun = { preflight: { result: 'pending' }, former: [], heard: [], written: {} };
function remember(run, world) {
    const seen = world.stores.flatMap(({ holds, secret }) => (holds === 'other' && secret ? [secret] : []));
    const former = [...run.former];
    for (const secret of seen)
        if (!former.some((known) => known.equals(secret)))
            former.push(secret);
    return world.value && world.value.verdict.answer !== 'untried'
        ? hear({ ...run, former }, world.value.secret, world.value.verdict)
        : { ...run, former };
}
function hear(run, secret, verdict) {
    const others = run.heard.filter((known) => !known.secret.equals(secret));
    return { ...run, heard: [...others, { secret, verdict }] };
}
function heard(run, secret) {
    return run.heard.find((known) => known.secret.equals(secret))?.verdict ?? { answer: 'untried' };
}
function written(run, store) {
    return run.written[store] ?? { result: 'untried' };
}

;// CONCATENATED MODULE: ./src/rotate/act.ts




async function act(step, world, run, work, ctx) {
    const known = remember(run, world);
    switch (step.step) {
        case 'preflight':
            return { ...known, preflight: await preflight(work, ctx) };
        case 'seal':
            return seal(step.generation, world, known, work, ctx);
        case 'mint':
            return mint(known, work, ctx);
        case 'verify':
            return verify(held(world), known, work, ctx);
        case 'write':
            return write(step.store, world, known, work, ctx);
        case 'prove':
            return prove(world, known, work, ctx);
        case 'settle':
            return settle(world, known, work, ctx);
    }
}
async function preflight(work, ctx) {
    try {
        await work.token.check(ctx);
        for (const store of work.stores)
            await store.check(ctx);
    }
    catch (error) {
        return { result: 'failed', error: known(error) };
    }
    const anonymous = await work.ask(undefined, ctx);
    if (anonymous.answer === 'unknown')
        return { result: 'failed', error: anonymous.error };
    if (anonymous.answer === 'rejected')
        return { result: 'passed' };
    const { registry, credential } = work.policy;
    return { result: 'failed', error: (0,errors/* fail */.fJ)('E_NOTHING_PROVED', { registry, credential }) };
}
async function seal(generation, world, run, { token, ledger, policy }, ctx) {
    const secret = token.choose(ctx);
    ctx.masks.add(secret, token.username);
    const record = {
        generation,
        phase: 'sealed',
        fingerprint: fingerprint(secret, ctx),
        since: new Date(ctx.clock.now()).toISOString(),
        stores: world.ledger?.stores ?? {},
    };
    await ledger.write(policy.credential, record, ctx);
    return { ...run, fresh: { generation, secret, minted: false }, written: {} };
}
async function mint(run, { token }, ctx) {
    if (!run.fresh)
        return run;
    await token.replace(run.fresh.secret, ctx);
    return { ...run, fresh: { ...run.fresh, minted: true }, heard: [] };
}
async function verify(secret, run, work, ctx) {
    return hear(run, secret, await askFor('accepted', secret, work, ctx));
}
async function write(name, world, run, work, ctx) {
    const credential = {
        username: work.token.username,
        secret: held(world),
        generation: world.ledger?.generation ?? 0,
    };
    const result = async () => {
        try {
            await work.stores.find((store) => store.name === name)?.write(credential, ctx);
            return { result: 'done' };
        }
        catch (error) {
            return { result: 'failed', error: known(error) };
        }
    };
    return { ...run, written: { ...run.written, [name]: await result() } };
}
async function prove(world, run, work, ctx) {
    let told = run;
    let isProved = true;
    for (const { secret } of world.former) {
        const verdict = await askFor('rejected', secret, work, ctx);
        if (verdict.answer !== 'rejected')
            isProved = false;
        told = hear(told, secret, verdict);
    }
    const value = held(world);
    told = hear(told, value, await askFor('accepted', value, work, ctx));
    if (!isProved && world.ledger) {
        await work.ledger.write(work.policy.credential, { ...world.ledger, unproved: true }, ctx);
    }
    return told;
}
async function settle(world, run, { ledger, policy }, ctx) {
    if (!world.ledger)
        return run;
    const { generation, fingerprint: print, since } = world.ledger;
    const stores = Object.fromEntries(world.stores.map(({ name }) => [name, generation]));
    const settled = new Date(ctx.clock.now()).toISOString();
    const record = { generation, phase: 'settled', fingerprint: print, since, settled, stores };
    await ledger.write(policy.credential, record, ctx);
    return { ...run, written: {} };
}
function askFor(wanted, secret, { token, ask }, ctx) {
    return askUntil(wanted, () => ask({ username: token.username, secret }, ctx), ctx);
}
function held({ value, policy }) {
    if (!value)
        throw (0,errors/* fail */.fJ)('E_INTERNAL', { kind: `no value for ${policy.credential}` });
    return value.secret;
}
function known(error) {
    return error instanceof errors/* RegcredError */.BM
        ? error
        : (0,errors/* fail */.fJ)('E_INTERNAL', { kind: error instanceof Error ? error.name : typeof error });
}

// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
// EXTERNAL MODULE: ./src/files/errno.ts
var errno = __webpack_require__(7631);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./src/files/lock.ts

async function takeLock(path, lease, ctx) {
    const mine = { id: Buffer.from(ctx.random.bytes(12)).toString('hex'), host: (0,external_node_os_.hostname)(), pid: process.pid };
    if (!(await create(path, mine, ctx))) {
        const found = await read(path, ctx);
        if (found && !isStale(found, lease, ctx.clock.now()))
            return undefined;
        if (found && !(await moveAway(path, found, ctx)))
            return undefined;
        if (!(await create(path, mine, ctx)))
            return undefined;
    }
    const isOurs = async () => (await read(path, ctx))?.holder?.id === mine.id;
    return {
        async renew() {
            if (!(await isOurs()))
                return false;
            await stamp(path, ctx);
            return true;
        },
        async release() {
            if (await isOurs())
                await ctx.fs.rm(path, { force: true });
        },
    };
}
async function create(path, holder, ctx) {
    try {
        const handle = await ctx.fs.open(path, 'wx', 0o600);
        await handle.writeFile(JSON.stringify(holder)).finally(() => handle.close());
        await stamp(path, ctx);
        return true;
    }
    catch (error) {
        if (hasCode(error, 'EEXIST'))
            return false;
        throw error;
    }
}
async function stamp(path, ctx) {
    const now = ctx.clock.now() / 1000;
    await ctx.fs.utimes(path, now, now);
}
async function read(path, ctx) {
    try {
        const text = await ctx.fs.readFile(path, 'utf8');
        return { text, stamped: (await ctx.fs.stat(path)).mtimeMs, holder: parse(text) };
    }
    catch (error) {
        if (hasCode(error, 'ENOENT'))
            return undefined;
        throw error;
    }
}
function parse(text) {
    try {
        const { id, host, pid } = JSON.parse(text);
        if (typeof id !== 'string' || typeof host !== 'string')
            return undefined;
        return Number.isSafeInteger(pid) && Number(pid) > 0 ? { id, host, pid: Number(pid) } : undefined;
    }
    catch {
        return undefined;
    }
}
function isStale({ holder, stamped }, lease, now) {
    const age = now - stamped;
    if (age >= lease || age < -lease)
        return true;
    return holder?.host === (0,external_node_os_.hostname)() && !isAlive(holder.pid);
}
function isAlive(pid) {
    try {
        process.kill(pid, 0);
        return true;
    }
    catch (error) {
        return !hasCode(error, 'ESRCH');
    }
}
async function moveAway(path, found, ctx) {
    const away = `${path}.stale`;
    try {
        await ctx.fs.rename(path, away);
        const same = (await ctx.fs.readFile(away, 'utf8')) === found.text;
        if (!same)
            await ctx.fs.link(away, path);
        await ctx.fs.rm(away, { force: true });
        return same;
    }
    catch (error) {
        if (hasCode(error, 'ENOENT') || hasCode(error, 'EEXIST'))
            return false;
        throw error;
    }
}
function hasCode(error, code) {
    return error instanceof Error && 'code' in error && error.code === code;
}

// EXTERNAL MODULE: ./src/files/read-file.ts
var read_file = __webpack_require__(654);
// EXTERNAL MODULE: ./src/files/replace-file.ts
var replace_file = __webpack_require__(2010);
// EXTERNAL MODULE: ./node_modules/zod/v4/core/api.js
var api = __webpack_require__(3759);
;// CONCATENATED MODULE: ./node_modules/zod/v4/classic/iso.js



function datetime(params) {
    return api/* _isoDateTime */.G1(schemas/* ZodISODateTime */.You, params);
}
function date(params) {
    return core._isoDate(ZodISODate, params);
}
function time(params) {
    return core._isoTime(ZodISOTime, params);
}
function duration(params) {
    return core._isoDuration(ZodISODuration, params);
}

;// CONCATENATED MODULE: ./src/rotate/ledger/record.ts

const instant = datetime();
const generation = schemas/* int */.Whr().positive();
const recordSchema = schemas/* strictObject */.rej({
    generation,
    phase: schemas/* enum */.k5n(['sealed', 'settled']),
    fingerprint: schemas/* strictObject */.rej({ salt: schemas/* base64 */.K39(), hmac: schemas/* base64 */.K39() }),
    since: instant,
    settled: instant.optional(),
    unproved: schemas/* literal */.euz(true).optional(),
    stores: schemas/* record */.g1P(schemas/* string */.YjP(), generation),
});

;// CONCATENATED MODULE: ./src/rotate/ledger/file-ledger.ts







const MAX_BYTES = 8 * 1024 * 1024;
const VERSION = 1;
const LEASE = 10 * 60_000;
const ledgerSchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(VERSION),
    credentials: schemas/* record */.g1P(schemas/* string */.YjP(), recordSchema),
});
class FileLedger {
    path;
    name;
    constructor(path) {
        this.path = path;
        this.name = `file:${path}`;
    }
    async read(credential, ctx) {
        const { credentials } = await this.load(ctx);
        return Object.hasOwn(credentials, credential) ? credentials[credential] : undefined;
    }
    async write(credential, record, ctx) {
        const content = await this.load(ctx);
        const credentials = { ...content.credentials, [credential]: record };
        const text = `${JSON.stringify({ ...content, credentials }, null, 2)}\n`;
        await this.translate(() => (0,replace_file/* replaceFile */.y)(this.path, text, { mode: 0o600 }, ctx.fs));
    }
    async hold(ctx) {
        const lock = await this.translate(() => takeLock(`${this.path}.lock`, LEASE, ctx));
        return (lock && {
            confirm: async () => {
                if (!(await this.translate(() => lock.renew())))
                    throw (0,errors/* fail */.fJ)('E_LOCK_LOST', { ledger: this.name });
            },
            release: () => this.translate(() => lock.release()),
        });
    }
    async load({ fs }) {
        const file = await this.translate(() => (0,read_file/* readRegularFile */.X)(this.path, MAX_BYTES, fs));
        return file ? this.parse(file.bytes.toString('utf8')) : { version: VERSION, credentials: {} };
    }
    parse(text) {
        let value;
        try {
            value = JSON.parse(text);
        }
        catch {
            throw (0,errors/* fail */.fJ)('E_LEDGER_INVALID', { ledger: this.name, problem: 'it is not JSON' });
        }
        const version = typeof value === 'object' && value && 'version' in value ? value.version : undefined;
        if (typeof version === 'number' && version > VERSION) {
            throw (0,errors/* fail */.fJ)('E_LEDGER_VERSION', { ledger: this.name, version });
        }
        const parsed = ledgerSchema.safeParse(value);
        if (parsed.success)
            return parsed.data;
        throw (0,errors/* fail */.fJ)('E_LEDGER_INVALID', { ledger: this.name, problem: 'it is not what regcred writes' });
    }
    async translate(run) {
        try {
            return await run();
        }
        catch (error) {
            if (error instanceof errors/* RegcredError */.BM)
                throw error;
            throw (0,errors/* fail */.fJ)('E_LEDGER_FILE', { ledger: this.name, problem: (0,errno/* errno */.b)(error) });
        }
    }
}

// EXTERNAL MODULE: ./node_modules/zod/v4/core/json-schema-processors.js
var json_schema_processors = __webpack_require__(8439);
;// CONCATENATED MODULE: ./src/rotate/config/check.ts



function check(schema, value, part) {
    const parsed = schema.safeParse(value);
    if (parsed.success)
        return parsed.data;
    const { issues } = parsed.error;
    const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
    throw issue ? fault(issue, schema, value, part) : configFault(part, [], 'is not valid', '');
}
function configFault(part, path, problem, hint) {
    const full = [...part.path, ...path];
    const { source, yaml } = part;
    return (0,errors/* fail */.fJ)('E_CONFIG_VALUE', { source, ...yaml.position(full), path: show(full), problem, hint });
}
function checkQuotes({ yaml, source }) {
    const path = yaml.ambiguous[0];
    if (!path)
        return;
    const expected = 'quoted, because it reads as something else than text elsewhere';
    throw (0,errors/* fail */.fJ)('E_CONFIG_TYPE', { source, ...yaml.position(path), path: show(path), expected, hint: QUOTE });
}
const QUOTE = 'Quote this value.';
function fault(issue, schema, value, part) {
    const inner = issue.path.filter((key) => typeof key !== 'symbol');
    const full = [...part.path, ...inner];
    const place = (path, of = 'value', shown = path) => {
        return { source: part.source, ...part.yaml.position(path, of), path: show(shown) };
    };
    if (issue.code === 'unrecognized_keys') {
        const key = issue.keys[0] ?? '';
        const at = place([...full, key], 'key', full);
        return (0,errors/* fail */.fJ)('E_CONFIG_KEY', { ...at, problem: 'has an unknown key', hint: suggest(key, schema, inner) });
    }
    if (issue.code === 'invalid_key') {
        const problem = issue.issues[0]?.message ?? 'has a key that is not allowed';
        return (0,errors/* fail */.fJ)('E_CONFIG_VALUE', { ...place(full, 'key', full.slice(0, -1)), problem, hint: 'Rename it.' });
    }
    if (issue.code !== 'invalid_type')
        return wrongValue(issue, place(full));
    const found = at(value, inner);
    if (found !== undefined)
        return wrongType(issue.expected, found, place(full));
    const problem = `needs the key "${String(full.at(-1))}"`;
    return (0,errors/* fail */.fJ)('E_CONFIG_KEY', { ...place(full.slice(0, -1)), problem, hint: 'Add it.' });
}
function wrongValue({ message }, place) {
    const problem = message.startsWith('must ') ? message : 'is not valid';
    return (0,errors/* fail */.fJ)('E_CONFIG_VALUE', { ...place, problem, hint: REFERENCE });
}
function wrongType(wanted, found, place) {
    const expected = TYPES[wanted] ?? 'something else';
    const isScalar = typeof found !== 'object' || found === null;
    if (wanted === 'string' && isScalar)
        return (0,errors/* fail */.fJ)('E_CONFIG_TYPE', { ...place, expected, hint: QUOTE });
    const hint = wanted === 'boolean' ? 'Write it without quotes; yes, no, on and off are text.' : REFERENCE;
    return (0,errors/* fail */.fJ)('E_CONFIG_TYPE', { ...place, expected, hint });
}
const REFERENCE = 'See the reference of regcred.yml in the README.';
const TYPES = {
    string: 'text',
    boolean: 'true or false',
    number: 'a number',
    object: 'a map',
    record: 'a map',
    array: 'a list',
};
function at(value, path) {
    return path.reduce((inner, key) => typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? inner[key]
        : undefined, value);
}
function suggest(key, schema, path) {
    const known = keysAt(json_schema_processors/* toJSONSchema */.bl(schema, { io: 'input', unrepresentable: 'any' }), path);
    return `Did you mean "${(0,nearest/* nearest */.p)(key, known)}"? The keys here are: ${known.join(', ')}.`;
}
function keysAt(schema, path) {
    if (typeof schema === 'boolean')
        return [];
    const [key, ...rest] = path;
    if (key === undefined)
        return Object.keys(schema.properties ?? {});
    const inner = typeof key === 'number' ? schema.items : (schema.properties?.[key] ?? schema.additionalProperties);
    return inner && !Array.isArray(inner) ? keysAt(inner, rest) : [];
}
function show(path) {
    const text = path.map((key) => typeof key === 'number' ? `[${key}]` : `.${/^[A-Za-z][A-Za-z0-9._-]{0,30}$/.test(key) ? key : '…'}`);
    return text.join('').replace(/^\./, '') || 'the file';
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
;// CONCATENATED MODULE: ./src/rotate/config/schema.ts


const settings = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* unknown */.L5J());
const credential = schemas/* strictObject */.rej({
    registry: schemas/* string */.YjP(),
    provider: schemas/* string */.YjP(),
    token: settings,
    rotate: schemas/* strictObject */.rej({
        every: schemas/* string */.YjP().regex(/^[1-9]\d{0,3}[mhdw]$/, 'must be a time such as 12h, 30d or 8w'),
        'accept-downtime': schemas/* boolean */.zMY().optional(),
    }),
    insecure: schemas/* boolean */.zMY().optional(),
    realms: schemas/* array */.YOg(schemas/* string */.YjP()).optional(),
    stores: schemas/* array */.YOg(settings.refine((store) => Object.keys(store).length === 1, 'must name exactly one store, such as file'))
        .min(1, 'must name at least one store'),
});
const configSchema = schemas/* strictObject */.rej({
    version: schemas/* literal */.euz(1, 'must be 1'),
    ledger: schemas/* string */.YjP()
        .refine((text) => text.startsWith('file:') && (0,external_node_path_.isAbsolute)(text.slice(5)), 'must be file:/absolute/path'),
    credentials: schemas/* record */.g1P(schemas/* string */.YjP().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/, 'has a name that is not letters, digits, . _ -'), credential),
});
const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000, w: 7 * 86_400_000 };
function schema_duration(text) {
    const unit = text.slice(-1);
    return Number(text.slice(0, -1)) * UNITS[unit];
}

;// CONCATENATED MODULE: ./src/rotate/config/open-work.ts






async function openWork({ config, file }, parts) {
    const ledger = new FileLedger(config.ledger.slice('file:'.length));
    const taken = new Set([ledger.name]);
    const works = [];
    for (const [name, credential] of Object.entries(config.credentials)) {
        const part = { ...file, path: ['credentials', name] };
        const endpoint = openEndpoint(credential, part, parts);
        const token = await openToken(credential, part, parts);
        const stores = await openStores(credential, part, parts);
        const owned = [
            { name: token.name, path: ['token'] },
            ...stores.map(({ name }, i) => ({ name, path: ['stores', i] })),
        ];
        for (const { name: own, path } of owned) {
            if (taken.has(own))
                throw configFault(part, path, 'is used twice in this file', 'Give each its own.');
            taken.add(own);
        }
        const ask = asker(name, endpoint, parts.handshake);
        works.push({ policy: policy(name, credential, endpoint, token), token, stores, ledger, ask });
    }
    return works;
}
function policy(credential, { rotate }, { host }, token) {
    const acceptDowntime = rotate['accept-downtime'] ?? false;
    return { credential, registry: host, token: token.name, every: schema_duration(rotate.every), acceptDowntime };
}
function openEndpoint({ registry, insecure, realms }, part, { parseAddress }) {
    try {
        const { host, plainHttp } = parseAddress(registry);
        return { host, plainHttp: insecure ?? plainHttp, realms: realms ?? [] };
    }
    catch (error) {
        if (!(error instanceof errors/* RegcredError */.BM))
            throw error;
        throw configFault(part, ['registry'], 'is not a registry address', error.hint);
    }
}
async function openToken({ provider, token }, part, { registries }) {
    const entry = registries.find(({ id }) => id === provider);
    const known = registries.map(({ id }) => id);
    if (!entry)
        throw configFault(part, ['provider'], 'is not a registry regcred knows', suggestion(provider, known));
    const tokens = await (await entry.load()).tokens?.();
    if (!tokens) {
        throw configFault(part, ['provider'], 'cannot be rotated yet', 'Rotate it by hand, or leave it out.');
    }
    return tokens.open(check(tokens.schema, token, { ...part, path: [...part.path, 'token'] }));
}
async function openStores({ stores }, part, parts) {
    const opened = [];
    for (const [index, named] of stores.entries()) {
        const [id, settings] = Object.entries(named)[0] ?? ['', undefined];
        const entry = parts.stores.find((store) => store.id === id);
        if (!entry) {
            const hint = suggestion(id, parts.stores.map((store) => store.id));
            throw configFault(part, ['stores', index], 'is not a store regcred knows', hint);
        }
        const store = await entry.load();
        opened.push(store.open(check(store.schema, settings, { ...part, path: [...part.path, 'stores', index, id] })));
    }
    return opened;
}
function suggestion(name, known) {
    return `Did you mean "${(0,nearest/* nearest */.p)(name, known)}"?`;
}

// EXTERNAL MODULE: ./src/config/read-yaml.ts
var read_yaml = __webpack_require__(8898);
;// CONCATENATED MODULE: ./src/rotate/config/read-config.ts






const read_config_MAX_BYTES = 256 * 1024;
async function readConfig(path, { fs }) {
    const text = await read_config_read(path, { fs });
    const yaml = (0,read_yaml/* readYaml */.g)(text, path);
    const file = { yaml, source: path, path: [] };
    const config = check(configSchema, yaml.value, file);
    checkQuotes(file);
    return { config, file };
}
async function read_config_read(path, { fs }) {
    const refuse = (problem) => (0,errors/* fail */.fJ)('E_CONFIG_FILE', { file: path, problem });
    const content = await (0,read_file/* readRegularFile */.X)(path, read_config_MAX_BYTES, fs).catch((error) => {
        throw refuse((0,errno/* errno */.b)(error));
    });
    if (!content)
        throw refuse('ENOENT');
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(content.bytes);
    }
    catch {
        throw refuse('it is not UTF-8');
    }
}

;// CONCATENATED MODULE: ./src/rotate/due.ts
function reasons({ ledger, value, now, policy }) {
    if (!ledger)
        return ['first'];
    const found = [];
    if (now >= nextDue(ledger, policy))
        found.push('age');
    if (!value)
        found.push('lost');
    if (value?.verdict.answer === 'rejected')
        found.push('refused');
    if (ledger.unproved)
        found.push('unproved');
    return found;
}
function nextDue({ since }, { every }) {
    return Date.parse(since) + every;
}

;// CONCATENATED MODULE: ./src/rotate/decide.ts


const SKEW = 10 * 60_000;
function decide(world) {
    const { ledger, value, now, policy } = world;
    if (ledger && Date.parse(ledger.since) > now + SKEW) {
        return stuck((0,errors/* fail */.fJ)('E_CLOCK', { credential: policy.credential, since: ledger.since }));
    }
    if (ledger && value?.fresh)
        return establish(world, value);
    if (value?.verdict.answer === 'unknown')
        return stuck(value.verdict.error);
    const because = reasons(world);
    if (because.length > 0 || !ledger || !value)
        return renew(world, because);
    return establish(world, value);
}
function renew(world, because) {
    const { policy, ledger } = world;
    if (!policy.acceptDowntime) {
        const stores = world.stores.map(({ name }) => name).join(', ');
        const { credential, token } = policy;
        return stuck((0,errors/* fail */.fJ)('E_DOWNTIME_NOT_ACCEPTED', { credential, token, stores }));
    }
    return afterPreflight(world, because, {
        step: 'seal',
        generation: (ledger?.generation ?? 0) + 1,
        because,
    });
}
function establish(world, value) {
    if (!value.minted)
        return { step: 'mint' };
    const { answer } = value.verdict;
    if (answer === 'untried')
        return { step: 'verify' };
    if (answer === 'unknown')
        return stuck(value.verdict.error);
    if (answer === 'rejected')
        return stuck((0,errors/* fail */.fJ)('E_VERIFY_FAILED', world.policy));
    return distribute(world);
}
function distribute(world) {
    const behind = world.stores.filter(({ holds }) => holds !== 'value');
    const next = behind.find(({ written }) => written.result === 'untried');
    if (next)
        return afterPreflight(world, [], { step: 'write', store: next.name });
    for (const { written } of behind)
        if (written.result === 'failed')
            return stuck(written.error);
    if (behind[0])
        return stuck((0,errors/* fail */.fJ)('E_STORE_MISMATCH', { store: behind[0].name }));
    return finish(world);
}
function finish(world) {
    for (const { verdict } of world.former) {
        if (verdict.answer === 'untried')
            return { step: 'prove' };
        if (verdict.answer === 'unknown')
            return stuck(verdict.error);
        if (verdict.answer === 'accepted')
            return stuck((0,errors/* fail */.fJ)('E_REVOKE_UNPROVED', world.policy));
    }
    const isSettled = world.ledger?.phase === 'settled' && !world.stores.some(wasWritten);
    return { step: isSettled ? 'rest' : 'settle' };
}
function afterPreflight(world, because, step) {
    if (world.preflight.result === 'failed')
        return stuck(world.preflight.error);
    return world.preflight.result === 'passed' ? step : { step: 'preflight', because };
}
function wasWritten({ written }) {
    return written.result === 'done';
}
function stuck(error) {
    return { step: 'stuck', error };
}

;// CONCATENATED MODULE: ./src/rotate/observe.ts


async function observe(work, run, ctx) {
    const ledger = await work.ledger.read(work.policy.credential, ctx);
    const stores = await Promise.all(work.stores.map((store) => look(store, ledger, run, work, ctx)));
    const value = ledger && (await findValue(work, ledger, stores, run, ctx));
    const former = run.former
        .filter((secret) => !value?.secret.equals(secret))
        .map((secret) => ({ secret, verdict: heard(run, secret) }));
    return {
        now: ctx.clock.now(),
        policy: work.policy,
        preflight: run.preflight,
        ...(ledger && { ledger }),
        ...(value && { value }),
        stores,
        former,
    };
}
async function look(store, ledger, run, work, ctx) {
    const { exists, secret } = await store.read(ctx);
    if (secret)
        ctx.masks.add(secret, work.token.username);
    const view = { name: store.name, written: written(run, store.name) };
    if (!exists)
        return { ...view, holds: 'nothing' };
    if (secret)
        return { ...view, secret, holds: ledger && isValue(secret, ledger) ? 'value' : 'other' };
    const isCurrent = view.written.result === 'done' || ledger?.stores[store.name] === ledger?.generation;
    return { ...view, holds: ledger && isCurrent ? 'value' : 'other' };
}
async function findValue(work, ledger, stores, run, ctx) {
    const { fresh } = run;
    if (fresh && fresh.generation === ledger.generation && isValue(fresh.secret, ledger)) {
        const { secret, minted } = fresh;
        return { secret, minted, fresh: true, verdict: heard(run, secret) };
    }
    const secret = stores.find(({ holds, secret: held }) => holds === 'value' && held)?.secret;
    if (!secret)
        return undefined;
    const known = heard(run, secret);
    const login = { username: work.token.username, secret };
    const verdict = known.answer === 'untried' ? await work.ask(login, ctx) : known;
    return { secret, minted: true, fresh: false, verdict };
}
function isValue(secret, ledger) {
    return hasFingerprint(secret, ledger.fingerprint);
}

;// CONCATENATED MODULE: ./src/rotate/report.ts

function reportCredential({ policy, stores }, ending) {
    const { outcome, because, world, error } = ending;
    const { credential, registry, token, every } = policy;
    const ledger = world?.ledger;
    const isDone = outcome === 'rotated' || outcome === 'finished' || outcome === 'repaired';
    return {
        credential,
        registry,
        token,
        outcome,
        because,
        ...(ledger && {
            generation: ledger.generation,
            since: ledger.since,
            ageDays: Math.max(0, Math.floor((world.now - Date.parse(ledger.since)) / 86_400_000)),
            nextDue: new Date(nextDue(ledger, { every })).toISOString(),
        }),
        ...(isDone && { proof: world && world.former.length > 0 ? 'refused' : 'none' }),
        stores: stores.map(({ name }) => reportStore(name, ending)),
        ...(error && { error: reportError(error) }),
    };
}
function reportStore(store, { world, wrote }) {
    const view = world?.stores.find(({ name }) => name === store);
    if (!view)
        return { store, outcome: 'unknown' };
    if (view.written.result === 'failed') {
        return { store, outcome: 'failed', error: reportError(view.written.error) };
    }
    if (wrote.includes(store))
        return { store, outcome: 'written' };
    return { store, outcome: view.holds === 'value' ? 'current' : 'behind' };
}
function reportError({ code, message, hint }) {
    return { code, message, hint };
}

;// CONCATENATED MODULE: ./src/rotate/rotate.ts








async function rotate(inputs, ctx, parts) {
    const works = await openWork(await readConfig(inputs.config, ctx), parts);
    const results = [];
    for (const work of works)
        results.push(await rotateOne(work, ctx));
    return { exit: exit(results), credentials: results.map(({ report }) => report) };
}
function exit(results) {
    return [1, 2, 75].find((code) => results.some((result) => result.exit === code)) ?? 0;
}
class Course {
    world;
    run = newRun;
    because = [];
    wrote = [];
    minted = false;
    resumed = false;
    steps = 0;
}
async function rotateOne(work, ctx) {
    const course = new Course();
    try {
        const first = await next(course, work, ctx);
        const end = isEnd(first) ? first : await underLock(course, work, ctx);
        return conclude(work, course, end);
    }
    catch (error) {
        return conclude(work, course, { step: 'stuck', error: rotate_known(error) });
    }
}
async function next(course, work, ctx) {
    course.world = await observe(work, course.run, ctx);
    return decide(course.world);
}
async function underLock(course, work, ctx) {
    const hold = await work.ledger.hold(ctx);
    if (!hold)
        return undefined;
    try {
        return await loop(course, work, hold, ctx);
    }
    finally {
        await hold
            .release()
            .catch(() => ctx.log.warning(`The lock of ${work.ledger.name} could not be removed.`));
    }
}
async function loop(course, work, hold, ctx) {
    const { credential } = work.policy;
    const most = 2 * (6 + work.stores.length);
    for (let count = 0; count < most; count++) {
        const step = await next(course, work, ctx);
        if (isEnd(step))
            return step;
        if (ctx.signal.aborted && !course.minted)
            throw (0,errors/* fail */.fJ)('E_INTERRUPTED', { signal: 'the signal to stop' });
        await hold.confirm();
        ctx.log.info(`${credential}: ${step.step}${step.step === 'write' ? ` ${step.store}` : ''}`);
        if (course.steps === 0)
            course.resumed = course.world?.ledger?.phase === 'sealed';
        if ('because' in step && step.because.length > 0)
            course.because = step.because;
        if (step.step === 'mint')
            course.minted = true;
        if (course.world)
            course.run = await act(step, course.world, course.run, work, ctx);
        if (step.step === 'write' && course.run.written[step.store]?.result === 'done')
            course.wrote.push(step.store);
        course.steps++;
    }
    return { step: 'stuck', error: (0,errors/* fail */.fJ)('E_ROTATION_ENDLESS', { credential }) };
}
function isEnd(step) {
    return step.step === 'rest' || step.step === 'stuck';
}
function conclude(work, course, end) {
    const { world, because, wrote } = course;
    const ending = {
        outcome: outcome(course, end),
        because,
        wrote,
        ...(world && { world }),
        ...(end?.step === 'stuck' && { error: end.error }),
    };
    const report = reportCredential(work, ending);
    if (end?.step !== 'stuck')
        return { report, exit: 0 };
    return { report, exit: course.minted && end.error.exit === 75 ? 1 : end.error.exit };
}
function outcome({ minted, steps, resumed }, end) {
    if (!end)
        return 'in-progress';
    if (end.step === 'stuck')
        return 'failed';
    if (minted)
        return 'rotated';
    if (steps === 0)
        return 'nothing-due';
    return resumed ? 'finished' : 'repaired';
}
function rotate_known(error) {
    return error instanceof errors/* RegcredError */.BM
        ? error
        : (0,errors/* fail */.fJ)('E_INTERNAL', { kind: error instanceof Error ? error.name : typeof error });
}

;// CONCATENATED MODULE: ./src/rotate/rotate-step.ts









async function rotateStep(ci, ctx, print = () => { }) {
    const known = Object.keys(rotate_inputs/* rotateInputs */.f);
    const unknown = ci.given().find((name) => !known.includes(name));
    if (unknown)
        throw (0,errors/* fail */.fJ)('E_INPUT_UNKNOWN', { name: unknown, suggestion: (0,nearest/* nearest */.p)(unknown, known) });
    const config = ci.input('config').trim() || rotate_inputs/* rotateInputs */.f.config.default;
    const report = await rotate({ config }, ctx, { registries: detect/* entries */.j, stores: stores, parseAddress: address/* parseAddress */.o, handshake: handshake/* handshake */.g });
    const named = (outcome) => JSON.stringify(report.credentials.filter((one) => one.outcome === outcome).map((one) => one.credential));
    ci.output('rotated', named('rotated'));
    ci.output('failed', named('failed'));
    ci.output('report', JSON.stringify(report));
    print(report);
    ci.summary(reportTable(report));
    for (const { credential, error } of report.credentials) {
        if (error)
            ctx.log.error(`${credential}: ${error.code}: ${error.message} Hint: ${error.hint}`);
    }
    return report.exit;
}


/***/ })

};
