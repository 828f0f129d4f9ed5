export const id = 5891;
export const ids = [5891];
export const modules = {

/***/ 5891:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registry: () => (/* binding */ registry)
/* harmony export */ });
/* harmony import */ var _explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9619);
/* harmony import */ var _password_login_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9670);


const registry = {
    login: (0,_password_login_js__WEBPACK_IMPORTED_MODULE_0__/* .passwordLogin */ .B2)(),
    endpoint: ({ host }) => (host === 'docker.io' ? { host: 'registry-1.docker.io' } : {}),
    explain: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .explainBy */ .H$)({
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .rateLimited */ .xd,
        cause: 'Docker Hub has had too many requests from this account or address.',
        cure: 'Wait and run it again. Logged-in accounts may pull more than anonymous ones, and paid plans more still.',
    }, {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .notAccepted */ .LA, _explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .emailAsUser */ .Yv),
        cause: 'Docker Hub refused the login; the user name is an e-mail address.',
        cure: 'Use the Docker ID (for an organisation access token the name of the organisation) as user name.',
    }, {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .notAccepted */ .LA, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .secretStartsWith */ .WK)('dckr_oat_')),
        cause: 'The organisation access token is wrong, switched off or expired, or the user name is not the organisation.',
        cure: 'Use the name of the organisation as user name, and let an owner look at its access tokens; expired ones stay in the list.',
    }, {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .notAccepted */ .LA, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .secretStartsWith */ .WK)('dckr_pat_')),
        cause: 'The personal access token is wrong, switched off, expired, or belongs to another Docker ID.',
        cure: 'Look at Account settings → Personal access tokens of the user that the input username names.',
    }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .notAccepted */ .LA,
        cause: 'The password is wrong, or the account uses two-factor login or single sign-on, where a password is refused.',
        cure: 'Create a token under Account settings → Personal access tokens and use it as password.',
    }, {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .all */ .Q7)((0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .lacks */ .pO)('push'), (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .secretStartsWith */ .WK)('dckr_pat_', 'dckr_oat_')),
        cause: 'The access token may not push to this repository.',
        cure: 'Create a token with the permission Read & Write; an organisation access token must also list the repository.',
    }),
};


/***/ }),

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


/***/ })

};
