// Becomes the index.js of what is built: it registers the backend "tensorflow" in the tf.js that the library uses.
//
// The package's own index would also register file readers and progress bars, and bring all that they need.
"use strict";

const path = require("node:path");
const tf = require("@tensorflow/tfjs-core");

const part = (...names) => require(path.join(__dirname, ...names));

const binding = part("native", "tfjs_binding.node");
part("tfjs-node", "dist", "register_all_kernels.js");
const { NodeJSKernelBackend } = part("tfjs-node", "dist", "nodejs_kernel_backend.js");

tf.registerBackend("tensorflow", () => new NodeJSKernelBackend(binding, "@tensorflow/tfjs-node"));
