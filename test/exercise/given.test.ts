import assert from "node:assert/strict";
import { ledger, type Shelf, tutor } from "ebm/exercise";
import { order, share, square } from "./toys";

const facts = { medido: 0.3, primero: "datos" };

describe("what is kept of an answer that is no text", () => {
  let text: string | undefined;
  const shelf: Shelf = {
    name: "x",
    read: () => text,
    write: (whole) => {
      text = whole;
    },
    putAside: () => assert.fail(),
    alone: (work) => work(),
  };
  const room = () => tutor([share, order, square], { ledger: ledger(shelf) });
  const kept = () => JSON.parse(text ?? "").exercises;

  beforeEach(() => {
    text = undefined;
  });

  it("is the last answer, but a right one until there is another right one", () => {
    const given = [0.9, 0.3, 0.8, 0.31].map((answer) => {
      room().check(share.id, answer, facts);
      return kept()[share.id].given;
    });
    const right = { answer: 0.3, right: true };
    assert.deepEqual(given, [{ answer: 0.9, right: false }, right, right, { answer: 0.31, right: true }]);
    assert.equal(kept()[share.id].attempts, 4);
  });

  it("is an order with the names as the exercise writes them", () => {
    room().check(order.id, ["  RUIDO", "MUESTRAS", "datos"], facts);
    assert.deepEqual(kept()[order.id].given, { answer: ["ruido", "muestras", "datos"], right: false });
  });

  it("is the code of a function, without what tslab writes before a name, and not all of a very long one", () => {
    const parabola = Function("exports", "return (x) => exports.dos * x / 2 * x")({ dos: 2 });
    const here = room();
    here.check(square.id, parabola);
    assert.deepEqual(kept()[square.id].given, { answer: "(x) => dos * x / 2 * x", right: true });
    here.check(square.id, Function(`return (x) => { /* ${"🏔".repeat(5000)} */ return x * x; }`)());
    const { answer } = kept()[square.id].given;
    assert.ok(answer.length <= 4001);
    assert.match(answer, /🏔…$/u);
  });

  it("is missing, or whole, for an answer that does not let itself be read twice", () => {
    const here = room();
    for (let last = 1; last <= 40; last++) {
      let reads = 0;
      const read = (names: string[], key: string | symbol) => (++reads > last ? assert.fail("no") : Reflect.get(names, key));
      here.check(order.id, new Proxy(["ruido", "muestras", "datos"], { get: read }), facts);
    }
    assert.deepEqual(kept()[order.id].given, { answer: ["ruido", "muestras", "datos"], right: false });
  });
});
