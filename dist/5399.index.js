export const id = 5399;
export const ids = [5399];
export const modules = {

/***/ 6703:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ opener)
/* harmony export */ });
function opener(schema, open) {
    return { schema, open: (settings) => open(schema.parse(settings)) };
}


/***/ }),

/***/ 5399:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fileStore: () => (/* binding */ fileStore)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_path__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6921);
/* harmony import */ var _config_opener_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6703);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _files_errno_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7631);
/* harmony import */ var _files_read_file_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(654);
/* harmony import */ var _files_replace_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2010);
/* harmony import */ var _secret_secret_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2102);








const MAX_BYTES = 64 * 1024;
const settings = zod__WEBPACK_IMPORTED_MODULE_4__/* .strictObject */ .rej({ path: zod__WEBPACK_IMPORTED_MODULE_4__/* .string */ .YjP().refine(node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute, 'must be an absolute path') });
const fileStore = (0,_config_opener_js__WEBPACK_IMPORTED_MODULE_5__/* .opener */ .S)(settings, ({ path }) => new FileStore(path));
class FileStore {
    path;
    name;
    constructor(path) {
        this.path = path;
        this.name = `file:${path}`;
    }
    async check({ fs }) {
        const { path, owner } = await this.place({ fs });
        await (0,_files_replace_file_js__WEBPACK_IMPORTED_MODULE_2__/* .proveReplaceable */ .f)(path, { mode: 0o600, ...owner }, fs).catch((error) => {
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_STORE_WRITE', { store: this.name, problem: (0,_files_errno_js__WEBPACK_IMPORTED_MODULE_6__/* .errno */ .b)(error) });
        });
    }
    async read({ fs }) {
        const content = await (0,_files_read_file_js__WEBPACK_IMPORTED_MODULE_7__/* .readRegularFile */ .X)(this.path, MAX_BYTES, fs).catch((error) => {
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_STORE_READ', { store: this.name, problem: (0,_files_errno_js__WEBPACK_IMPORTED_MODULE_6__/* .errno */ .b)(error) });
        });
        if (!content)
            return { exists: false };
        const text = content.bytes.toString('utf8').replace(/\r?\n$/, '');
        const updatedAt = content.stats.mtimeMs;
        return text === '' ? { exists: true, updatedAt } : { exists: true, updatedAt, secret: new _secret_secret_js__WEBPACK_IMPORTED_MODULE_3__/* .Secret */ .z(text) };
    }
    async write({ secret }, { fs }) {
        const { path, owner } = await this.place({ fs });
        await (0,_files_replace_file_js__WEBPACK_IMPORTED_MODULE_2__/* .replaceFile */ .y)(path, secret.reveal(), { mode: 0o600, ...owner }, fs).catch((error) => {
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_STORE_WRITE', { store: this.name, problem: (0,_files_errno_js__WEBPACK_IMPORTED_MODULE_6__/* .errno */ .b)(error) });
        });
        const held = await this.read({ fs });
        if (!held.secret?.equals(secret))
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_STORE_MISMATCH', { store: this.name });
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
            const problem = (0,_files_errno_js__WEBPACK_IMPORTED_MODULE_6__/* .errno */ .b)(error);
            if (problem === 'ENOENT')
                return { path: this.path, owner: {} };
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_STORE_WRITE', { store: this.name, problem });
        }
    }
}


/***/ })

};
