// @ts-check
"use strict";
const ts = require("typescript");

/** Iterations from which a loop at the top level is worth a function: there each variable is looked up in a Proxy. */
const HOT = 100_000;

/** @type {import("./traps").Rule} */
function syntaxTraps(node, trap) {
  if (ts.isForOfStatement(node) && node.awaitModifier && isTopLevel(node)) {
    trap(node, "EBM3 «for await» fuera de una función no funciona en tslab: ponlo dentro de una función async y llámala con await");
  }
  if (ts.isForStatement(node) && isTopLevel(node) && iterations(node) > HOT) {
    trap(node, `EBM8 un bucle de más de ${HOT} vueltas fuera de una función va muy lento en tslab: ponlo dentro de una función`);
  }
  const target = importTarget(node);
  if (target !== undefined && !/^ebm\/[a-z-]+$/.test(target)) {
    trap(node, `EBM6 las celdas solo importan de "ebm/…", para que también corran en el navegador, y aquí se importa "${target}"`);
  }
}

/** The module that a node imports. @param {import("typescript").Node} node */
function importTarget(node) {
  const dynamic = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
  const specifier = ts.isImportDeclaration(node) ? node.moduleSpecifier : dynamic ? node.arguments[0] : undefined;
  if (!specifier) return undefined;
  return ts.isStringLiteral(specifier) ? specifier.text : specifier.getText();
}

/** The literal bound of `for (…; i < bound; …)`; 0 when it is no literal. @param {import("typescript").ForStatement} loop */
function iterations({ condition }) {
  const bound = condition && ts.isBinaryExpression(condition) ? condition.right : undefined;
  return bound && ts.isNumericLiteral(bound) ? Number(bound.text) : 0;
}

/** Whether a node is in no function or class. @param {import("typescript").Node} node */
function isTopLevel(node) {
  return !ts.findAncestor(node.parent, (parent) => ts.isFunctionLike(parent) || ts.isClassLike(parent));
}

module.exports = { syntaxTraps, isTopLevel };
