// @ts-check
"use strict";
/**
 * Changes in the JavaScript of a cell before it runs. It arrives as CommonJS: each top-level name is a local variable
 * copied to `exports` at each assignment. No edit adds a line, so that source maps keep telling the right one.
 *
 * 1. A top-level `let` is shared instead of copied: `exports.x` becomes an accessor of the variable itself. So a
 *    function sees what a later cell assigned, and a loop in the cell that declares `total` does not pay for exports.
 * 2. `exports.x = void 0` at the start goes: a cell that fails must not erase the value of an earlier one.
 * 3. `Object.defineProperty(exports, …)` of named imports goes to the store, which makes them rewritable.
 * 4. A top-level `await` (or `for await`) ends the cell when it resumes after an interrupt.
 */

/**
 * @typedef {object} CellOutput
 * @property {import("./text-edits").Edit[]} edits
 * @property {string[]} declared names of its top-level variables, functions, classes and imports
 * @property {boolean} awaits whether it awaits at top level
 */

const OPENING = "async function cell() {";

/**
 * @param {any} ts
 * @param {string} code
 * @param {number} turn number of the cell's run, for the interrupt check
 * @returns {CellOutput}
 */
function outputEdits(ts, code, turn) {
  const file = ts.createSourceFile("cell.js", `${OPENING}${code}\n}`, ts.ScriptTarget.Latest, true);
  const statements = file.statements[0].body.statements;
  /** @type {import("./text-edits").Edit[]} */
  const edits = [];
  /** @param {number} start @param {number} end @param {string} text */
  const edit = (start, end, text) => edits.push({ start: start - OPENING.length, end: end - OPENING.length, text });

  const resets = hoistedResets(ts, statements);
  const declared = declaredNames(ts, resets);
  const live = liveNames(ts, statements, declared);
  for (const statement of statements) {
    if (resets.includes(statement)) edit(statement.getStart(file), statement.end, "");
    else if (isImportExport(ts, statement)) edit(statement.getStart(file), statement.expression.expression.end, "__tslab__.define");
    else unwrapAssignments(ts, statement, { file, live, edit });
    const names = liveNames(ts, [statement], declared);
    if (names.size > 0) edit(statement.end, statement.end, shareCall(names));
  }
  const awaits = guardAwaits(ts, statements, { turn, edit });
  return { edits, declared: [...declared], awaits };
}

/** The names that the cell declares: those of its hoisted resets. @param {any} ts @param {any[]} resets */
function declaredNames(ts, resets) {
  /** @type {Set<string>} */
  const names = new Set();
  for (const reset of resets) for (const name of resetNames(ts, reset)) names.add(name);
  return names;
}

/** Which of `declared` come from `let` or `var` statements. @param {any} ts @param {Iterable<any>} statements @param {Set<string>} declared */
function liveNames(ts, statements, declared) {
  /** @type {Set<string>} */
  const names = new Set();
  /** @param {any} name */
  const collect = (name) => {
    if (ts.isIdentifier(name)) {
      if (declared.has(name.text)) names.add(name.text);
    } else {
      for (const element of name.elements) if (!ts.isOmittedExpression(element)) collect(element.name);
    }
  };
  for (const statement of statements) {
    if (!ts.isVariableStatement(statement) || statement.declarationList.flags & ts.NodeFlags.Const) continue;
    for (const declaration of statement.declarationList.declarations) collect(declaration.name);
  }
  return names;
}

/** @param {Set<string>} names */
function shareCall(names) {
  const accessors = [...names].map((name) => `get ${name}() { return ${name}; }, set ${name}(__value) { ${name} = __value; }`);
  return ` __tslab__.share({ ${accessors.join(", ")} });`;
}

/** `exports.x = x = 1` -> `x = 1` for the shared names. @param {any} ts @param {any} root @param {{ file: any, live: Set<string>, edit: Function }} context */
function unwrapAssignments(ts, root, { file, live, edit }) {
  /** @param {any} node */
  const visit = (node) => {
    if (isExportAssignment(ts, node) && live.has(node.left.name.text)) edit(node.getStart(file), node.right.getStart(file), "");
    ts.forEachChild(node, visit);
  };
  visit(root);
}

/** `await x` -> `__tslab__.resume(turn, await x)`, outside functions. @param {any} ts @param {any[]} statements @param {{ turn: number, edit: Function }} context */
function guardAwaits(ts, statements, { turn, edit }) {
  let awaits = false;
  /** @param {any} node */
  const visit = (node) => {
    if (ts.isFunctionLike(node) || ts.isClassLike(node)) return;
    if (ts.isAwaitExpression(node)) {
      awaits = true;
      edit(node.getStart(), node.getStart(), `__tslab__.resume(${turn}, `);
      edit(node.end, node.end, ")");
    }
    if (ts.isForOfStatement(node) && node.awaitModifier) {
      awaits = true;
      const body = node.statement.getStart();
      edit(body, body, `{ __tslab__.resume(${turn}); `);
      edit(node.statement.end, node.statement.end, " }");
    }
    ts.forEachChild(node, visit);
  };
  statements.forEach(visit);
  return awaits;
}

/** `exports.x = …` @param {any} ts @param {any} node */
function isExportAssignment(ts, node) {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    ts.isPropertyAccessExpression(node.left) &&
    ts.isIdentifier(node.left.expression) &&
    node.left.expression.text === "exports"
  );
}

/**
 * The statements `exports.a = exports.b = void 0;` that TypeScript puts before everything else. A second reset of one
 * name is the student's own (`const a = void 0`), and so is any after the first other statement.
 * @param {any} ts
 * @param {any[]} statements
 * @returns {any[]}
 */
function hoistedResets(ts, statements) {
  const resets = [];
  /** @type {Set<string>} */
  const seen = new Set();
  for (const statement of statements) {
    if (isPrologue(ts, statement)) continue;
    const names = resetNames(ts, statement);
    if (names.length === 0 || names.some((name) => seen.has(name))) break;
    for (const name of names) seen.add(name);
    resets.push(statement);
  }
  return resets;
}

/** The names of `exports.a = exports.b = void 0;`; none of any other statement. @param {any} ts @param {any} statement @returns {string[]} */
function resetNames(ts, statement) {
  const names = [];
  let value = ts.isExpressionStatement(statement) ? statement.expression : statement;
  for (; isExportAssignment(ts, value); value = value.right) names.push(value.left.name.text);
  const isVoidZero = ts.isVoidExpression(value) && ts.isNumericLiteral(value.expression) && value.expression.text === "0";
  return isVoidZero ? names : [];
}

/** `"use strict";` and the mark of a CommonJS module. @param {any} ts @param {any} statement */
function isPrologue(ts, statement) {
  if (!ts.isExpressionStatement(statement)) return false;
  return (
    ts.isStringLiteral(statement.expression) || (isImportExport(ts, statement) && statement.expression.arguments[1].text === "__esModule")
  );
}

/** `Object.defineProperty(exports, "x", …);` @param {any} ts @param {any} node */
function isImportExport(ts, node) {
  if (!ts.isExpressionStatement(node) || !ts.isCallExpression(node.expression)) return false;
  const { expression, arguments: args } = node.expression;
  return (
    expression.getText() === "Object.defineProperty" &&
    args.length === 3 &&
    ts.isIdentifier(args[0]) &&
    args[0].text === "exports" &&
    ts.isStringLiteral(args[1])
  );
}

module.exports = { outputEdits };
