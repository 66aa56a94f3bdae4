// Mocha loads this before any test: the flags of V8 that the WebAssembly engine is fastest with, such as FMA in Node 20.
"use strict";

require("ebm/engine/v8-flags").prepareV8();
