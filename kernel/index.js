// @ts-check
"use strict";
/** `@ebm/kernel`: the Jupyter kernel of the workbook. The launcher of kernelspec/ calls `start(connectionFile)`. */
module.exports = require("./start");
