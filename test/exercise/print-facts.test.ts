import assert from "node:assert/strict";
import { join } from "node:path";
import type { Facts } from "ebm/exercise";

type Print = (facts: Facts, name: string, decimals?: number) => string;
/** The model answers print with these; no room exports them. */
const { percentFact, printFact, smallFact } = require(join(__dirname, "../../lib/dist/exercise/catalog/print-facts")) as Readonly<
  Record<"percentFact" | "printFact" | "smallFact", Print>
>;

describe("the facts of an explanation", () => {
  it("have a decimal comma and a true minus sign, and two decimals unless it says so", () => {
    assert.equal(printFact({ energia: -12.3456 }, "energia"), "−12,35");
    assert.equal(printFact({ energia: -12.3456 }, "energia", 0), "−12");
  });

  it("have no sign when they round to zero", () => {
    assert.equal(printFact({ perdida: -0.00001 }, "perdida", 4), "0,0000");
    assert.equal(percentFact({ parte: -0.001 }, "parte"), "0\u00a0%");
  });

  it("may come as text", () => assert.equal(printFact({ medida: "0.5" }, "medida"), "0,50"));

  it("have a power of ten when their decimals would say zero, if asked to", () => {
    assert.equal(printFact({ T: 1.25e-6 }, "T"), "0,00");
    assert.equal(smallFact({ T: 1.25e-6 }, "T"), "1,25·10⁻⁶");
    assert.equal(smallFact({ T: -1.25e-6 }, "T"), "−1,25·10⁻⁶");
    assert.equal(smallFact({ T: 0.0129 }, "T", 4), "0,0129");
    assert.equal(smallFact({ T: 0 }, "T"), "0,00");
  });

  it("are whole percentages that no line break cuts", () => {
    assert.equal(percentFact({ parte: 0.584 }, "parte"), "58\u00a0%");
    assert.equal(percentFact({ parte: 1 }, "parte"), "100\u00a0%");
    assert.equal(percentFact({ parte: 0.004 }, "parte"), "0\u00a0%");
  });

  it("say NaN when the cell did not hand them over, so that a test can see it", () => {
    for (const print of [printFact, smallFact, percentFact]) assert.match(print({}, "falta"), /^NaN/);
  });
});
