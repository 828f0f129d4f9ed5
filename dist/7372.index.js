export const id = 7372;
export const ids = [7372];
export const modules = {

/***/ 7372:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registry: () => (/* binding */ registry)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);
/* harmony import */ var _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9619);
/* harmony import */ var _password_login_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9670);



const DOMAIN = /(?:^|\.)registry\.cloudfleet\.dev$/;
const FORM = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\.[a-z0-9-]+\.registry\.cloudfleet\.dev$/;
const registry = {
    login: (0,_password_login_js__WEBPACK_IMPORTED_MODULE_1__/* .passwordLogin */ .B2)({
        check(_pair, { host }) {
            if (!DOMAIN.test(host) || FORM.test(host))
                return;
            const form = 'It reads <organisation UUID>.<region>.registry.cloudfleet.dev, with a region such as europe, northamerica or apac.';
            throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_REGISTRY_FORM', { registry: host, title: 'a Cloudfleet registry', form });
        },
    }),
    explain: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .explainBy */ .H$)({
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAccepted */ .LA, _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .emailAsUser */ .Yv),
        cause: 'Cloudfleet refused the login; the user name is an e-mail address.',
        cure: 'Use the ID of an API token as user name and its secret as password: cloudfleet tokens list shows the IDs.',
    }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAccepted */ .LA,
        cause: 'The token ID or its secret is wrong, or the secret was regenerated, which ends the old one at once.',
        cure: 'Compare the ID with cloudfleet tokens list; cloudfleet tokens regenerate TOKEN_ID shows a new secret. The token must belong to the organisation in the host name.',
    }, {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .lacks */ .pO)('push'),
        cause: 'The API token may only pull: its role is User.',
        cure: 'Pushing needs a token with the role Administrator: cloudfleet tokens create.',
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
