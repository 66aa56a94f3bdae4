import { strict as assert } from "node:assert";
import { exportedFunctions, libExamples, rooms } from "./docstrings";
import { runExample } from "./run-example";

/** All exports of all rooms, of the inside of the WebAssembly engine and of event files: what an example sees. */
const SCOPE = Object.assign({}, ...[...rooms(), "engine/wasm", "trainer/tensorboard"].map((room) => require(`ebm/${room}`))) as Record<
  string,
  unknown
>;

/** What an example cannot show in a moment: a kernel, a file, minutes; and doors that only other rooms use. */
const WITHOUT_EXAMPLE = new Set([
  "engine/checkRule",
  "engine/manySteps",
  "engine/readyBackend",
  "engine/setWasmSource",
  "engine/stepByRule",
  "notebook/cellSignal",
  "notebook/liveFigure",
  "notebook/progress",
  "notebook/show",
  "notebook/showHtml",
  "notebook/showText",
]);

describe("docstrings of lib", () => {
  for (const { name, file, line, code } of libExamples()) {
    it(`the example of ${name} holds (${file}:${line})`, () => runExample(code, SCOPE));
  }

  const functions = exportedFunctions();

  it("every function that a room exports has a docstring", () => {
    assert.ok(functions.length > 0);
    assert.deepEqual(namesOf(functions.filter(({ documented }) => !documented)), []);
  });

  it("every function that a room exports has an example, but those that cannot", () => {
    const missing = namesOf(functions.filter(({ hasExample }) => !hasExample));
    assert.deepEqual(
      missing.filter((name) => !WITHOUT_EXAMPLE.has(name)),
      [],
    );
  });

  it("no two rooms export different things under one name", () => {
    const seen = new Map<string, unknown>();
    for (const room of rooms()) {
      for (const [name, value] of Object.entries(require(`ebm/${room}`) as object)) {
        assert.ok(!seen.has(name) || seen.get(name) === value, `${name} of ${room} hides another ${name}`);
        seen.set(name, value);
      }
    }
  });
});

function namesOf(functions: readonly { room: string; name: string }[]): string[] {
  return functions.map(({ room, name }) => `${room}/${name}`);
}
