export const id = 9447;
export const ids = [9447];
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

/***/ 9447:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _rotate_rotate_step_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(718);
/* harmony import */ var _argument_inputs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2329);


const run = async (args, io, ctx, ci) => {
    const json = args.values['json'] === true;
    const print = (report) => (json ? io.out(JSON.stringify(report, null, 2)) : undefined);
    return (0,_rotate_rotate_step_js__WEBPACK_IMPORTED_MODULE_0__/* .rotateStep */ .k)({ ...ci, ...(0,_argument_inputs_js__WEBPACK_IMPORTED_MODULE_1__/* .argumentInputs */ .v)(args, {}) }, ctx, print);
};


/***/ })

};
