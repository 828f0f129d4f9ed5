export const id = 4102;
export const ids = [4102];
export const modules = {

/***/ 2329:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ argumentInputs)
/* harmony export */ });
function argumentInputs({ values }, more) {
    const given = new Map(Object.entries(more).filter(([, value]) => value !== ''));
    for (const [name, value] of Object.entries(values)) {
        if (typeof value === 'string' && !name.startsWith('password-'))
            given.set(name, value);
    }
    return { input: (name) => given.get(name) ?? '', given: () => [...given.keys()] };
}


/***/ }),

/***/ 4102:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _login_logout_registry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4451);
/* harmony import */ var _argument_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2329);


const run = async (args, _io, ctx) => {
    await (0,_login_logout_registry_js__WEBPACK_IMPORTED_MODULE_0__/* .logoutRegistry */ .Y)((0,_argument_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .argumentInputs */ .v)(args, { registry: args.words[0] ?? '' }), ctx);
    return 0;
};


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

/***/ 4451:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ logoutRegistry)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _registries_address_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6165);
/* harmony import */ var _auth_file_auth_key_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(25);
/* harmony import */ var _auth_file_remove_login_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8877);
/* harmony import */ var _auth_file_scoped_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1096);
/* harmony import */ var _clients_catalog_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(8805);
/* harmony import */ var _clients_client_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(2923);
/* harmony import */ var _job_identity_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(8057);
/* harmony import */ var _logout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7015);
/* harmony import */ var _target_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3912);
/* harmony import */ var _logout_inputs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3461);











async function logoutRegistry(ci, ctx) {
    const text = (name) => ci.input(name).trim() || _logout_inputs_js__WEBPACK_IMPORTED_MODULE_7__/* .logoutInputs */ .s[name].default;
    const address = (0,_registries_address_js__WEBPACK_IMPORTED_MODULE_1__/* .parseAddress */ .o)(text('registry'));
    const client = await _clients_catalog_js__WEBPACK_IMPORTED_MODULE_4__/* .clients */ .b[clientId(text('client'))]();
    const scope = text('scope');
    const inFile = scope !== '' && client.family === 'docker';
    const file = inFile ? await (0,_auth_file_scoped_file_js__WEBPACK_IMPORTED_MODULE_3__/* .scopedFile */ .p)(address.host, scope, ctx) : client.authFile(ctx);
    const key = (0,_auth_file_auth_key_js__WEBPACK_IMPORTED_MODULE_8__/* .authKey */ .M)(address, client.family, (0,_target_js__WEBPACK_IMPORTED_MODULE_6__/* .repositoryOf */ ._)(scope));
    const records = await (0,_auth_file_remove_login_js__WEBPACK_IMPORTED_MODULE_2__/* .findLogins */ .a)(file, key, (0,_job_identity_js__WEBPACK_IMPORTED_MODULE_9__/* .jobIdentity */ .K)(ctx), ctx);
    await (0,_logout_js__WEBPACK_IMPORTED_MODULE_5__/* .logout */ .r)(records, ctx);
    if (records.length === 0) {
        ctx.log.notice(`There is no login of regcred's for ${address.host} in ${file}, so nothing was changed.`);
    }
    return records.length > 0;
}
function clientId(value) {
    const found = _clients_client_js__WEBPACK_IMPORTED_MODULE_10__/* .clientIds */ ._.find((id) => id === value);
    if (!found)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_INPUT_CHOICE', { name: 'client', value, choices: _clients_client_js__WEBPACK_IMPORTED_MODULE_10__/* .clientIds */ ._.join(', ') });
    return found;
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


/***/ })

};
