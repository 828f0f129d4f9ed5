export const id = 8935;
export const ids = [8935];
export const modules = {

/***/ 8935:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registry: () => (/* binding */ registry)
/* harmony export */ });
/* harmony import */ var _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9619);
/* harmony import */ var _password_login_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9670);
/* harmony import */ var _secret_form_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3666);



const NULL_GUID = '00000000-0000-0000-0000-000000000000';
const JWT = 'eyJ';
const EXPOSE = 'az acr login --name <registry> --expose-token';
const registry = {
    login: (0,_password_login_js__WEBPACK_IMPORTED_MODULE_0__/* .passwordLogin */ .B2)({
        username: (secret) => ((0,_secret_form_js__WEBPACK_IMPORTED_MODULE_1__/* .startsWith */ .w1)(secret, JWT) ? NULL_GUID : undefined),
        withoutPair: `Give a token’s name and password, or a service principal’s application ID and secret, or the output of ${EXPOSE} as password.`,
        check({ username, secret }, address) {
            if (username !== NULL_GUID || (0,_secret_form_js__WEBPACK_IMPORTED_MODULE_1__/* .startsWith */ .w1)(secret, JWT))
                return;
            throw (0,_password_login_js__WEBPACK_IMPORTED_MODULE_0__/* .unfit */ .Ri)(address, 'the null GUID goes with a refresh token of the registry', `Give the accessToken of ${EXPOSE}.`);
        },
    }),
    explain: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .explainBy */ .H$)({
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAccepted */ .LA, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .userIs */ .QC)(/^0{8}-/)),
        cause: 'The refresh token has expired (it lives about three hours) or is for another registry.',
        cure: `Fetch it in the same job: ${EXPOSE}.`,
    }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAccepted */ .LA,
        cause: 'The user name or password is wrong, was regenerated or has expired, or the admin user is switched off.',
        cure: 'In the Azure portal look at the registry → Repository permissions → Tokens (or Access keys for the admin user); for a service principal at Certificates & secrets.',
    }, {
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .lacks */ .pO)('push'),
        cause: 'The login may not push to this repository.',
        cure: 'A service principal needs the role AcrPush; a token needs a scope map with content/write for the repository.',
    }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAllowed */ .mj,
        cause: 'The login may not use this registry, or not from this address.',
        cure: 'Check the role (AcrPull, AcrPush) or scope map, and the registry → Networking for rules about addresses.',
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
