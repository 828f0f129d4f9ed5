export const id = 2509;
export const ids = [2509];
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

/***/ 2509:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registry: () => (/* binding */ registry)
/* harmony export */ });
/* harmony import */ var _explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9619);
/* harmony import */ var _password_login_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9670);


const registry = {
    login: (0,_password_login_js__WEBPACK_IMPORTED_MODULE_0__/* .passwordLogin */ .B2)(),
    explain: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .explainBy */ .H$)({
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .notAccepted */ .LA, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .userIs */ .QC)(/^(?:oauthtoken|app|token)$/)),
        cause: 'The user name has lost the $ at its beginning: a shell or an expanded variable replaced it.',
        cure: 'Write it in single quotes, as $oauthtoken, $app or $token.',
    }, {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .notAccepted */ .LA, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .userIs */ .QC)(/\+/)),
        cause: 'The token of the robot account is wrong or has been regenerated, or its name is wrong.',
        cure: 'Copy name (namespace+robot) and token from the organisation’s page → Robot Accounts.',
    }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .notAccepted */ .LA,
        cause: 'Quay refused the login of a user.',
        cure: 'Use a robot account: organisation’s page → Robot Accounts; its name reads namespace+robot, and its token is the password.',
    }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .notAllowed */ .mj,
        cause: 'The account has no right to this repository.',
        cure: 'Give it Read or Write on the repository’s page → Settings → User and Robot Permissions.',
    }),
};


/***/ })

};
