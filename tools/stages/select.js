// Which stages the words after `npm test --` name: stages or groups; no words, all of them.
"use strict";

const { problem } = require("../setup/problem");

/** @throws Problem when a word is neither a stage nor a group. */
function selectStages(stages, words) {
  for (const word of words) {
    if (stages.some(({ name, group }) => name === word || group === word)) continue;
    const known = stages.map(({ name }) => name).join(", ");
    throw problem({ sentence: `No hay una etapa llamada «${word}»; las que hay: ${known}.`, remedy: "npm test" });
  }
  return words.length === 0 ? stages : stages.filter(({ name, group }) => words.includes(name) || words.includes(group));
}

module.exports = { selectStages };
