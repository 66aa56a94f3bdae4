// @ts-check
"use strict";
/**
 * Changes in a cell before tslab sees it.
 *
 * tslab rewrites a name of an earlier cell, `lr`, as `exports.lr`, but forgets two places: the shorthand property
 * `{ lr }`, which stays and fails, and the property name in `const { lr: x } = options`, which becomes invalid code.
 * We write the same thing in a form that it handles: `{ lr: lr }` and `const { "lr": x } = options`.
 */

/**
 * @param {any} ts
 * @param {string} code
 * @param {string} earlier declarations of the earlier cells, as tslab keeps them
 * @returns {import("./text-edits").Edit[]}
 */
function sourceEdits(ts, code, earlier) {
  if (!code.includes("{")) return [];
  const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.Latest, true);
  /** @type {import("./text-edits").Edit[]} */
  const edits = [];
  /** @param {any} node */
  const visit = (node) => {
    if (ts.isShorthandPropertyAssignment(node) && earlier.includes(node.name.text)) {
      const start = node.name.getStart(file);
      edits.push({ start, end: start, text: `${node.name.text}: ` });
    }
    if (ts.isBindingElement(node) && node.propertyName && ts.isIdentifier(node.propertyName) && earlier.includes(node.propertyName.text)) {
      edits.push({ start: node.propertyName.getStart(file), end: node.propertyName.end, text: JSON.stringify(node.propertyName.text) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return edits;
}

module.exports = { sourceEdits };
