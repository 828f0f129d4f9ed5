export const id = 5491;
export const ids = [5491];
export const modules = {

/***/ 5491:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registry: () => (/* binding */ registry)
/* harmony export */ });
/* harmony import */ var _explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9619);
/* harmony import */ var _password_login_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9670);


const AGAIN = 'Fetch it in the same job with aws ecr get-login-password, with --region as in the host name.';
const PAIR = 'Give AWS as username and the output of aws ecr get-login-password as password; keys of an IAM user do not log in by themselves.';
const registry = {
    login: (0,_password_login_js__WEBPACK_IMPORTED_MODULE_0__/* .passwordLogin */ .B2)({ username: () => 'AWS', withoutPair: PAIR, check: (0,_password_login_js__WEBPACK_IMPORTED_MODULE_0__/* .onlyUser */ ._m)('AWS', PAIR) }),
    explain: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .explainBy */ .H$)({ when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .saysExpired */ .ow, cause: 'The password for ECR has expired; it lives 12 hours.', cure: AGAIN }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .notAccepted */ .LA,
        cause: 'The password is wrong or older than 12 hours, or its session has ended.',
        cure: AGAIN,
    }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .notAllowed */ .mj,
        cause: 'The IAM identity behind the password may not do this, or the repository does not exist in this account and region.',
        cure: 'Create the repository first. Pulling needs ecr:BatchGetImage and ecr:GetDownloadUrlForLayer, pushing the actions of AmazonEC2ContainerRegistryPowerUser.',
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
