export const id = 7800;
export const ids = [7800];
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

/***/ 7800:
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
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/registries/address.ts + 1 modules
var registries_address = __webpack_require__(6165);
// EXTERNAL MODULE: ./src/registries/detect.ts + 26 modules
var detect = __webpack_require__(7532);
// EXTERNAL MODULE: ./src/secret/secret.ts
var secret_secret = __webpack_require__(2102);
;// CONCATENATED MODULE: ./src/login/credential-helper.ts




const NOT_FOUND = 'credentials not found in native keychain';
async function credentialHelper(verb, stdin, ctx) {
    switch (verb) {
        case 'get':
            return get(stdin, ctx);
        case 'list': {
            const own = await ownLogin(ctx);
            return { code: 0, text: JSON.stringify(own ? { [own.server]: own.username } : {}) };
        }
        case 'store':
        case 'erase':
            return {
                code: 1,
                text: 'regcred keeps no credentials: it reads REGCRED_USERNAME and REGCRED_PASSWORD',
            };
        default:
            return { code: 1, text: 'usage: docker-credential-regcred get|list|store|erase|version' };
    }
}
async function get(stdin, ctx) {
    const server = stdin.replace(/\r?\n$/, '');
    if (server === '')
        return { code: 1, text: 'no credentials server URL' };
    const own = await ownLogin(ctx);
    const asked = hostOf(server);
    if (!own || asked === undefined || asked !== own.host)
        return { code: 1, text: NOT_FOUND };
    return {
        code: 0,
        text: JSON.stringify({ ServerURL: server, Username: own.username, Secret: own.secret.reveal() }),
    };
}
async function ownLogin(ctx) {
    const { REGCRED_REGISTRY: registry, REGCRED_USERNAME: username, REGCRED_PASSWORD: password } = ctx.env;
    if (registry === undefined || !password)
        return undefined;
    const address = (0,registries_address/* parseAddress */.o)(registry);
    const secret = new secret_secret/* Secret */.z(password);
    const request = { address, secret, ...(username ? { username } : {}) };
    const credential = await (await (0,detect/* detect */.o)(address).load()).login(request, ctx);
    return {
        host: address.host,
        server: address.host,
        username: credential.username,
        secret: credential.secret,
    };
}
function hostOf(server) {
    try {
        return (0,registries_address/* parseAddress */.o)(server).host;
    }
    catch (error) {
        if (error instanceof errors/* RegcredError */.BM)
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./src/cli/read-all.ts
var read_all = __webpack_require__(6558);
;// CONCATENATED MODULE: ./src/cli/helper-program.ts




async function helperProgram({ argv, env, stdin, stdout, stderr }) {
    const surface = (0,terminal/* createTerminal */.P)({ env, inputs: {}, out: () => { }, err: stderr, debug: false });
    await (0,run/* run */.e)(surface, async (ctx) => {
        const verb = argv.length === 1 ? (argv[0] ?? '') : '';
        const { code, text } = await credentialHelper(verb, verb === 'get' ? await (0,read_all/* readAll */.y)(stdin, 64 * 1024) : '', ctx);
        stdout(text);
        return code;
    });
}

;// CONCATENATED MODULE: ./src/main/credential-helper.ts

function main() {
    return helperProgram({
        argv: process.argv.slice(2),
        env: process.env,
        stdin: process.stdin,
        stdout: (text) => void process.stdout.write(text),
        stderr: (text) => void process.stderr.write(text),
    });
}


/***/ })

};
