// The exercises of one notebook: a table of all of them, and each answer with what the judge says.
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

/** The answers of `entries`, those that have one. */
function answers(entries) {
  return entries
    .map((entry) => (entry.review.said !== undefined ? writtenAnswer(entry) : entry.note.given ? givenAnswer(entry) : ""))
    .filter((article) => article !== "")
    .join("\n");
}

function writtenAnswer({ exercise, note, review }) {
  const model = review.model.length === 0 ? "" : `\n<div class="modelo"><h4>Respuesta modelo</h4>${paragraphs(review.model)}</div>`;
  return article(exercise, {
    answer: `<blockquote class="respuesta" dir="auto">${escapeHtml(unwrapped(note.text.trim()))}</blockquote>`,
    opinion: `${standing({ note, review })} Lo que dice el corrector de este texto: ${withCode(review.said)}</p>${model}`,
  });
}

function givenAnswer({ exercise, note, review }) {
  const { answer, right } = note.given;
  const which = right ? "Esta respuesta es correcta." : "Esta respuesta, la última, no es correcta.";
  return article(exercise, { answer: shownAnswer(exercise, answer), opinion: `${standing({ note, review })} ${which}</p>` });
}

function article({ title, question }, { answer, opinion }) {
  return `<article>
<h3>${withCode(capital(title))}</h3>
<div class="pregunta">${paragraphs(question)}</div>
<h4>Respuesta</h4>
${answer}
<p class="juicio">${opinion}
</article>`;
}

/** "Resuelto, 2 intentos." */
function standing({ note: { attempts }, review }) {
  return `<strong>${capital(STATES[review.state])}; ${attempts} ${attempts === 1 ? "intento" : "intentos"}.</strong>`;
}

/** Code as it is; names one after the other; a number with the decimal comma. */
function shownAnswer({ kind }, answer) {
  if (Array.isArray(answer)) return `<ol class="respuesta">${answer.map((name) => `<li>${escapeHtml(name)}</li>`).join("")}</ol>`;
  if (kind === "code") return `<pre class="respuesta" dir="ltr"><code>${escapeHtml(answer)}</code></pre>`;
  const text = typeof answer === "number" ? String(answer).replace("-", "−").replace(".", ",") : answer;
  return `<blockquote class="respuesta" dir="auto">${escapeHtml(text)}</blockquote>`;
}

const paragraphs = (texts) => texts.map((text) => `<p>${withCode(text)}</p>`).join("\n");

const capital = (text) => text.replace(/^(\P{L}*)(\p{L})/u, (_, before, letter) => before + letter.toUpperCase());

/** A text whose long lines were broken to fit a cell, with its paragraphs whole; short lines and lists stay. */
const unwrapped = (text) => text.replace(/([^\n]{60,})\n[ \t]*(?=[^\s\d*•-])/g, "$1 ");

/** A text of ours, where what stands between backticks is code. */
const withCode = (text) => escapeHtml(text).replace(/`([^`]*)`/g, "<code>$1</code>");

module.exports = { answers, exerciseRows };
