export const id = 6157;
export const ids = [6157];
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

/***/ 6157:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readRegistryAuth: () => (/* binding */ readRegistryAuth)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _nearest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7909);
/* harmony import */ var _secret_secret_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2102);
/* harmony import */ var _config_read_yaml_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8898);
/* harmony import */ var _parse_rights_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3388);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7458);






const KEYS = ['registry', 'username', 'password', 'provider', 'identity', 'ecr', 'scope', 'verify'];
const SOURCE = 'registry-auth';
function readRegistryAuth(text) {
    const document = (0,_config_read_yaml_js__WEBPACK_IMPORTED_MODULE_2__/* .readYaml */ .g)(text, SOURCE);
    const entries = document.value;
    if (!Array.isArray(entries) || entries.length === 0) {
        throw typeError(document, [], 'a list of logins, each beginning with "- registry:"');
    }
    return entries.map((entry, index) => readEntry(document, entry, index));
}
function readEntry(document, entry, index) {
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
        throw typeError(document, [index], 'a login with registry, username and password');
    }
    for (const key of Object.keys(entry)) {
        if (KEYS.includes(key))
            continue;
        const path = `[${index}].${key}`;
        const hint = `Did you mean "${(0,_nearest_js__WEBPACK_IMPORTED_MODULE_5__/* .nearest */ .p)(key, KEYS)}"? A login takes ${KEYS.join(', ')}.`;
        const place = document.position([index, key], 'key');
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_CONFIG_KEY', { source: SOURCE, ...place, path, problem: 'is not a key of a login', hint });
    }
    const fields = new Map(Object.entries(entry));
    const text = (key) => {
        const value = fields.get(key) ?? (fields.has(key) ? null : '');
        if (key === 'ecr' && typeof value === 'boolean')
            return String(value);
        if (typeof value === 'string' && !isAmbiguous(document, [index, key]))
            return value;
        throw typeError(document, [index, key], 'text');
    };
    return {
        registry: text('registry').trim(),
        username: text('username').trim(),
        password: new _secret_secret_js__WEBPACK_IMPORTED_MODULE_1__/* .Secret */ .z(text('password')),
        provider: (0,_plan_js__WEBPACK_IMPORTED_MODULE_4__/* .forcedProvider */ .vZ)(text('ecr') || 'auto') ?? text('provider'),
        identity: text('identity'),
        scope: text('scope'),
        rights: (0,_parse_rights_js__WEBPACK_IMPORTED_MODULE_3__/* .parseRights */ .f)(text('verify')),
    };
}
function isAmbiguous(document, path) {
    return document.ambiguous.some((other) => JSON.stringify(other) === JSON.stringify(path));
}
function typeError(document, path, expected) {
    const name = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('') || 'the whole';
    return (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_CONFIG_TYPE', {
        source: SOURCE,
        ...document.position(path),
        path: name,
        expected,
        hint: 'Quote the value, for example "0123456"; unquoted it is read as a number, a date or a boolean.',
    });
}


/***/ })

};
