export const id = 2179;
export const ids = [2179];
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

/***/ 4004:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ loginInputs)
/* harmony export */ });
/* unused harmony export loginOutputs */
const loginInputs = {
    registry: {
        description: 'Host of the registry, for example ghcr.io or registry.example.com:5000. Empty: Docker Hub.',
        default: '',
    },
    username: { description: 'User name. Some registries have a fixed one and need none.', default: '' },
    password: {
        description: 'Password or token, from a secret. Without a user name also username:password as one value.',
        default: '',
    },
    provider: {
        description: 'Kind of registry, where the host does not tell, for example harbor or nexus.',
        default: '',
    },
    identity: {
        description: 'Log in with the job’s ID token in place of a password. Not in this version.',
        default: '',
    },
    'registry-auth': {
        description: 'YAML list of logins, each with registry, username, password, and optionally provider, ecr, scope and verify.',
        default: '',
    },
    ecr: { description: 'Whether the registry is Amazon ECR: auto, true or false.', default: 'auto' },
    scope: {
        description: 'Keep the login for one repository only, for example team/app@push: Buildx and podman read it for that repository.',
        default: '',
    },
    client: {
        description: 'Who receives the login: docker, podman, buildah, nerdctl, or file (no program needed).',
        default: 'docker',
    },
    verify: {
        description: 'Rights to prove before the login counts, for example push:team/app. Several: one per line or comma.',
        default: '',
    },
    isolate: {
        description: 'Give the job its own DOCKER_CONFIG: true, false, or auto (on self-hosted runners that have none set).',
        default: 'auto',
    },
    logout: { description: 'Remove the login when the job ends.', default: 'true' },
    timeout: {
        description: 'Deadline for the login with all its retries, for example 60s or 2m.',
        default: '60s',
    },
    'on-missing-credentials': {
        description: 'What an empty user name or password means: fail, warn or skip (pull requests from forks get no secrets).',
        default: 'fail',
    },
    ca: {
        description: 'Certificate authority of the registry: PEM text or the path of a PEM file.',
        default: '',
    },
};
const loginOutputs = {
    registry: 'Canonical host of the registry (of the first one, when several).',
    username: 'User name that was logged in (of the first one, when several).',
    registries: 'JSON list: registry, username, client, storedBy and expiresAt of each login.',
    'config-dir': 'Folder of the file that holds the login, for DOCKER_CONFIG.',
    'expires-at': 'When the first of the logins ends (ISO 8601); empty when unknown.',
};


/***/ }),

/***/ 6200:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   main: () => (/* binding */ main)
/* harmony export */ });
/* harmony import */ var _ci_github_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6649);
/* harmony import */ var _ci_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2469);
/* harmony import */ var _login_login_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45);
/* harmony import */ var _login_plan_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(7458);




function main() {
    return (0,_ci_run_js__WEBPACK_IMPORTED_MODULE_1__/* .run */ .e)((0,_ci_github_js__WEBPACK_IMPORTED_MODULE_0__/* .createGithub */ .u)(process.env), async (ctx, ci) => {
        await (0,_login_login_js__WEBPACK_IMPORTED_MODULE_2__/* .login */ .i)(await (0,_login_plan_js__WEBPACK_IMPORTED_MODULE_3__/* .readPlan */ .m3)(ci), ci, ctx);
        return 0;
    });
}


/***/ })

};
