// @ts-check
"use strict";
const ts = require("typescript");
const { isTopLevel } = require("./trap-syntax");

/** Names that the module wrapper of tslab declares already. */
const TAKEN = new Set(["exports", "require"]);

/** Globals of Node that a browser page does not have. */
const NODE_ONLY = new Set(["process", "Buffer", "require", "module", "global", "__dirname", "__filename", "setImmediate"]);

/** @type {import("./traps").Rule} */
function nameTraps(node, trap) {
  if (!ts.isIdentifier(node)) return;
  const isName = "name" in node.parent && node.parent.name === node;
  if (isName && isDeclaration(node.parent) && isTopLevel(node.parent)) {
    if (node.text.startsWith("__")) trap(node, `EBM4 el nombre «${node.text}» falla en tslab porque empieza por «__»: elige otro`);
    if (TAKEN.has(node.text)) trap(node, `EBM4 el nombre «${node.text}» ya lo usa tslab: elige otro`);
  } else if (!isName && NODE_ONLY.has(node.text)) {
    trap(node, `EBM7 «${node.text}» solo existe en Node y las celdas también corren en el navegador: usa lo que ofrece "ebm/…"`);
  }
}

/** Whether a node declares a variable, a function, a class or a type. @param {import("typescript").Node} node */
function isDeclaration(node) {
  return ts.isVariableDeclaration(node) || ts.isBindingElement(node) || ts.isDeclarationStatement(node);
}

module.exports = { nameTraps };
