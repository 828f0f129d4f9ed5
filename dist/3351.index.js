export const id = 3351;
export const ids = [3351];
export const modules = {

/***/ 2329:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   v: () => (/* binding */ argumentInputs)
/* harmony export */ });
function argumentInputs({ values }, more) {
    const given = new Map(Object.entries(more).filter(([, value]) => value !== ''));
    for (const [name, value] of Object.entries(values)) {
        if (typeof value === 'string' && !name.startsWith('password-'))
            given.set(name, value);
    }
    return { input: (name) => given.get(name) ?? '', given: () => [...given.keys()] };
}


/***/ }),

/***/ 3351:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _login_login_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45);
/* harmony import */ var _login_plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7458);
/* harmony import */ var _argument_inputs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2329);
/* harmony import */ var _password_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(1463);




const run = async (args, io, ctx, ci) => {
    const password = await (0,_password_source_js__WEBPACK_IMPORTED_MODULE_2__/* .readPassword */ .k)(args, io.stdin, ctx);
    const inputs = (0,_argument_inputs_js__WEBPACK_IMPORTED_MODULE_3__/* .argumentInputs */ .v)(args, { registry: args.words[0] ?? '', password });
    const results = await (0,_login_login_js__WEBPACK_IMPORTED_MODULE_0__/* .login */ .i)(await (0,_login_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .readPlan */ .m3)(inputs), ci, ctx);
    if (args.values['json']) {
        io.out(JSON.stringify(results.map(({ registry, status }) => ({ registry, status }))));
    }
    return 0;
};


/***/ })

};
