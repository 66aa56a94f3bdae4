// @ts-check
"use strict";
const ts = require("typescript");

/**
 * @typedef {import("typescript").Identifier} Identifier
 * @typedef {import("typescript").Node} Node
 * @typedef {{ cell: import("../percent").Cell, declaration: Node, symbol: import("typescript").Symbol }} Earlier
 */

/**
 * Traps of the variables that an earlier cell declares.
 * @param {import("typescript").TypeChecker} checker
 * @param {import("./program").NotebookModule} module
 * @returns {import("./traps").Rule}
 */
function variableTraps(checker, module) {
  const earlier = earlierCell(checker, module);
  const captures = capturedInItsCell(checker, module);
  return (node, trap) => {
    if (ts.isShorthandPropertyAssignment(node) && !isAssignmentPattern(node.parent)) {
      const from = earlier(node.name, checker.getShorthandAssignmentValueSymbol(node));
      const name = node.name.text;
      if (from)
        trap(
          node,
          `EBM5 «{ ${name} }» con una variable de otra celda (la ${from.cell.number}) falla en tslab: escribe { ${name}: ${name} }`,
        );
    }
    for (const { name, pattern } of assignedNames(node)) {
      const shorthand = ts.isShorthandPropertyAssignment(name.parent) ? checker.getShorthandAssignmentValueSymbol(name.parent) : undefined;
      const from = earlier(name, shorthand);
      if (!from) continue;
      const where = `«${name.text}», de la celda ${from.cell.number},`;
      if (pattern) trap(name, `EBM2 ${where} se asigna con desestructuración y tslab no lo hace: asígnala con «${name.text} = …»`);
      else if (captures(from))
        trap(name, `EBM1 ${where} se reasigna, pero las funciones de aquella celda seguirán viendo el valor viejo: usa un objeto const`);
    }
  };
}

/**
 * Where an identifier's variable was declared, when that is an earlier cell.
 * @param {import("typescript").TypeChecker} checker
 * @param {import("./program").NotebookModule} module
 * @returns {(name: Identifier, symbol?: import("typescript").Symbol) => Earlier | undefined}
 */
function earlierCell(checker, { source, originAt }) {
  return (name, symbol = checker.getSymbolAtLocation(name)) => {
    const declaration = symbol?.declarations?.[0];
    if (!symbol || !declaration || declaration.getSourceFile() !== source) return undefined;
    const there = originAt(declaration.getStart(source))?.cell;
    const here = originAt(name.getStart(source))?.cell;
    return there && here && there.number < here.number ? { cell: there, declaration, symbol } : undefined;
  };
}

/**
 * Whether a function of the declaring cell uses the variable.
 * @param {import("typescript").TypeChecker} checker
 * @param {import("./program").NotebookModule} module
 * @returns {(variable: Earlier) => boolean}
 */
function capturedInItsCell(checker, { source, originAt }) {
  return ({ cell, declaration, symbol }) => {
    /** @type {(node: Node) => boolean} */
    const uses = (node) =>
      (ts.isIdentifier(node) && symbolOf(checker, node) === symbol && isInFunction(node, declaration)) ||
      (ts.forEachChild(node, uses) ?? false);
    const block = ts.findAncestor(declaration, ts.isBlock) ?? source;
    return block.statements.some((statement) => originAt(statement.getStart(source))?.cell === cell && uses(statement));
  };
}

/** @param {import("typescript").TypeChecker} checker @param {Identifier} name */
function symbolOf(checker, name) {
  return ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
}

/** Whether a function stands between a use and the scope of the declaration. @param {Node} use @param {Node} declaration */
function isInFunction(use, declaration) {
  const scope = ts.findAncestor(declaration, ts.isBlock);
  const owner = ts.findAncestor(use, (node) => ts.isFunctionLike(node) || node === scope);
  return owner !== undefined && owner !== scope;
}

/**
 * The names that a node assigns: `a = …`, `a += …`, `a++`, or (pattern) `[a, b] = …` and `({ a } = …)`.
 * @param {Node} node
 * @returns {{ name: Identifier, pattern: boolean }[]}
 */
function assignedNames(node) {
  const unary = (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) && isIncrement(node.operator);
  const target = isAssignment(node) ? node.left : unary ? node.operand : undefined;
  if (!target) return [];
  return ts.isIdentifier(target) ? [{ name: target, pattern: false }] : patternNames(target).map((name) => ({ name, pattern: true }));
}

/** @param {Node} target @returns {Identifier[]} */
function patternNames(target) {
  if (ts.isIdentifier(target)) return [target];
  if (ts.isArrayLiteralExpression(target)) return target.elements.flatMap(patternNames);
  if (ts.isObjectLiteralExpression(target)) return target.properties.flatMap(patternNames);
  if (ts.isPropertyAssignment(target)) return patternNames(target.initializer);
  if (ts.isShorthandPropertyAssignment(target)) return [target.name];
  if (ts.isSpreadElement(target) || ts.isSpreadAssignment(target)) return patternNames(target.expression);
  return isAssignment(target) ? patternNames(target.left) : [];
}

/** @param {Node} node @returns {node is import("typescript").BinaryExpression} */
function isAssignment(node) {
  if (!ts.isBinaryExpression(node)) return false;
  const { kind } = node.operatorToken;
  return kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;
}

/** @param {import("typescript").SyntaxKind} operator */
function isIncrement(operator) {
  return operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;
}

/** Whether an object literal stands on the left of an assignment. @param {Node} literal */
function isAssignmentPattern(literal) {
  return isAssignment(literal.parent) && literal.parent.left === literal;
}

module.exports = { variableTraps };
