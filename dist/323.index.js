export const id = 323;
export const ids = [323];
export const modules = {

/***/ 323:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  fileStore: () => (/* binding */ fileStore)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 6 modules
var schemas = __webpack_require__(6921);
;// CONCATENATED MODULE: ./src/config/opener.ts
function opener_opener(schema, open) {
    return { schema, open: (settings) => open(schema.parse(settings)) };
}

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/files/errno.ts
var errno = __webpack_require__(7631);
// EXTERNAL MODULE: ./src/files/read-file.ts
var read_file = __webpack_require__(654);
// EXTERNAL MODULE: ./src/files/replace-file.ts
var replace_file = __webpack_require__(2010);
// EXTERNAL MODULE: ./src/secret/secret.ts
var secret = __webpack_require__(2102);
;// CONCATENATED MODULE: ./src/stores/file/file-store.ts








const MAX_BYTES = 64 * 1024;
const settings = schemas/* strictObject */.rej({ path: schemas/* string */.YjP().refine(external_node_path_.isAbsolute, 'must be an absolute path') });
const fileStore = opener_opener(settings, ({ path }) => new FileStore(path));
class FileStore {
    path;
    name;
    constructor(path) {
        this.path = path;
        this.name = `file:${path}`;
    }
    async check({ fs }) {
        const { path, owner } = await this.place({ fs });
        await (0,replace_file/* proveReplaceable */.f)(path, { mode: 0o600, ...owner }, fs).catch((error) => {
            throw (0,errors/* fail */.fJ)('E_STORE_WRITE', { store: this.name, problem: (0,errno/* errno */.b)(error) });
        });
    }
    async read({ fs }) {
        const content = await (0,read_file/* readRegularFile */.X)(this.path, MAX_BYTES, fs).catch((error) => {
            throw (0,errors/* fail */.fJ)('E_STORE_READ', { store: this.name, problem: (0,errno/* errno */.b)(error) });
        });
        if (!content)
            return { exists: false };
        const text = content.bytes.toString('utf8').replace(/\r?\n$/, '');
        const updatedAt = content.stats.mtimeMs;
        return text === '' ? { exists: true, updatedAt } : { exists: true, updatedAt, secret: new secret/* Secret */.z(text) };
    }
    async write({ secret }, { fs }) {
        const { path, owner } = await this.place({ fs });
        await (0,replace_file/* replaceFile */.y)(path, secret.reveal(), { mode: 0o600, ...owner }, fs).catch((error) => {
            throw (0,errors/* fail */.fJ)('E_STORE_WRITE', { store: this.name, problem: (0,errno/* errno */.b)(error) });
        });
        const held = await this.read({ fs });
        if (!held.secret?.equals(secret))
            throw (0,errors/* fail */.fJ)('E_STORE_MISMATCH', { store: this.name });
    }
    async place({ fs }) {
        try {
            const path = await fs.realpath(this.path);
            const stats = await fs.stat(path);
            if (!stats.isFile())
                throw Object.assign(new Error('not a regular file'), { code: 'ENOTREG' });
            return { path, owner: { owner: { uid: stats.uid, gid: stats.gid } } };
        }
        catch (error) {
            const problem = (0,errno/* errno */.b)(error);
            if (problem === 'ENOENT')
                return { path: this.path, owner: {} };
            throw (0,errors/* fail */.fJ)('E_STORE_WRITE', { store: this.name, problem });
        }
    }
}


/***/ })

};
