export const id = 5813;
export const ids = [5813];
export const modules = {

/***/ 6649:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   u: () => (/* binding */ createGithub)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8161);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_os__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _actions_core__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1659);
/* harmony import */ var _context_masks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6342);
/* harmony import */ var _secret_redactor_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7329);
/* harmony import */ var _github_files_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2159);
/* harmony import */ var _log_lines_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(4984);
/* harmony import */ var _private_folder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(4096);







function createGithub(env) {
    const redactor = (0,_secret_redactor_js__WEBPACK_IMPORTED_MODULE_3__/* .createRedactor */ .l)();
    const lines = (text) => (0,_log_lines_js__WEBPACK_IMPORTED_MODULE_6__/* .logLines */ .O)(text, (line) => redactor.redact(line));
    const log = githubLog(lines);
    const masks = (0,_context_masks_js__WEBPACK_IMPORTED_MODULE_2__/* .createMasks */ ._)(redactor, _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setSecret */ .Pq, log.warning);
    let pending = Promise.resolve();
    const summary = (markdown) => {
        pending = pending.then(() => writeSummary(masks.redact(markdown), log));
    };
    return {
        env,
        log,
        masks,
        debug: _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .isDebug */ ._o(),
        ci: { ...githubCi(env, log, masks), summary },
        report: (error) => _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3(lines(error.toString()).join('\n')),
        settled: () => pending,
    };
}
function githubLog(lines) {
    const annotation = (show) => (text) => show(lines(text).join('\n'));
    return {
        info: (text) => lines(text).forEach((line) => _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .info */ .pq(line)),
        notice: annotation(_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .notice */ .lm),
        warning: annotation(_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .warning */ .$e),
        error: annotation(_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .error */ .z3),
        debug: annotation(_actions_core__WEBPACK_IMPORTED_MODULE_1__/* .debug */ .Yz),
    };
}
function githubCi(env, log, masks) {
    let folder;
    return {
        id: 'github',
        get tempDir() {
            return (folder ??= (0,_private_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .privateFolder */ .q)(env.RUNNER_TEMP || (0,node_os__WEBPACK_IMPORTED_MODULE_0__.tmpdir)()));
        },
        input: (name) => _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getInput */ .V4(name, { trimWhitespace: false }),
        given: () => Object.entries(env)
            .filter(([name, value]) => name.startsWith('INPUT_') && value !== undefined && value !== '')
            .map(([name]) => name.slice('INPUT_'.length).toLowerCase()),
        output(name, value) {
            (0,_github_files_js__WEBPACK_IMPORTED_MODULE_4__/* .checkName */ .I)(name);
            explainMaskedOutput(name, value, log, masks);
            (0,_github_files_js__WEBPACK_IMPORTED_MODULE_4__/* .throughRunnerFile */ .s)('GITHUB_OUTPUT', env, () => _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .setOutput */ .uH(name, value));
        },
        exportVariable(name, value) {
            (0,_github_files_js__WEBPACK_IMPORTED_MODULE_4__/* .checkName */ .I)(name);
            (0,_github_files_js__WEBPACK_IMPORTED_MODULE_4__/* .throughRunnerFile */ .s)('GITHUB_ENV', env, () => _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .exportVariable */ .dN(name, value));
        },
        saveState(name, value) {
            (0,_github_files_js__WEBPACK_IMPORTED_MODULE_4__/* .checkName */ .I)(name);
            (0,_github_files_js__WEBPACK_IMPORTED_MODULE_4__/* .throughRunnerFile */ .s)('GITHUB_STATE', env, () => _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .saveState */ .LZ(name, value));
        },
        state: (name) => _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .getState */ .Gu(name),
    };
}
function explainMaskedOutput(name, value, log, masks) {
    if (!(0,_context_masks_js__WEBPACK_IMPORTED_MODULE_2__/* .holdsSecret */ .h)(value, masks))
        return;
    log.warning(`The output "${name}" contains text that is masked as a secret. Later steps of this job can read it; ` +
        'GitHub drops it where it is passed on as an output of the job.');
}
async function writeSummary(markdown, log) {
    try {
        await _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .summary */ .z.addRaw(markdown, true).write();
    }
    catch {
        _actions_core__WEBPACK_IMPORTED_MODULE_1__/* .summary */ .z.emptyBuffer();
        log.warning('The job summary could not be written (GITHUB_STEP_SUMMARY).');
    }
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


/***/ }),

/***/ 5813:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./src/ci/github.ts
var github = __webpack_require__(6649);
// EXTERNAL MODULE: ./src/ci/run.ts + 9 modules
var run = __webpack_require__(2469);
// EXTERNAL MODULE: ./src/login/auth-file/remove-login.ts
var remove_login = __webpack_require__(8877);
// EXTERNAL MODULE: ./src/login/cleanup-state.ts
var cleanup_state = __webpack_require__(3165);
// EXTERNAL MODULE: ./src/login/isolate.ts
var isolate = __webpack_require__(816);
// EXTERNAL MODULE: ./src/login/logout.ts
var logout = __webpack_require__(7015);
// EXTERNAL MODULE: ./src/login/work-dirs.ts
var work_dirs = __webpack_require__(3061);
;// CONCATENATED MODULE: ./src/login/end-login.ts





async function endLogin(ci, ctx) {
    const cleanup = (0,cleanup_state/* readCleanup */.Z)(ci);
    await (0,work_dirs/* sweepWorkDirs */.a)(ci.tempDir, ctx);
    if (!cleanup?.logout)
        return;
    const found = cleanup.logins.map(({ file, key }) => (0,remove_login/* findLogins */.a)(file, key, cleanup.owner, ctx));
    try {
        await (0,logout/* logout */.r)((await Promise.all(found)).flat(), ctx);
    }
    finally {
        if (cleanup.isolated && (await (0,isolate/* unisolate */.r6)(cleanup.isolated, ci.tempDir, ctx))) {
            ctx.log.info('Removed the docker folder of this job.');
        }
    }
}

;// CONCATENATED MODULE: ./src/main/login-post.ts



function main() {
    return (0,run/* run */.e)((0,github/* createGithub */.u)(process.env), async (ctx, ci) => {
        await endLogin(ci, ctx);
        return 0;
    });
}


/***/ })

};
