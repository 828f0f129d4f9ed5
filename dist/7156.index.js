export const id = 7156;
export const ids = [7156];
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

/***/ 7156:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registry: () => (/* binding */ registry)
/* harmony export */ });
/* harmony import */ var _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9619);
/* harmony import */ var _password_login_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9670);
/* harmony import */ var _secret_form_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3666);



const PAIR = 'Give oauth2accesstoken and an access token (gcloud auth print-access-token), or _json_key and the JSON key of a service account, or _json_key_base64 and its base64.';
function userFor(secret) {
    if ((0,_secret_form_js__WEBPACK_IMPORTED_MODULE_1__/* .startsWith */ .w1)(secret, 'ya29.'))
        return 'oauth2accesstoken';
    if ((0,_secret_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isServiceAccountKey */ .Of)(secret, 'json'))
        return '_json_key';
    return (0,_secret_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isServiceAccountKey */ .Of)(secret, 'base64') ? '_json_key_base64' : undefined;
}
function check({ username, secret }, address) {
    if (username === 'oauth2accesstoken') {
        if (!(0,_secret_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isServiceAccountKey */ .Of)(secret, 'json'))
            return;
        throw (0,_password_login_js__WEBPACK_IMPORTED_MODULE_0__/* .unfit */ .Ri)(address, 'oauth2accesstoken goes with an access token, and this is a key', 'Set username to _json_key.');
    }
    if (username === '_json_key' || username === '_json_key_base64') {
        const encoding = username === '_json_key' ? 'json' : 'base64';
        if ((0,_secret_form_js__WEBPACK_IMPORTED_MODULE_1__/* .isServiceAccountKey */ .Of)(secret, encoding))
            return;
        const problem = `the password for ${username} is not the ${encoding === 'json' ? 'JSON' : 'base64 of the JSON'} key of a service account`;
        throw (0,_password_login_js__WEBPACK_IMPORTED_MODULE_0__/* .unfit */ .Ri)(address, problem, 'Store the whole key file, as it was downloaded; files of workload identity federation are no keys.');
    }
    if (!/^_dcgcr_[\w.-]+_token$/.test(username))
        throw (0,_password_login_js__WEBPACK_IMPORTED_MODULE_0__/* .unfit */ .Ri)(address, 'Google knows a few fixed user names only', PAIR);
}
const registry = {
    login: (0,_password_login_js__WEBPACK_IMPORTED_MODULE_0__/* .passwordLogin */ .B2)({ username: userFor, withoutPair: PAIR, check }),
    explain: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .explainBy */ .H$)({
        when: (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .all */ .Q7)(_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAccepted */ .LA, (0,_explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .userIs */ .QC)(/^_json_key/)),
        cause: 'The key of the service account was deleted or switched off, or is less than a minute old.',
        cure: 'Look at IAM & Admin → Service Accounts → Keys, and store a key that is listed there as active.',
    }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAccepted */ .LA,
        cause: 'The access token is wrong or has expired; it lives one hour.',
        cure: 'Fetch it in the same job, with gcloud auth print-access-token or the auth action’s output access_token.',
    }, {
        when: _explanation_rule_js__WEBPACK_IMPORTED_MODULE_2__/* .notAllowed */ .mj,
        cause: 'The account may not do this, or the repository does not exist.',
        cure: 'Grant roles/artifactregistry.reader (pull) or roles/artifactregistry.writer (push) on the repository, and check project, location and name.',
    }),
};


/***/ })

};
