export const id = 1895;
export const ids = [1895];
export const modules = {

/***/ 1895:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registry: () => (/* binding */ registry)
/* harmony export */ });
/* harmony import */ var _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9619);
/* harmony import */ var _password_login_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9670);
/* harmony import */ var _secret_form_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3666);



const PULL_TOKEN = 'chainctl auth configure-docker --pull-token';
const registry = {
    login: (0,_password_login_js__WEBPACK_IMPORTED_MODULE_0__/* .passwordLogin */ .B2)({
        username: (secret) => ((0,_secret_form_js__WEBPACK_IMPORTED_MODULE_1__/* .startsWith */ .w1)(secret, 'eyJ') ? '_token' : undefined),
        withoutPair: `Give the user name and password of a pull token, made with ${PULL_TOKEN}.`,
    }),
    explain: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .explainBy */ .H$)({
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAccepted */ .LA, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .userIs */ .QC)(/^_token$/)),
        cause: 'The token is wrong or has expired; it is short-lived.',
        cure: `Fetch it in the same job, or use a pull token: ${PULL_TOKEN}.`,
    }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAccepted */ .LA,
        cause: 'The pull token is wrong, was deleted or has expired (30 days when nothing else was asked for).',
        cure: `Make a new one: ${PULL_TOKEN}. Its user name and its password belong together.`,
    }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAllowed */ .mj,
        cause: 'The token has no right to this image.',
        cure: 'Pull tokens pull only; check that the organisation in the image’s name is the one the token was made for.',
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
