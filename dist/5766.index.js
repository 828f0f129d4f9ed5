export const id = 5766;
export const ids = [5766];
export const modules = {

/***/ 511:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  P: () => (/* binding */ createTerminal)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./src/context/masks.ts
var masks = __webpack_require__(6342);
// EXTERNAL MODULE: ./src/secret/redactor.ts + 5 modules
var secret_redactor = __webpack_require__(7329);
// EXTERNAL MODULE: ./src/ci/github-files.ts
var github_files = __webpack_require__(2159);
// EXTERNAL MODULE: ./src/ci/log-lines.ts
var log_lines = __webpack_require__(4984);
;// CONCATENATED MODULE: ./src/ci/plain-table.ts
function plainTable(markdown) {
    const rows = markdown.split('\n').filter((line) => !/^\|[\s:|-]+\|$/.test(line));
    const cells = rows.map((line) => /^\|.*\|$/.test(line)
        ? line
            .slice(1, -1)
            .split(/(?<!\\)\|/)
            .map((cell) => cell.trim().replace(/\\(?=[\\|<>`*_[\]])/g, ''))
        : undefined);
    const widths = [];
    for (const row of cells) {
        row?.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)));
    }
    return rows
        .map((line, index) => {
        const row = cells[index];
        return row === undefined
            ? line
            : row
                .map((cell, column) => cell.padEnd(widths[column] ?? 0))
                .join('  ')
                .trimEnd();
    })
        .join('\n');
}

// EXTERNAL MODULE: ./src/ci/private-folder.ts
var private_folder = __webpack_require__(4096);
;// CONCATENATED MODULE: ./src/ci/terminal.ts







function createTerminal({ env, inputs, out, err, debug }) {
    const redactor = (0,secret_redactor/* createRedactor */.l)();
    const lines = (text) => (0,log_lines/* logLines */.O)(text, (line) => redactor.redact(line));
    const print = (mark) => (text) => lines(text).forEach((line) => err(`${mark}${line}\n`));
    const log = {
        info: print(''),
        notice: print('Note: '),
        warning: print('Warning: '),
        error: print('Error: '),
        debug: debug ? print('debug: ') : () => { },
    };
    const given = new Map(Object.entries(inputs));
    const state = new Map();
    const result = (name, value) => {
        (0,github_files/* checkName */.I)(name);
        out(`${name}=${lines(value).join(' ')}\n`);
    };
    let folder;
    return {
        env,
        log,
        masks: (0,masks/* createMasks */._)(redactor, () => { }, log.warning),
        debug,
        ci: {
            id: 'terminal',
            get tempDir() {
                return (folder ??= (0,private_folder/* privateFolder */.q)(env.XDG_RUNTIME_DIR || (0,external_node_os_.tmpdir)()));
            },
            input: (name) => given.get(name) ?? '',
            given: () => [...given.keys()],
            output: result,
            exportVariable: result,
            summary: (markdown) => lines(plainTable(markdown)).forEach((line) => err(`${line}\n`)),
            saveState: (name, value) => void state.set(name, value),
            state: (name) => state.get(name) ?? '',
        },
        report: (error) => print('')(error.toString()),
        settled: () => Promise.resolve(),
    };
}


/***/ }),

/***/ 776:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ usage),
/* harmony export */   l: () => (/* binding */ readArguments)
/* harmony export */ });
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7975);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_0___default = /*#__PURE__*/__webpack_require__.n(node_util__WEBPACK_IMPORTED_MODULE_0__);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7909);



function readArguments(words, options, most) {
    const known = Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]));
    const { tokens } = (0,node_util__WEBPACK_IMPORTED_MODULE_0__.parseArgs)({
        args: [...words],
        options: known,
        strict: false,
        allowPositionals: true,
        tokens: true,
    });
    const values = {};
    const places = [];
    for (const token of tokens) {
        if (token.kind === 'positional')
            places.push(token.value);
        if (token.kind !== 'option')
            continue;
        const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
        if (!option)
            throw unknown(token.name, options);
        if (option.type === 'string' && token.value === undefined)
            throw usage(`--${token.name} needs a value`);
        if (option.type === 'boolean' && token.value !== undefined)
            throw usage(`--${token.name} takes no value`);
        values[token.name] = token.value ?? true;
    }
    if (places.length > most)
        throw usage(`There are more words than this command takes (${most})`);
    return { words: places, values };
}
function unknown(name, options) {
    if (name === 'password' || name === 'p') {
        return usage('A password is never taken from the command line; use --password-stdin, --password-file or --password-env');
    }
    return usage(`There is no option --${name}; did you mean --${(0,_nearest_js__WEBPACK_IMPORTED_MODULE_2__/* .nearest */ .p)(name, Object.keys(options))}`);
}
function usage(problem) {
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_USAGE', { problem });
}


/***/ }),

/***/ 1463:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ readPassword),
/* harmony export */   u: () => (/* binding */ passwordOptions)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _options_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(776);
/* harmony import */ var _read_all_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6558);



const MOST_BYTES = 1024 * 1024;
const passwordOptions = {
    'password-stdin': { type: 'boolean', description: 'Read the password from standard input.' },
    'password-file': { type: 'string', description: 'Read the password from this file.' },
    'password-env': { type: 'string', description: 'Read the password from this environment variable.' },
};
async function readPassword({ values }, stdin, ctx) {
    const named = Object.keys(passwordOptions).filter((name) => values[name] !== undefined);
    if (named.length > 1)
        throw (0,_options_js__WEBPACK_IMPORTED_MODULE_1__/* .usage */ .C)(`--${named.join(' and --')} cannot be used together`);
    if (values['password-stdin'])
        return (0,_read_all_js__WEBPACK_IMPORTED_MODULE_2__/* .readAll */ .y)(stdin, MOST_BYTES);
    const file = values['password-file'];
    if (typeof file === 'string') {
        return ctx.fs.readFile(file, 'utf8').catch(() => {
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_PASSWORD_SOURCE', { source: `the file ${file}` });
        });
    }
    const variable = values['password-env'];
    if (typeof variable !== 'string')
        return '';
    const value = ctx.env[variable];
    if (value === undefined)
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_PASSWORD_SOURCE', { source: `the variable ${variable}` });
    return value;
}


/***/ }),

/***/ 6558:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ readAll)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

async function readAll(stdin, most) {
    const chunks = [];
    let length = 0;
    for await (const chunk of stdin) {
        length += chunk.length;
        if (length > most)
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_STDIN_TOO_LARGE', { most });
        chunks.push(chunk);
    }
    return Buffer.concat(chunks).toString('utf8');
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

/***/ 3461:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ logoutInputs)
/* harmony export */ });
const logoutInputs = {
    registry: { description: 'Host of the registry to log out of. Empty: Docker Hub.', default: '' },
    client: {
        description: 'The client that was logged in: docker, podman, buildah, nerdctl or file.',
        default: 'docker',
    },
    scope: { description: 'The scope that was given to login, if any.', default: '' },
};


/***/ }),

/***/ 5766:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  main: () => (/* binding */ main)
});

// EXTERNAL MODULE: ./src/ci/run.ts + 9 modules
var run = __webpack_require__(2469);
// EXTERNAL MODULE: ./src/ci/terminal.ts + 1 modules
var terminal = __webpack_require__(511);
// EXTERNAL MODULE: ./src/nearest.ts
var nearest = __webpack_require__(7909);
// EXTERNAL MODULE: ./src/login/inputs.ts
var inputs = __webpack_require__(4004);
// EXTERNAL MODULE: ./src/login/logout-inputs.ts
var logout_inputs = __webpack_require__(3461);
// EXTERNAL MODULE: ./src/rotate/rotate-inputs.ts
var rotate_inputs = __webpack_require__(9680);
// EXTERNAL MODULE: ./src/cli/password-source.ts
var password_source = __webpack_require__(1463);
;// CONCATENATED MODULE: ./src/cli/commands.ts




const json = { type: 'boolean', description: 'Print the result as JSON.' };
const commands = {
    login: {
        usage: 'login [REGISTRY]',
        description: 'Log in to a registry.',
        options: { ...fromInputs(inputs/* loginInputs */.Z, ['registry', 'password', 'logout']), ...password_source/* passwordOptions */.u, json },
        words: 1,
        load: () => Promise.all(/* import() */[__webpack_require__.e(3190), __webpack_require__.e(3351)]).then(__webpack_require__.bind(__webpack_require__, 3351)),
    },
    logout: {
        usage: 'logout [REGISTRY]',
        description: 'End a login that regcred made, and put back what was there before.',
        options: fromInputs(logout_inputs/* logoutInputs */.s, ['registry']),
        words: 1,
        load: () => Promise.all(/* import() */[__webpack_require__.e(7015), __webpack_require__.e(4102)]).then(__webpack_require__.bind(__webpack_require__, 4102)),
    },
    check: {
        usage: 'check [REGISTRY]',
        description: 'Find out why a login fails, and what to do.',
        options: {
            ...fromInputs(inputs/* loginInputs */.Z, ['provider', 'username', 'verify', 'ca'], 'only'),
            ...password_source/* passwordOptions */.u,
            json,
        },
        words: 1,
        load: () => Promise.all(/* import() */[__webpack_require__.e(6063), __webpack_require__.e(5855)]).then(__webpack_require__.bind(__webpack_require__, 5855)),
    },
    rotate: {
        usage: 'rotate',
        description: 'Rotate the credentials that are due.',
        options: { ...fromInputs(rotate_inputs/* rotateInputs */.f, []), json },
        words: 0,
        load: () => Promise.all(/* import() */[__webpack_require__.e(6921), __webpack_require__.e(8815), __webpack_require__.e(6063), __webpack_require__.e(718), __webpack_require__.e(9447)]).then(__webpack_require__.bind(__webpack_require__, 9447)),
    },
    providers: {
        usage: 'providers',
        description: 'List the registries that are known.',
        options: { json },
        words: 0,
        load: () => __webpack_require__.e(/* import() */ 512).then(__webpack_require__.bind(__webpack_require__, 512)),
    },
};
function fromInputs(inputs, names, which = 'but') {
    const chosen = Object.entries(inputs).filter(([name]) => names.includes(name) === (which === 'only'));
    return Object.fromEntries(chosen.map(([name, input]) => [name, commands_option(input)]));
}
function commands_option(input) {
    const preset = input.default ? ` Default: ${input.default}.` : '';
    return { type: 'string', description: `${input.description}${preset}` };
}

;// CONCATENATED MODULE: ./src/cli/help.ts
function overview(commands) {
    const width = Math.max(...Object.values(commands).map(({ usage }) => usage.length));
    const rows = Object.values(commands).map((one) => `  ${one.usage.padEnd(width)}  ${one.description}`);
    return `regcred: container-registry login and credential rotation

Usage: regcred COMMAND [OPTIONS]

${rows.join('\n')}

regcred COMMAND --help shows a command's options. Passwords are read from standard input, a file or
an environment variable, never from the command line.
`;
}
function commandHelp({ usage, description, options }) {
    const names = Object.entries(options).map(([name, { type }]) => `--${name}${type === 'string' ? ' VALUE' : ''}`);
    const width = Math.max(...names.map((name) => name.length));
    const rows = Object.values(options).map((one, index) => `  ${(names[index] ?? '').padEnd(width)}  ${one.description}`);
    return `Usage: regcred ${usage} [OPTIONS]\n\n${description}\n\n${rows.join('\n')}\n`;
}

// EXTERNAL MODULE: ./src/cli/options.ts
var options = __webpack_require__(776);
;// CONCATENATED MODULE: ./src/cli/command-line.ts






async function commandLine({ argv, env, stdin, stdout, stderr }) {
    const [name = '--help', ...words] = argv;
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (['--help', '-h', 'help'].includes(name))
        return stdout(overview(commands));
    if (command && words.some((word) => word === '--help' || word === '-h'))
        return stdout(commandHelp(command));
    const surface = (0,terminal/* createTerminal */.P)({
        env,
        inputs: {},
        out: words.includes('--json') ? () => { } : stdout,
        err: stderr,
        debug: env['REGCRED_DEBUG'] === '1',
    });
    const out = (text) => stdout(`${surface.masks.redact(text)}\n`);
    await (0,run/* run */.e)(surface, async (ctx, ci) => {
        if (!command)
            throw (0,options/* usage */.C)(`There is no command "${name}"; did you mean ${(0,nearest/* nearest */.p)(name, Object.keys(commands))}`);
        const args = (0,options/* readArguments */.l)(words, command.options, command.words);
        const { run: act } = await command.load();
        return act(args, { stdin, out }, ctx, ci);
    });
}

;// CONCATENATED MODULE: ./src/main/cli.ts

function main() {
    return commandLine({
        argv: process.argv.slice(2),
        env: process.env,
        stdin: process.stdin,
        stdout: (text) => void process.stdout.write(text),
        stderr: (text) => void process.stderr.write(text),
    });
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
