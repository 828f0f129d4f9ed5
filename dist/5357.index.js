export const id = 5357;
export const ids = [5357];
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

/***/ 178:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   main: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var _ci_github_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6649);
/* harmony import */ var _ci_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2469);
/* harmony import */ var _rotate_rotate_step_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(718);



function main() {
    return (0,_ci_run_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)((0,_ci_github_js__WEBPACK_IMPORTED_MODULE_0__/* .createGithub */ .u)(process.env), (ctx, ci) => (0,_rotate_rotate_step_js__WEBPACK_IMPORTED_MODULE_2__/* .rotateStep */ .k)(ci, ctx));
}


/***/ }),

/***/ 9680:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ rotateInputs)
/* harmony export */ });
/* unused harmony export rotateOutputs */
const rotateInputs = {
    config: { description: 'Path of regcred.yml.', default: 'regcred.yml' },
};
const rotateOutputs = {
    rotated: 'JSON list of the credentials that were rotated.',
    failed: 'JSON list of the credentials that failed.',
    report: 'The whole report as JSON, without secrets.',
};


/***/ })

};
