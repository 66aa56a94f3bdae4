import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { EXERCISES, type Exercise, type Facts, type OrderExercise, tutor, type WrittenExercise } from "ebm/exercise";
import { callOf, typeErrors, verdictOn } from "./cells";

const SOURCES = join(__dirname, "..", "..", "notebooks", "fuente");
/** Makes a sentence long enough to be judged without saying anything. */
const FILLER = "Lo cuento aquí con mis palabras.";

/** The names in the order in which a text first says them. */
const asSaidIn = (text: string, names: readonly string[]) => [...names].sort((a, b) => text.indexOf(a) - text.indexOf(b));

function itDoesNotGiveItsOrderAway(entry: OrderExercise): void {
  const { items, expected, question, template } = entry;
  const answer = typeof expected === "function" ? expected(factsOf(entry) as never) : expected;

  it("shows its names in an order that is not the answer, in the template the same", () => {
    assert.notDeepEqual(items, answer);
    assert.deepEqual([...items].sort(), [...answer].sort());
    const quoted = items.map((name) => `"${name}"`).join(", ");
    assert.ok(template.includes(quoted), template);
  });

  it("does not name them in the order of the answer in its statement", () => {
    assert.notDeepEqual(asSaidIn(question.join(" "), items), answer);
  });
}

/** The code cells of the notebook that an exercise belongs to. */
function codeOf(id: string): string {
  const name = readdirSync(SOURCES).find((file) => file.startsWith(id.slice(0, 2)));
  assert.ok(name, `${id}: no hay cuaderno ${id.slice(0, 2)}`);
  return readFileSync(join(SOURCES, name), "utf8");
}

const factsOf = (entry: Exercise): Facts | undefined => callOf(entry, entry.solution).facts;

function paragraphsOn(entry: Exercise, answer: unknown): readonly string[] {
  const { correct, paragraphs } = tutor(EXERCISES).check(entry.id, answer, factsOf(entry));
  assert.equal(correct, false);
  return paragraphs;
}

function itExplainsItsMistakes(entry: Exclude<Exercise, WrittenExercise>): void {
  entry.mistakes.forEach(({ answer, message }, i) => {
    it(`explains mistake ${i + 1}, and only that one`, () => {
      const wrong = entry.kind !== "code" && typeof answer === "function" ? answer(factsOf(entry) as never) : answer;
      assert.deepEqual(paragraphsOn(entry, wrong).slice(1), [message]);
    });
  });
}

function itKnowsItsMisconceptions(entry: WrittenExercise): void {
  const asked = (text: string) => `${text} ${FILLER.repeat(entry.minimumWords).replaceAll(".L", ". L")}`;
  entry.misconceptions.forEach(({ example, message }, i) => {
    it(`answers misconception ${i + 1} with its message, and only that one`, () => {
      assert.equal(paragraphsOn(entry, asked(example))[0], message);
    });

    it(`does not take a text that denies misconception ${i + 1} for one that says it`, () => {
      const said = tutor(EXERCISES).check(entry.id, asked(`Es falso que ${example}`), factsOf(entry)).paragraphs;
      assert.ok(!said.includes(message), example);
    });
  });

  it("accepts its own model answer, which has no NaN", () => {
    const model = entry.modelAnswer(factsOf(entry) ?? {}).join("\n\n");
    assert.doesNotMatch(model, /NaN|undefined/);
    assert.ok(tutor(EXERCISES).check(entry.id, model, factsOf(entry)).correct, model);
  });

  it("finds no idea in a text that says nothing, and asks for the first", () => {
    const [problem] = paragraphsOn(entry, asked(""));
    assert.ok(problem.startsWith("Aún no veo ninguna") && problem.includes(entry.rubric[0].idea), problem);
  });

  it("looks for words as the text is compared: in lower case and without accents", () => {
    const patterns = [...entry.rubric.flatMap((idea) => idea.patterns), ...entry.misconceptions.map(({ pattern }) => pattern)];
    for (const { source } of patterns) assert.doesNotMatch(source, /[áéíóúü]|(?<!\\)[A-ZÁÉÍÓÚ]/);
  });

  it("asks for as many ideas as it has, or fewer", () => assert.ok(entry.required >= 1 && entry.required <= entry.rubric.length));
}

describe("the exercises", () => {
  it("have ids of their own, made of the notebook's number and a name", () => {
    const ids = EXERCISES.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^\d\d-[a-z]+(-[a-z]+)*$/);
  });

  it("have templates and solutions without strict type errors", function () {
    this.timeout(60_000);
    assert.deepEqual(typeErrors(EXERCISES), []);
  });

  for (const entry of EXERCISES) {
    const { id, template, solution, hints, question } = entry;
    describe(id, () => {
      it("takes its template for one not yet filled in", () => {
        const { correct, title } = verdictOn(entry, template);
        assert.deepEqual({ correct, title }, { correct: false, title: "Te toca" });
      });

      it("passes with its solution", () => {
        const { correct, paragraphs } = verdictOn(entry, solution);
        assert.ok(correct, paragraphs.join("\n"));
        assert.doesNotMatch(paragraphs.join("\n"), /NaN|undefined/);
      });

      it("calls check with its own id in template and solution, and with the same facts", () => {
        const [before, after] = [template, solution].map((cell) => callOf(entry, cell));
        assert.deepEqual([before.id, after.id], [id, id]);
        assert.deepEqual(before.facts, after.facts);
      });

      it("has its template in the notebook, letter by letter", () => {
        const code = codeOf(id);
        assert.ok(code.includes(`\n${template}\n`), `la celda del cuaderno no es la plantilla:\n${template}`);
        assert.ok(code.includes(`exercise("${id}")`));
        assert.match(
          code,
          /import \{[^}]*\bhint\b[^}]*\} from "ebm\/exercise"/,
          "un estudiante no podría pedir una pista: falta importar hint",
        );
      });

      it("has a statement and three different hints", () => {
        assert.ok(question.length > 0);
        assert.equal(new Set(hints).size, 3);
      });

      if (entry.kind === "written") itKnowsItsMisconceptions(entry);
      else itExplainsItsMistakes(entry);

      if (entry.kind === "order") itDoesNotGiveItsOrderAway(entry);

      if (entry.kind === "prediction") {
        it("says how near an answer has to be", () => {
          assert.equal([entry.tolerance, entry.absolute].filter((one) => one !== undefined).length, 1);
        });
      }
    });
  }
});
