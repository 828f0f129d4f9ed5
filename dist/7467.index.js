export const id = 7467;
export const ids = [7467];
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

/***/ 7467:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registry: () => (/* binding */ registry)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9619);
/* harmony import */ var _password_login_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9670);



const PANEL = 'the registry → Settings → Generate New Credentials / Rotate Credentials';
const registry = {
    login: (0,_password_login_js__WEBPACK_IMPORTED_MODULE_1__/* .passwordLogin */ .B2)({
        check(_pair, { host, path }) {
            if (path !== undefined)
                return;
            const form = `It ends in the name of your registry: ${host}/<registry>.`;
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_REGISTRY_FORM', { registry: host, title: 'a NexQloud registry', form });
        },
    }),
    explain: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .explainBy */ .H$)({
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .saysExpired */ .ow,
        cause: 'The credentials of the registry have expired.',
        cure: `Make new ones: ${PANEL}.`,
    }, {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAccepted */ .LA, _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .emailAsUser */ .Yv),
        cause: 'NexQloud refused the login; the user name is an e-mail address, as accounts have, not registries.',
        cure: `Use the credentials shown when the registry was created, or make new ones: ${PANEL}.`,
    }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAccepted */ .LA,
        cause: 'The credentials are wrong, have expired or were rotated, or belong to another registry on this host.',
        cure: `Check the name after the host and, if the password is lost, make new credentials: ${PANEL}. The old ones end.`,
    }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAllowed */ .mj,
        cause: 'These credentials are not for this registry.',
        cure: 'Each registry has its own: the name after the host must be that of the registry they were made for.',
    }),
};


/***/ })

};
