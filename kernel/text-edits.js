// @ts-check
"use strict";
/** Small edits of a text, applied all at once and able to take a position back. */

/**
 * @typedef {object} Edit
 * @property {number} start
 * @property {number} end replaced up to here; equal to `start` for an insertion
 * @property {string} text
 */

/** @param {string} text @param {readonly Edit[]} edits not overlapping, in any order */
function applyEdits(text, edits) {
  let result = "";
  let from = 0;
  for (const edit of inOrder(edits)) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
}

/**
 * Where an offset of the edited text was in the original.
 * @param {number} offset
 * @param {readonly Edit[]} edits
 */
function originalOffset(offset, edits) {
  let grown = 0;
  for (const { start, end, text } of inOrder(edits)) {
    if (start + grown >= offset) break;
    grown += Math.min(text.length - (end - start), offset - (start + grown));
  }
  return offset - grown;
}

/** @param {readonly Edit[]} edits */
function inOrder(edits) {
  return [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
}

module.exports = { applyEdits, originalOffset };
