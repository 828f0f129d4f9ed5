export const id = 4012;
export const ids = [4012];
export const modules = {

/***/ 4830:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  n: () => (/* binding */ verifyRights)
});

// EXTERNAL MODULE: ./src/errors.ts
var errors = __webpack_require__(3916);
// EXTERNAL MODULE: ./src/distribution/answer-challenge.ts + 5 modules
var answer_challenge = __webpack_require__(1496);
// EXTERNAL MODULE: ./src/distribution/granted.ts
var granted = __webpack_require__(1845);
// EXTERNAL MODULE: ./src/distribution/handshake.ts
var handshake = __webpack_require__(6063);
// EXTERNAL MODULE: ./src/distribution/ping.ts
var ping = __webpack_require__(5312);
// EXTERNAL MODULE: ./src/distribution/rejection.ts
var rejection = __webpack_require__(1577);
// EXTERNAL MODULE: ./src/distribution/scope.ts
var scope = __webpack_require__(8850);
// EXTERNAL MODULE: ./src/http/stopped.ts
var stopped = __webpack_require__(4013);
;// CONCATENATED MODULE: ./src/distribution/upload-probe.ts

async function probeUpload(base, repository, authorization, ctx) {
    const shared = {
        plainHttp: base.protocol === 'http:',
        ...(authorization && { headers: { authorization } }),
    };
    const start = new URL(`/v2/${repository}/blobs/uploads/`, base);
    const response = await ctx.http.send({ ...shared, method: 'POST', url: start });
    const location = response.header('location');
    if (response.status === 202 && location !== undefined)
        await cancel(location, start, shared, ctx);
    return response;
}
async function cancel(location, start, shared, ctx) {
    const url = URL.canParse(location, start.href) ? new URL(location, start) : undefined;
    if (url === undefined || url.origin !== start.origin || url.username + url.password !== '') {
        ctx.log.debug('The upload that proved the right to push is not cancelled: its address is on another host.');
        return;
    }
    try {
        await ctx.http.send({ ...shared, method: 'DELETE', url });
    }
    catch {
        if (ctx.signal.aborted)
            throw (0,stopped/* stopped */.c)(ctx.signal);
        ctx.log.debug('The upload that proved the right to push was not cancelled; the registry removes it in time.');
    }
}

;// CONCATENATED MODULE: ./src/distribution/verify-rights.ts








async function verifyRights(endpoint, login, rights, ctx) {
    (0,scope/* scopes */.W)(rights);
    try {
        const door = await (0,ping/* ping */.h)(endpoint, ctx);
        const ask = (response) => (0,answer_challenge/* answerChallenge */.I)({ ...door, response }, endpoint, login, rights, ctx);
        const answer = await ask(door.response);
        const proofs = [];
        for (const right of rights)
            proofs.push(await proofFrom(answer, right, door.base, ask, ctx));
        return proofs;
    }
    catch (error) {
        const open = (0,handshake/* unresolved */.I)(error, ctx);
        return rights.map((right) => unknown(right, open));
    }
}
async function proofFrom(answer, right, base, ask, ctx) {
    if (answer.answer === 'rejected')
        return missing(right, answer.reason);
    if (answer.answer === 'unknown')
        return unknown(right, answer.error);
    if (answer.granted)
        return (0,granted/* includesRight */.I)(answer.granted, right) ? grant(right) : missing(right);
    try {
        const response = await probe(right, base, answer.authorization, ctx);
        if (answer.scheme === 'none' && response.status === 401) {
            const second = await ask(response);
            return await proofFrom(second, right, base, () => Promise.resolve(second), ctx);
        }
        return judge(right, response, base.host, ctx);
    }
    catch (error) {
        return unknown(right, (0,handshake/* unresolved */.I)(error, ctx));
    }
}
const grant = (right) => ({ right, proof: 'granted' });
const missing = (right, reason) => reason === undefined ? { right, proof: 'missing' } : { right, proof: 'missing', reason };
const unknown = (right, error) => ({ right, proof: 'unknown', error });
function judge(right, response, host, ctx) {
    const { status } = response;
    if (status === (right.action === 'push' ? 202 : 200))
        return grant(right);
    if (status === 401 || status === 403)
        return missing(right, (0,rejection/* rejection */.cz)('registry', response, ctx));
    if (status === 404)
        return unknown(right, notFound(right.repository, host));
    return unknown(right, (0,rejection/* unclear */.lD)(response, host, ctx.clock.now()));
}
function notFound(repository, host) {
    return (0,errors/* fail */.fJ)('E_REPOSITORY_NOT_FOUND', { repository, host });
}
function probe({ action, repository }, base, authorization, ctx) {
    if (action === 'push')
        return probeUpload(base, repository, authorization, ctx);
    return ctx.http.send({
        method: 'GET',
        url: new URL(`/v2/${repository}/tags/list?n=1`, base),
        ...(authorization && { headers: { authorization } }),
        plainHttp: base.protocol === 'http:',
        maxBytes: 4 * 1024 * 1024,
    });
}


/***/ }),

/***/ 4013:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ stopped)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

function stopped(signal) {
    return signal.reason instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .RegcredError */ .BM
        ? signal.reason
        : (0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_INTERRUPTED', { signal: 'a request to stop' });
}


/***/ }),

/***/ 4012:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   verifyLogin: () => (/* binding */ verifyLogin)
/* harmony export */ });
/* harmony import */ var _distribution_verify_rights_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4830);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3916);


async function verifyLogin(subject, rights, ctx) {
    const proofs = await (0,_distribution_verify_rights_js__WEBPACK_IMPORTED_MODULE_0__/* .verifyRights */ .n)(subject.endpoint, subject.credential, rights, ctx);
    const missing = proofs.filter((proof) => proof.proof === 'missing');
    if (missing.length > 0) {
        throw (0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .fail */ .fJ)('E_RIGHT_MISSING', {
            registry: subject.address.host,
            username: subject.credential.username,
            rights: missing.map(({ right }) => `${right.action} ${right.repository}`).join(', '),
        });
    }
    const unknown = proofs.find((proof) => proof.proof === 'unknown');
    if (unknown)
        throw unknown.error;
}


/***/ })

};
