export const id = 512;
export const ids = [512];
export const modules = {

/***/ 512:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   run: () => (/* binding */ run)
/* harmony export */ });
/* harmony import */ var _registries_detect_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7532);

const run = (args, io) => {
    if (args.values['json']) {
        io.out(JSON.stringify(_registries_detect_js__WEBPACK_IMPORTED_MODULE_0__/* .entries */ .j.map(({ id, title, login }) => ({ id, title, login })), null, 2));
    }
    else {
        const width = Math.max(..._registries_detect_js__WEBPACK_IMPORTED_MODULE_0__/* .entries */ .j.map(({ id }) => id.length));
        for (const { id, title, login } of _registries_detect_js__WEBPACK_IMPORTED_MODULE_0__/* .entries */ .j) {
            io.out(`${id.padEnd(width)}  ${title}: ${login.username} / ${login.secret}`);
        }
    }
    return Promise.resolve(0);
};


/***/ })

};
