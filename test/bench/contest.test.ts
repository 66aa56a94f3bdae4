import { strict as assert } from "node:assert";
import { join } from "node:path";

const { contest } = require("../../bench/sides/contest");

const SIDE = join(__dirname, "fixtures/side.js");
const side = (label: string, about: object) => ({
  label,
  command: process.execPath,
  args: [SIDE, JSON.stringify({ name: label, energies: [1, -2], ...about })],
});
const ours = side("nosotros", { settings: { "": 2 } });

describe("a contest of processes", () => {
  it("quotes each at its best setting, and drops at once those that cannot win", async () => {
    const other = side("otro", { settings: { "1 hilo": 9, "2 hilos": 5.2, "2 hilos, mejor": 5 }, energies: [1.0001, -2] });
    const { results, absent } = await contest([ours, other], { repeats: 2 });
    assert.deepEqual(absent, []);
    assert.deepEqual(results, [
      { label: "nosotros", setting: "", time: { median: 2, best: 2, all: [2, 2] } },
      { label: "otro", setting: "2 hilos, mejor", time: { median: 5, best: 5, all: [5, 5] } },
    ]);
  });

  it("goes on without one that is not there, and says why", async () => {
    const { results, absent } = await contest([ours, side("jax", { unavailable: "falta el paquete jax" })], { repeats: 1 });
    assert.deepEqual(
      results.map(({ label }: { label: string }) => label),
      ["nosotros"],
    );
    assert.deepEqual(absent, [{ label: "jax", reason: "falta el paquete jax" }]);
  });

  it("is not held without the one that the others are compared with", async () => {
    const other = side("otro", { settings: { "": 1 } });
    await assert.rejects(
      contest([side("nosotros", { unavailable: "no hay SIMD" }), other], { repeats: 1 }),
      /nosotros no funciona aquí: no hay SIMD/,
    );
  });

  it("refuses one that computes something else", async () => {
    const other = side("otro", { settings: { "": 1 }, energies: [1, -2.1] });
    await assert.rejects(contest([ours, other], { repeats: 1 }), /otro no calcula lo mismo: da energías 1,-2.1 donde se esperaba 1,-2/);
    const none = side("otro", { settings: { "": 1 }, energies: [] });
    await assert.rejects(contest([ours, none], { repeats: 1 }), /otro no calcula lo mismo/);
  });

  it("tells the last words of one that dies, and ends the others", async () => {
    const dying = side("otro", { settings: { "": 1 }, dies: "RuntimeError: no queda memoria" });
    await assert.rejects(contest([ours, dying], { repeats: 1 }), /side\.js terminó sin responder: RuntimeError: no queda memoria/);
  });

  it("tells that a program is not there", async () => {
    const missing = { label: "otro", command: join(__dirname, "no-existe"), args: ["x.py"] };
    await assert.rejects(contest([ours, missing], { repeats: 1 }), /x\.py terminó sin responder: .*ENOENT/);
  });
});
