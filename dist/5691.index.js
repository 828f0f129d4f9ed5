export const id = 5691;
export const ids = [5691];
export const modules = {

/***/ 9619:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AU: () => (/* binding */ not),
/* harmony export */   H$: () => (/* binding */ explainBy),
/* harmony export */   LA: () => (/* binding */ notAccepted),
/* harmony export */   Q7: () => (/* binding */ all),
/* harmony export */   QC: () => (/* binding */ userIs),
/* harmony export */   WK: () => (/* binding */ secretStartsWith),
/* harmony export */   Yv: () => (/* binding */ emailAsUser),
/* harmony export */   mj: () => (/* binding */ notAllowed),
/* harmony export */   ow: () => (/* binding */ saysExpired),
/* harmony export */   pO: () => (/* binding */ lacks),
/* harmony export */   xd: () => (/* binding */ rateLimited)
/* harmony export */ });
function explainBy(...rules) {
    return (refusal) => {
        const rule = rules.find(({ when }) => when(refusal));
        return rule && { cause: rule.cause, cure: rule.cure };
    };
}
const notAccepted = ({ rejection, right }) => right === undefined &&
    (rejection.status === 401 || rejection.code === 'UNAUTHORIZED') &&
    !tooMany(rejection);
const notAllowed = ({ rejection, right }) => right !== undefined || rejection.status === 403 || rejection.code === 'DENIED';
const rateLimited = ({ rejection }) => tooMany(rejection);
const saysExpired = ({ rejection }) => /\bexpired?\b|\bexpiration\b/i.test(`${rejection.code ?? ''} ${rejection.words ?? ''}`);
const emailAsUser = ({ username }) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(username);
const secretStartsWith = (...prefixes) => ({ secret }) => secret.prefix !== undefined && prefixes.includes(secret.prefix);
const userIs = (form) => ({ username }) => form.test(username);
const lacks = (action) => ({ right }) => right?.action === action;
const all = (...conditions) => (refusal) => conditions.every((condition) => condition(refusal));
const not = (condition) => (refusal) => !condition(refusal);
function tooMany({ status, code }) {
    return status === 429 || code === 'TOOMANYREQUESTS';
}


/***/ }),

/***/ 5691:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registry: () => (/* binding */ registry)
/* harmony export */ });
/* harmony import */ var _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9619);
/* harmony import */ var _password_login_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9670);
/* harmony import */ var _secret_form_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3666);



const CLASSIC = 'Use a personal access token (classic) with the scope write:packages: Settings → Developer settings → Personal access tokens → Tokens (classic).';
const registry = {
    login: (0,_password_login_js__WEBPACK_IMPORTED_MODULE_0__/* .passwordLogin */ .B2)({
        username: (secret) => ['ghs_', 'ghp_', 'gho_', 'ghu_'].some((prefix) => (0,_secret_form_js__WEBPACK_IMPORTED_MODULE_1__/* .startsWith */ .w1)(secret, prefix))
            ? 'x-access-token'
            : undefined,
        check({ secret }, address) {
            if ((0,_secret_form_js__WEBPACK_IMPORTED_MODULE_1__/* .startsWith */ .w1)(secret, 'github_pat_')) {
                throw (0,_password_login_js__WEBPACK_IMPORTED_MODULE_0__/* .unfit */ .Ri)(address, 'it is a fine-grained personal access token, which GitHub does not accept here', CLASSIC);
            }
        },
    }),
    explain: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .explainBy */ .H$)({
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAccepted */ .LA, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .secretStartsWith */ .WK)('ghs_')),
        cause: 'The token of a job or app is not valid any more; GITHUB_TOKEN ends with its job.',
        cure: 'Use the GITHUB_TOKEN of the same job, and do not store it for later.',
    }, {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAccepted */ .LA, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .secretStartsWith */ .WK)('ghp_')),
        cause: 'The personal access token (classic) is wrong, expired or revoked, or not authorised for the organisation.',
        cure: 'Look at Settings → Developer settings → Personal access tokens → Tokens (classic), and there at Configure SSO.',
    }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAccepted */ .LA,
        cause: 'GitHub refused the login; it takes tokens only, never the password of an account.',
        cure: CLASSIC,
    }, {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAllowed */ .mj, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .secretStartsWith */ .WK)('ghs_')),
        cause: 'The token of the job has no right to this package.',
        cure: 'Give the job "permissions: packages: write", and add the repository under the package → Package settings → Manage Actions access.',
    }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAllowed */ .mj,
        cause: 'The token has no right to this package.',
        cure: 'A personal access token (classic) needs the scope read:packages to pull and write:packages to push, and its user a role in the package: Package settings → Manage access.',
    }),
};


/***/ })

};
