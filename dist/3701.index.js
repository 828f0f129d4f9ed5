export const id = 3701;
export const ids = [3701];
export const modules = {

/***/ 3701:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  diagnose: () => (/* binding */ diagnose),
  x: () => (/* binding */ refusal)
});

// EXTERNAL MODULE: ./src/distribution/handshake.ts
var handshake = __webpack_require__(6063);
// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/registries/explanation-rule.ts
var explanation_rule = __webpack_require__(9619);
;// CONCATENATED MODULE: ./src/registries/explain-refusal.ts

function explainRefusal(registry, refusal) {
    return strayBlank(refusal) ?? registry.explain?.(refusal) ?? general(refusal) ?? unclear(refusal);
}
const strayBlank = (0,explanation_rule/* explainBy */.H$)({
    when: (0,explanation_rule/* all */.Q7)(explanation_rule/* notAccepted */.LA, ({ secret }) => secret.hasOuterWhiteSpace),
    cause: 'The password begins or ends with a blank or a line break, and is not accepted with it.',
    cure: 'Store the password again without it, for example with printf %s instead of echo.',
});
const general = (0,explanation_rule/* explainBy */.H$)({
    when: explanation_rule/* rateLimited */.xd,
    cause: 'The registry has had too many requests from this account or address.',
    cure: 'Wait and run it again; the user name and password were not judged.',
}, {
    when: explanation_rule/* saysExpired */.ow,
    cause: 'The password or token has expired.',
    cure: 'Create a new one where this one was created, and store it where this job reads its password.',
}, {
    when: (0,explanation_rule/* lacks */.pO)('push'),
    cause: 'The login is accepted, but it may not push to this repository.',
    cure: 'Grant this user or token the right to push (write) there, or check the name of the repository.',
}, {
    when: (0,explanation_rule/* lacks */.pO)('pull'),
    cause: 'The login is accepted, but it may not pull from this repository.',
    cure: 'Grant this user or token the right to pull (read) there, or check the name of the repository.',
}, {
    when: explanation_rule/* notAllowed */.mj,
    cause: 'The registry knows this login and does not allow it here.',
    cure: 'Check the rights of the user or token, and rules that limit where logins may come from.',
}, {
    when: ({ rejection }) => rejection.status === 404 || rejection.code === 'NAME_UNKNOWN',
    cause: 'There is no registry at this address, or it does not know the name in it.',
    cure: 'Check the host, the port and the name: it must be the address images are pulled from, not that of the web page.',
}, {
    when: (0,explanation_rule/* all */.Q7)(explanation_rule/* notAccepted */.LA, explanation_rule/* emailAsUser */.Yv),
    cause: 'The user name or password is wrong; the user name is an e-mail address.',
    cure: 'Many registries take credentials of their own, not those of your account: look for them on the page of the registry.',
}, {
    when: explanation_rule/* notAccepted */.LA,
    cause: 'The user name or password is wrong, has been reset, or has expired.',
    cure: 'Check that both belong to this registry and to each other, and are not those of your account on the web page.',
});
function unclear({ rejection }) {
    const who = rejection.by === 'registry' ? 'The registry' : 'The registry’s token server';
    return {
        cause: `${who} refused the login with status ${rejection.status}.`,
        cure: 'Check that the address is that of a container registry and that the login is meant for it.',
    };
}

// EXTERNAL MODULE: ./src/registries/secret-form.ts
var secret_form = __webpack_require__(3666);
;// CONCATENATED MODULE: ./src/login/diagnose.ts




async function diagnose(subject, failure, ctx) {
    const answer = await (0,handshake/* handshake */.g)(subject.endpoint, subject.credential, [], ctx);
    if (answer.answer === 'rejected')
        return { kind: 'refused', error: refusal(subject, answer.reason) };
    if (answer.answer === 'unknown') {
        return { kind: answer.error.exit === 75 ? 'transient' : 'refused', error: answer.error };
    }
    const { client, exitCode, words } = failure;
    const error = (0,errors/* fail */.fJ)('E_CLIENT_FAILED', { client, exitCode, words, registry: subject.address.host });
    return { kind: 'transient', error };
}
function refusal(subject, rejection) {
    const { address, registry, credential } = subject;
    const { username, secret } = credential;
    const { cause, cure } = explainRefusal(registry, {
        address,
        username,
        secret: (0,secret_form/* secretFacts */.gB)(secret),
        rejection,
    });
    return (0,errors/* fail */.fJ)('E_LOGIN_REFUSED', { registry: address.host, cause, cure });
}


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
