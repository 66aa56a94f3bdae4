// A student's document as one printable page. Whatever the student wrote is text: the page has no script, and none could run.
"use strict";

const { escapeHtml } = require("../report/html");
const { answers, exerciseRows } = require("./exercises");

const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'";

/**
 * The HTML of the document. `notes` is a Map by exercise, `titles` one by number of notebook, `keptAt` a Date or undefined,
 * `figures` what figuresIn gives.
 */
function studentPage({ student, keptAt, notes, exercises, titles, figures, css }) {
  const notebooks = notebooksOf({ notes, exercises, titles, figures });
  return `<!doctype html>
<html lang="es">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escapeHtml(student)} · Paisajes de energía</title>
<style>${css}</style>
</head>
<body class="alumno">
<main>
<h1 dir="auto"><bdi>${escapeHtml(student)}</bdi></h1>
<p class="datos">Respuestas, resultados y figuras de «Paisajes de energía».${keptSentence(keptAt)}</p>
${scoreTable(notebooks)}
${notebooks.filter(isStarted).map(notebookSection).join("\n")}
${figuresSection(notebooks)}
</main>
</body>
</html>
`;
}

/** Each notebook with exercises: { number, title, entries: [{ exercise, note, review }], figures }. */
function notebooksOf({ notes, exercises, titles, figures }) {
  const { review } = require("ebm/exercise");
  const blank = { attempts: 0, solved: false, hints: 0 };
  const entries = exercises.map((exercise) => {
    const note = notes.get(exercise.id) ?? blank;
    return { exercise, note, review: review(exercise, note) };
  });
  const numbers = [...new Set([...exercises.map(({ id }) => id.slice(0, 2)), ...figures.map(({ notebook }) => notebook)])].sort();
  return numbers.map((number) => ({
    number,
    title: titles.get(number) ?? "",
    entries: entries.filter(({ exercise }) => exercise.id.startsWith(number)),
    figures: figures.filter(({ notebook }) => notebook === number),
  }));
}

const isStarted = ({ entries }) => entries.some(({ note }) => note.attempts > 0 || note.solved || note.hints > 0);

const nameOf = ({ number, title }) => `${number}${title === "" ? "" : ` · ${escapeHtml(title)}`}`;

function keptSentence(date) {
  if (!date) return "";
  const text = new Intl.DateTimeFormat("es-ES", { dateStyle: "long", timeStyle: "short" }).format(date);
  return ` Notas guardadas el <time datetime="${date.toISOString()}">${escapeHtml(text)}</time>.`;
}

const COLUMNS = ["resueltos", "intentados", "en total", "intentos", "pistas"];

function scoreTable(notebooks) {
  const rows = notebooks.filter(({ entries }) => entries.length > 0).map((one) => [nameOf(one), ...scores(one.entries)]);
  const all = ["todos", ...scores(notebooks.flatMap(({ entries }) => entries))];
  const row = ([name, ...numbers]) => `<tr><th scope="row">${name}</th>${numbers.map((n) => `<td>${n}</td>`).join("")}</tr>`;
  return `<div class="tabla" tabindex="0" role="region" aria-label="Ejercicios por cuaderno"><table class="notas"><caption>Ejercicios por cuaderno</caption>
<thead><tr><th scope="col">cuaderno</th>${COLUMNS.map((name) => `<th scope="col">${name}</th>`).join("")}</tr></thead>
<tbody>${rows.map(row).join("\n")}</tbody>
<tfoot>${row(all)}</tfoot></table></div>
<p class="datos">Intentados: con alguna respuesta, pero sin resolver.</p>`;
}

/** The numbers of COLUMNS. */
function scores(entries) {
  const having = (state) => entries.filter(({ review }) => review.state === state).length;
  const sum = (name) => entries.reduce((total, { note }) => total + note[name], 0);
  return [having("solved"), having("attempted"), entries.length, sum("attempts"), sum("hints")];
}

function notebookSection(notebook) {
  return `<section>
<h2>${nameOf(notebook)}</h2>
${exerciseRows(notebook.entries)}
${answers(notebook.entries)}
</section>`;
}

function figuresSection(notebooks) {
  const groups = notebooks.filter(({ figures }) => figures.length > 0);
  if (groups.length === 0) return "";
  const picture = ({ url, alt, title }) =>
    `<figure><img src="${url}" alt="${escapeHtml(alt)}"><figcaption>${escapeHtml(title)}</figcaption></figure>`;
  const group = (one) => `<h3>${nameOf(one)}</h3>\n<div class="laminas">${one.figures.map(picture).join("\n")}</div>`;
  return `<section class="figuras">\n<h2>Figuras</h2>\n${groups.map(group).join("\n")}\n</section>`;
}

module.exports = { studentPage };
