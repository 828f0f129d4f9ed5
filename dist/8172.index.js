export const id = 8172;
export const ids = [8172];
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

/***/ 8172:
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
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .notAllowed */ .mj, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .userIs */ .QC)(/^gitlab-ci-token$/)),
        cause: 'The token of the job has no right here; by GitLab’s documentation CI_JOB_TOKEN may only pull.',
        cure: 'For the project’s own registry log in with $CI_REGISTRY_USER and $CI_REGISTRY_PASSWORD; for another project use a deploy token, or let it allow this one under Settings → CI/CD → Job token permissions.',
    }, {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .lacks */ .pO)('push'),
        cause: 'The token may not push to this project.',
        cure: 'Pushing needs the scopes read_registry and write_registry, and the role Developer or higher.',
    }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .notAllowed */ .mj,
        cause: 'The token may not use the registry of this project.',
        cure: 'Pulling needs the scope read_registry; check also that the container registry of the project is switched on.',
    }, {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .notAccepted */ .LA, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .userIs */ .QC)(/^gitlab-ci-token$/)),
        cause: 'The token of the job is not valid any more; it ends with its job.',
        cure: 'Use it in the job it was given to, and only for the GitLab that runs the job.',
    }, {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .notAccepted */ .LA, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .secretStartsWith */ .WK)('gldt-')),
        cause: 'The deploy token is wrong, expired or revoked, or the user name is not its own.',
        cure: 'Look at Settings → Repository → Deploy tokens; the user name is the one shown there.',
    }, {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .notAccepted */ .LA, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .secretStartsWith */ .WK)('glpat-')),
        cause: 'The access token is wrong, expired, revoked or has no registry scope.',
        cure: 'Look at Settings → Access tokens of the project, group or user: it needs read_registry, and write_registry to push.',
    }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_1__/* .notAccepted */ .LA,
        cause: 'GitLab refused the login; a password is refused where two-factor login is on.',
        cure: 'Use a deploy token or an access token with the scopes read_registry and write_registry; in a job $CI_REGISTRY_USER and $CI_REGISTRY_PASSWORD.',
    }),
};


/***/ })

};
