import assert from "node:assert/strict";
import ts from "typescript";
import { EXERCISES, tutor, type Verdict } from "ebm/exercise";

/** Runs a cell as a notebook would and returns the verdict of its call to `check`. */
function runCell(cell: string): Verdict {
  const { check } = tutor(EXERCISES);
  const verdicts: Verdict[] = [];
  const js = ts.transpileModule(cell, { compilerOptions: { target: ts.ScriptTarget.ES2022 } }).outputText;
  new Function("check", js)((id: string, answer: unknown) => verdicts.push(check(id, answer)));
  assert.equal(verdicts.length, 1, "la celda llama a check una vez");
  return verdicts[0];
}

/** Strict type errors of cells, each a module that sees `check`. */
function typeErrors(cells: ReadonlyMap<string, string>): string[] {
  const prelude = "declare function check(id: string, answer: unknown): unknown; export {};\n";
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts"],
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const fromDisk = host.getSourceFile.bind(host);
  host.getSourceFile = (name, version) => {
    const cell = cells.get(name);
    return cell === undefined ? fromDisk(name, version) : ts.createSourceFile(name, prelude + cell, version);
  };
  const program = ts.createProgram([...cells.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, " ")}`);
}

describe("the exercises", () => {
  it("have ids of their own, made of the notebook's number and a name", () => {
    const ids = EXERCISES.map(({ id }) => id);
    assert.equal(new Set(ids).size, ids.length);
    for (const id of ids) assert.match(id, /^\d\d-[a-z]+(-[a-z]+)*$/);
  });

  it("have templates and solutions without strict type errors", function () {
    this.timeout(30_000);
    const cells = new Map(
      EXERCISES.flatMap(
        ({ id, template, solution }) =>
          [
            [`${id}.template.ts`, template],
            [`${id}.solution.ts`, solution],
          ] as [string, string][],
      ),
    );
    assert.deepEqual(typeErrors(cells), []);
  });

  for (const { id, template, solution, mistakes, hints } of EXERCISES) {
    describe(id, () => {
      it("takes its template for one not yet filled in", () => {
        const { correct, title } = runCell(template);
        assert.deepEqual({ correct, title }, { correct: false, title: "Te toca" });
      });

      it("passes with its solution", () => assert.equal(runCell(solution).correct, true));

      it("calls check with its own id in template and solution", () => {
        for (const cell of [template, solution]) assert.ok(cell.includes(`check("${id}", `));
      });

      mistakes.forEach(({ answer, message }, i) => {
        it(`explains mistake ${i + 1}, and only that one`, () => {
          const verdict = tutor(EXERCISES).check(id, answer);
          assert.equal(verdict.correct, false);
          assert.deepEqual(verdict.paragraphs.slice(1), [message]);
        });
      });

      it("has three different hints", () => assert.equal(new Set(hints).size, 3));
    });
  }
});
