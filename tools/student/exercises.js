// The exercises of one notebook: a table of all of them, and the written answers with what the judge says.
"use strict";

const { escapeHtml } = require("../report/html");

const KINDS = { prediction: "predicción", order: "orden", code: "código", written: "por escrito" };
const STATES = { solved: "resuelto", attempted: "intentado, sin resolver", untouched: "sin responder" };
const HEADS = ["ejercicio", "tipo", "estado", "intentos", "pistas"];

/** The table of `entries` ({ exercise, note, review }). */
function exerciseRows(entries) {
  const row = ({ exercise, note, review }) => `<tr><th scope="row">${withCode(exercise.title)} <code>${escapeHtml(exercise.id)}</code></th>
<td>${KINDS[exercise.kind]}</td><td class="estado ${review.state}">${STATES[review.state]}</td><td>${note.attempts}</td><td>${note.hints}</td></tr>`;
  return `<div class="tabla" tabindex="0" role="region" aria-label="Ejercicios, uno a uno"><table class="ejercicios">
<thead><tr>${HEADS.map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead>
<tbody>${entries.map(row).join("\n")}</tbody></table></div>`;
}

/** The written answers of `entries`, those that have one. */
function writtenAnswers(entries) {
  return entries
    .filter(({ review }) => review.said !== undefined)
    .map(writtenAnswer)
    .join("\n");
}

function writtenAnswer({ exercise, note, review }) {
  const model = review.model.length === 0 ? "" : `<div class="modelo"><h4>Respuesta modelo</h4>${paragraphs(review.model)}</div>`;
  return `<article>
<h3>${withCode(capital(exercise.title))}</h3>
<div class="pregunta">${paragraphs(exercise.question)}</div>
<h4>Respuesta</h4>
<blockquote class="respuesta" dir="auto">${escapeHtml(unwrapped(note.text.trim()))}</blockquote>
<p class="juicio"><strong>${capital(STATES[review.state])}.</strong> Lo que dice el corrector de este texto: ${withCode(review.said)}</p>
${model}
</article>`;
}

const paragraphs = (texts) => texts.map((text) => `<p>${withCode(text)}</p>`).join("\n");

const capital = (text) => text.replace(/^(\P{L}*)(\p{L})/u, (_, before, letter) => before + letter.toUpperCase());

/** A text whose long lines were broken to fit a cell, with its paragraphs whole; short lines and lists stay. */
const unwrapped = (text) => text.replace(/([^\n]{60,})\n[ \t]*(?=[^\s\d*•-])/g, "$1 ");

/** A text of ours, where what stands between backticks is code. */
const withCode = (text) => escapeHtml(text).replace(/`([^`]*)`/g, "<code>$1</code>");

module.exports = { exerciseRows, writtenAnswers };
