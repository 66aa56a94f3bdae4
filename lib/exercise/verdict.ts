import { type Card, withCard } from "./card";
import type { Exercise, Facts, WrittenExercise } from "./exercise";
import { keepableFacts, readableFacts, withFacts } from "./facts";
import { betterOf, givenBy } from "./given";
import { findMistake, judge } from "./judge";
import { praiseText } from "./judge-written";
import type { Ledger } from "./ledger";
import { remarkOnSyntax } from "./syntax";

/** What a check says. In a notebook it shows as a card. */
export interface Verdict {
  readonly correct: boolean;
  readonly title: string;
  /** What is right or wrong about the answer, then a remark on a usual mistake, a hint or the reason. */
  readonly paragraphs: readonly string[];
}

/** One hint. In a notebook it shows as a card. */
export interface Hint {
  readonly level: 1 | 2 | 3;
  readonly text: string;
}

/** An exercise on the table: what it is, what this session has said of it, and what is kept. */
export interface Desk {
  readonly entry: Exercise;
  readonly session: Session;
  readonly ledger: Ledger;
}

/** What a session has said of an exercise. */
export interface Session {
  /** Of the last hint since the last right answer. */
  level: 0 | 1 | 2 | 3;
  /** Usual mistakes that were explained. */
  readonly explained: Set<number>;
  /** Written answers that were attempts. */
  readonly texts: Set<string>;
}

/** Attempts after which the model answer opens. */
export const OPENS = 3;

/** Judges an answer, keeps what has to be kept, and says what there is to say. */
export function verdictOn(desk: Desk, { answer, facts }: { answer: unknown; facts: unknown }): Verdict {
  const given: Given = { answer, facts: readableFacts(facts) };
  const finding = judge(desk.entry, answer, given.facts);
  switch (finding.result) {
    case "untouched":
      return card(desk, { title: "Te toca", paragraphs: [finding.problem], tone: "question" });
    case "unusable":
      return card(desk, { title: "Todavía no", paragraphs: [finding.problem, ...remarkOnSyntax(answer)], tone: "wrong" });
    case "right":
      return praise(desk, given);
    case "wrong":
      return desk.entry.kind === "written" ? askAgain(desk, given, finding.problem) : advise(desk, given, finding.problem);
  }
}

/** The next hint, which is noted; after the third, the third again. */
export function nextHint({ entry, session, ledger }: Desk): Hint {
  const level = Math.min(session.level + 1, 3) as Hint["level"];
  session.level = level;
  ledger.change(entry.id, (note) => ({ ...note, hints: Math.max(note.hints, level) as Hint["level"] }));
  return { level, text: entry.hints[level - 1] };
}

interface Given {
  readonly answer: unknown;
  readonly facts: Facts;
}

function praise(desk: Desk, given: Given): Verdict {
  const { entry, session, ledger } = desk;
  const isFirst = ledger.noteOf(entry.id).attempts === 0;
  countAttempt(desk, given, { solved: true });
  session.level = 0;
  session.explained.clear();
  const paragraphs =
    entry.kind === "written"
      ? [praiseText(entry, given.answer), ...entry.modelAnswer(given.facts)]
      : [withFacts(entry.explanation, given.facts)];
  return card(desk, { title: isFirst ? "¡Correcto, y a la primera!" : "¡Correcto!", paragraphs, tone: "right" });
}

function advise(desk: Desk, given: Given, problem: string): Verdict {
  const { entry, session } = desk;
  countAttempt(desk, given, {});
  const mistake = findMistake(entry, given.answer, given.facts);
  const known = session.explained.has(mistake);
  const remark = mistake === -1 || entry.kind === "written" ? [] : [entry.mistakes[mistake].message];
  session.explained.add(mistake);
  const hint = mistake === -1 || known ? [sayHint(nextHint(desk))] : [];
  return card(desk, { title: "Todavía no", paragraphs: [problem, ...remarkOnSyntax(given.answer), ...remark, ...hint], tone: "wrong" });
}

function askAgain(desk: Desk, given: Given, problem: string): Verdict {
  const isNew = isNewText(desk, given.answer);
  const { attempts, solved } = countAttempt(desk, given, {});
  if (attempts >= OPENS) {
    const opens = `Después de ${OPENS} intentos se abre una respuesta modelo${solved ? "" : ", y el ejercicio cuenta como intentado"}. Compárala con la tuya:`;
    const model = (desk.entry as WrittenExercise).modelAnswer(given.facts);
    return card(desk, { title: "Una respuesta modelo", paragraphs: [problem, opens, ...model], tone: "hint" });
  }
  const count = isNew ? `Intento ${attempts} de ${OPENS}` : "Es el mismo texto de antes, así que no cuenta como otro intento";
  return card(desk, {
    title: "Todavía no",
    paragraphs: [problem, `${count}: con el tercero se abre una respuesta modelo.`],
    tone: "wrong",
  });
}

/** Notes an attempt; a written text that was one already is none. */
function countAttempt(desk: Desk, { answer, facts }: Given, result: { solved?: true }) {
  const { entry, session, ledger } = desk;
  if (entry.kind !== "written") return countGiven(desk, answer, result);
  const more = isNewText(desk, answer) ? 1 : 0;
  const text = answer as string;
  const kept = { text, facts: keepableFacts(facts) };
  session.texts.add(text.trim());
  return ledger.change(entry.id, (note) => ({ ...note, attempts: note.attempts + more, ...result, ...kept }));
}

function countGiven({ entry, ledger }: Desk, answer: unknown, result: { solved?: true }) {
  const now = givenBy(entry, answer, result.solved === true);
  return ledger.change(entry.id, (note) => {
    const given = betterOf(note.given, now);
    return { ...note, attempts: note.attempts + 1, ...result, ...(given && { given }) };
  });
}

function isNewText({ entry, session, ledger }: Desk, answer: unknown): boolean {
  const text = (answer as string).trim();
  return !session.texts.has(text) && ledger.noteOf(entry.id).text?.trim() !== text;
}

function sayHint({ level, text }: Hint): string {
  return `Pista ${level} de 3: ${text}`;
}

function card({ ledger }: Desk, { title, paragraphs, tone }: Card): Verdict {
  const remark = ledger.remark();
  const facts = { correct: tone === "right", title, paragraphs: remark === undefined ? paragraphs : [...paragraphs, remark] };
  return withCard(facts, { ...facts, tone });
}
