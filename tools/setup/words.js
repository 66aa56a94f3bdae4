// The words after a command: options by name, with Spanish complaints. Loads nothing of the library: it may not be built yet.
"use strict";

const { parseArgs } = require("node:util");
const { problem } = require("./problem");

/** @typedef {Readonly<Record<string, { type: "string" | "boolean", short?: string }>>} Options those of util.parseArgs */

/** @type {Options} */
const HELP = { help: { type: "boolean", short: "h" }, ayuda: { type: "boolean" } };

/**
 * The words of `command`, e.g. "npm run sample", by name. Words that are no option are an error, unless `allowPositionals`.
 * @param {readonly string[]} words @param {{ command: string, options: Options, allowPositionals?: boolean }} grammar
 * @returns {{ values: Record<string, any>, positionals: string[], help: boolean }}
 * @throws Problem when a word is unknown or lacks its value.
 */
function parseWords(words, { command, options, allowPositionals = false }) {
  try {
    const { values, positionals } = parseArgs({ args: joinNegative(words, options), options: { ...options, ...HELP }, allowPositionals });
    return { values, positionals, help: Boolean(values.help || values.ayuda) };
  } catch (cause) {
    const word = /'(-[^\s'=,]+)/.exec(cause.message)?.[1] ?? /'([^']+)'/.exec(cause.message)?.[1] ?? words.join(" ");
    const needsValue = options[word.replace(/^-+/, "")]?.type === "string";
    const sentence = needsValue ? `Falta el valor después de ${word}.` : `No entiendo «${word}».`;
    const forgotten = word.startsWith("-") ? "" : "las opciones van detrás de «--»: ";
    throw problem({ sentence, remedy: `${forgotten}${command} -- --ayuda`, cause });
  }
}

/** `--name -1` as `--name=-1`, where a value belongs: parseArgs would take -1 for an option. */
function joinNegative(words, options) {
  const wantsValue = (word) => word?.startsWith("--") && options[word.slice(2)]?.type === "string";
  const joins = (i) => wantsValue(words[i]) && /^-\d/.test(words[i + 1] ?? "");
  return words.flatMap((word, i) => (joins(i) ? [`${word}=${words[i + 1]}`] : joins(i - 1) ? [] : [word]));
}

/** The whole number that a word is. @throws Problem when it is none, or not in [min, max] */
function toWhole(name, text, { min = 0, max = Number.MAX_SAFE_INTEGER, example }) {
  const value = Number(text);
  if (/^\d+$/.test(String(text)) && value >= min && value <= max) return value;
  const range = max === Number.MAX_SAFE_INTEGER ? `de ${min} en adelante` : `entre ${min} y ${max}`;
  throw problem({ sentence: `--${name} debe ser un entero ${range} y llegó «${text}».`, remedy: `por ejemplo --${name} ${example}` });
}

/** The whole numbers of a list such as "1,2,3". @throws Problem */
function toWholes(name, text, rules) {
  return String(text)
    .split(",")
    .map((word) => toWhole(name, word.trim(), rules));
}

/** The finite number that a word is, at least `min`. @throws Problem */
function toNumber(name, text, { min = 0, example }) {
  const value = Number(text);
  if (String(text).trim() !== "" && Number.isFinite(value) && value >= min) return value;
  throw problem({
    sentence: `--${name} debe ser un número de ${min} en adelante y llegó «${text}».`,
    remedy: /^-?\d+,\d+$/.test(String(text))
      ? `escribe los decimales con punto: --${name} ${String(text).replace(",", ".")}`
      : `por ejemplo --${name} ${example}`,
  });
}

module.exports = { parseWords, toNumber, toWhole, toWholes };
