export const id = 6244;
export const ids = [6244];
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

/***/ 6244:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registry: () => (/* binding */ registry)
/* harmony export */ });
/* harmony import */ var _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9619);
/* harmony import */ var _password_login_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9670);
/* harmony import */ var _robot_account_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7189);



const registry = {
    login: (0,_password_login_js__WEBPACK_IMPORTED_MODULE_0__/* .passwordLogin */ .B2)(),
    explain: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .explainBy */ .H$)({
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAccepted */ .LA, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .not */ .AU)((0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .userIs */ .QC)(/^robot/))),
        cause: 'The user is unknown or the password wrong; switching on OVHcloud IAM removes all users of the registry.',
        cure: 'Use a robot account, which IAM leaves alone: the registry’s own page → the project → Robot Accounts.',
    }, ..._robot_account_js__WEBPACK_IMPORTED_MODULE_1__/* .robotAccountRules */ .N),
};


/***/ }),

/***/ 7189:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ robotAccountRules)
/* harmony export */ });
/* harmony import */ var _explanation_rule_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9619);

const robotAccountRules = [
    {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .notAccepted */ .LA, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .userIs */ .QC)(/^robot(?:\+.*)?$/)),
        cause: 'The name of the robot account has lost its $: a shell or an expanded variable replaced it.',
        cure: 'It reads robot$name or robot$project+name. Write it in single quotes; in GitLab switch off “Expand variable reference”.',
    },
    {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .notAccepted */ .LA, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .userIs */ .QC)(/^robot\$\$/)),
        cause: 'The name of the robot account has one $ too many.',
        cure: 'It reads robot$name or robot$project+name; a $ is doubled only where something halves it again.',
    },
    {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .notAccepted */ .LA, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .userIs */ .QC)(/^robot\$/)),
        cause: 'The secret of the robot account is wrong or was refreshed, or the robot has expired, is switched off or deleted.',
        cure: 'Look at the project (or Administration) → Robot Accounts: its expiry and state, and Refresh Secret for a new one.',
    },
    {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .notAccepted */ .LA,
        cause: 'The user name or password is wrong; where people sign in through OIDC the password of the account is refused.',
        cure: 'Use the CLI secret from your User Profile as password, or better a robot account of the project.',
    },
    {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .all */ .Q7)(({ right }) => right !== undefined, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .userIs */ .QC)(/^robot\$/)),
        cause: 'The robot account was given no such right; an expired one gets none at all, without an error.',
        cure: 'Look at the project (or Administration) → Robot Accounts: its expiry, and its permissions for Repository (pull, push).',
    },
    {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .lacks */ .pO)('push'),
        cause: 'The user may not push to this project.',
        cure: 'Pushing needs the role Developer or higher: the project → Members.',
    },
    {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_0__/* .notAllowed */ .mj,
        cause: 'The login has no right to this project, or there is no project of this name.',
        cure: 'Check the name of the project, and the members or permissions there; projects are not made by pushing.',
    },
];


/***/ })

};
