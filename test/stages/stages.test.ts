import { strict as assert } from "node:assert";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

const { addUp, closingLine, readCounts, summary, tally } = require("../../tools/stages/counts");
const { inParallel, runStages } = require("../../tools/stages/run-stages");
const { selectStages } = require("../../tools/stages/select");
const STAGES: readonly { name: string; group: string; commands: { args: string[] }[] }[] = require("../../tools/stages/stages");

const ended = (code: number, output: string) => ({ code, output });
const TEST = { group: "test" };

describe("the counts of a stage", () => {
  it("are those of the last closing line, alone on its line", () => {
    assert.deepEqual(readCounts("1 passed, 0 failed\nalgo\n12 passed, 3 failed, 2 skipped\n"), { passed: 12, failed: 3, skipped: 2 });
    assert.equal(readCounts("en total 12 passed, 3 failed"), null);
    assert.equal(readCounts(""), null);
  });

  it("have a failure when the command ends badly, whatever it says", () => {
    assert.deepEqual(tally(TEST, [ended(1, "5 passed, 0 failed")]), { passed: 5, failed: 1, skipped: 0 });
    assert.deepEqual(tally(TEST, [ended(1, "Cannot find module")]), { passed: 0, failed: 1, skipped: 0 });
  });

  it("have a failure when the command counts nothing, or finds no test at all", () => {
    assert.deepEqual(tally(TEST, [ended(0, "todo bien")]), { passed: 0, failed: 1, skipped: 0 });
    assert.deepEqual(tally(TEST, [ended(0, "0 passed, 0 failed")]), { passed: 0, failed: 1, skipped: 0 });
  });

  it("are one for a check, however much it looked at", () => {
    assert.deepEqual(tally({ group: "check" }, [ended(0, "300 passed, 0 failed")]), { passed: 1, failed: 0, skipped: 0 });
    assert.deepEqual(tally({ group: "check" }, [ended(1, "300 passed, 7 failed")]), { passed: 0, failed: 1, skipped: 0 });
    assert.deepEqual(tally({ group: "check", silent: true }, [ended(0, ""), ended(0, "")]), { passed: 1, failed: 0, skipped: 0 });
    assert.deepEqual(tally({ group: "check", silent: true }, [ended(0, ""), ended(2, "error TS1")]), { passed: 0, failed: 1, skipped: 0 });
  });

  it("take a skipped test for a failure in CI", () => {
    assert.deepEqual(tally(TEST, [ended(0, "5 passed, 0 failed, 2 skipped")]), { passed: 5, failed: 0, skipped: 2 });
    assert.deepEqual(tally(TEST, [ended(0, "5 passed, 0 failed, 2 skipped")], { ci: true }), { passed: 5, failed: 2, skipped: 0 });
  });

  it("add up to the closing line", () => {
    const total = addUp([tally(TEST, [ended(0, "5 passed, 0 failed")]), tally(TEST, [ended(1, "1 passed, 2 failed, 1 skipped")])]);
    assert.equal(closingLine(total), "6 passed, 2 failed, 1 skipped");
    assert.equal(closingLine(addUp([])), "0 passed, 0 failed");
  });

  it("leave a last line without anything else, also when tests were skipped", () => {
    assert.equal(summary({ passed: 6, failed: 2, skipped: 0 }), "6 passed, 2 failed");
    assert.match(summary({ passed: 6, failed: 0, skipped: 3 }), /^3 pruebas saltadas: .+\n6 passed, 0 failed$/);
  });
});

describe("runStages", () => {
  const stage = (name: string, group = "test") => ({ name, title: name, group, commands: [{ program: "node", args: [name] }] });
  const execute = async ({ args }: { args: string[] }) =>
    args[0] === "mala" ? ended(1, "se rompió aquí") : ended(0, "2 passed, 0 failed");

  it("goes on after a failure and shows only what failed", async () => {
    const lines: string[] = [];
    const say = (text: string) => void lines.push(text);
    const tallies = await runStages([stage("mala"), stage("buena"), stage("capa", "check")], { execute, say });
    assert.equal(closingLine(addUp(tallies)), "3 passed, 1 failed");
    assert.ok(lines.some((line) => line.startsWith("✘ mala")) && lines.includes("    se rompió aquí"));
    assert.ok(lines.some((line) => line.startsWith("✔ buena")) && !lines.join("\n").includes("2 passed"));
  });

  it("leaves an optional stage when its first command skips, and no other", async () => {
    const run: string[] = [];
    const skipping = async ({ args }: { args: string[] }) => {
      run.push(args[0]);
      return ended(0, args[0] === "busca" ? "0 passed, 0 failed, 1 skipped" : "2 passed, 0 failed");
    };
    const two = { ...stage("prueba"), commands: ["busca", "prueba"].map((word) => ({ program: "node", args: [word] })) };
    const tallies = await runStages([{ ...two, optional: true }, two], { execute: skipping, say: () => {} });
    assert.deepEqual(run, ["busca", "busca", "prueba"]);
    assert.deepEqual(addUp(tallies), { passed: 2, failed: 0, skipped: 2 });
  });

  it("runs what builds before anything that reads it, and alone", async () => {
    const log: string[] = [];
    const slow = async ({ args }: { args: string[] }) => {
      log.push(`empieza ${args[0]}`);
      await new Promise((resolve) => setTimeout(resolve, 10));
      log.push(`acaba ${args[0]}`);
      return ended(0, "1 passed, 0 failed");
    };
    const tipos = { ...stage("tipos", "check"), builds: true };
    await runStages([stage("capas", "check"), tipos, stage("unidad")], { execute: slow, say: () => {} });
    assert.deepEqual(log.slice(0, 2), ["empieza tipos", "acaba tipos"]);
  });

  it("keeps the order of results and never runs more than `width` at once", async () => {
    const state = { now: 0, most: 0 };
    const work = async (item: number) => {
      state.most = Math.max(state.most, ++state.now);
      await new Promise((resolve) => setTimeout(resolve, 5 * (5 - item)));
      state.now--;
      return item * 10;
    };
    assert.deepEqual(await inParallel([1, 2, 3, 4], work, 2), [10, 20, 30, 40]);
    assert.equal(state.most, 2);
    assert.deepEqual(await inParallel([], work, 2), []);
  });
});

describe("the stages of npm test", () => {
  it("name scripts that exist", () => {
    const scripts = STAGES.flatMap(({ commands }) => commands.map(({ args }) => args[0]));
    for (const script of scripts) assert.ok(existsSync(resolve(__dirname, "../..", script)), script);
  });

  it("have names of their own, and the quick ones come first", () => {
    assert.equal(new Set(STAGES.map(({ name }) => name)).size, STAGES.length);
    const groups = STAGES.map(({ group }) => group);
    assert.deepEqual(groups, [...groups].sort());
  });

  it("are chosen by name or by group, and an unknown word is refused", () => {
    const names = (words: string[]): string[] => selectStages(STAGES, words).map(({ name }: { name: string }) => name);
    assert.deepEqual(names(["unit", "types"]), ["types", "unit"]);
    assert.equal(names([]).length, STAGES.length);
    assert.ok(names(["check"]).length >= 5);
    assert.throws(() => names(["unidad"]), { name: "Problem", sentence: /«unidad»/ });
  });

  it("are called by the scripts of package.json", () => {
    const { scripts } = require(join(__dirname, "../../package.json"));
    assert.deepEqual([scripts.start, scripts.test, scripts.check], ["node bin/start.js", "node bin/test.js", "node bin/test.js check"]);
  });
});
