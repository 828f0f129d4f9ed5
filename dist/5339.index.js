export const id = 5339;
export const ids = [5339];
export const modules = {

/***/ 5339:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   registry: () => (/* binding */ registry)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3916);

const registry = {
    login: ({ address }) => Promise.reject((0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .fail */ .fJ)('E_REGISTRY_PUBLIC', { registry: address.host })),
};


/***/ })

};
