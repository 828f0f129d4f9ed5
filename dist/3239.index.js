export const id = 3239;
export const ids = [3239];
export const modules = {

/***/ 3239:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registry: () => (/* binding */ registry)
/* harmony export */ });
/* harmony import */ var _password_login_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9670);

const registry = {
    login: (0,_password_login_js__WEBPACK_IMPORTED_MODULE_0__/* .passwordLogin */ .B2)(),
    tokens: () => Promise.all(/* import() */[__webpack_require__.e(6921), __webpack_require__.e(1684)]).then(__webpack_require__.bind(__webpack_require__, 1684)).then((module) => module.tokens),
};


/***/ })

};
