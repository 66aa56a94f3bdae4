import { strict as assert } from "node:assert";
import { barOf, columnOf, curveOf, numberIn, rowsOf } from "./figures";
import { correlation, highest, last, mean, median } from "./measures";

/** The energies in the titles of a grid of images, e.g. "E = −0,011", to three decimals. */
const energiesIn = (name: string, from: number, to: number) =>
  rowsOf(name)
    .slice(from, to)
    .map(({ etiqueta }) => numberIn(etiqueta.replace("E = ", "")));
const rise = (path: readonly number[]) => highest(path) - Math.max(path[0], last(path));

describe("06-interpolaciones, in the committed full run", () => {
  it("in the plane, relaxing leaves a barrier of 1 in the double well and none in the ring", () => {
    // Exactly 1 at (0, 0): 41 points of 25, and the middle one of both lies there.
    assert.ok(Math.abs(rise(curveOf("06-plano-perfiles", "doble pozo, relajado")) - 1) < 0.01);
    // The detour passes (0, 1.3), where E = 1 + 1.69.
    assert.ok(Math.abs(rise(curveOf("06-plano-perfiles", "doble pozo, rodeo")) - 2.69) < 0.05);
    assert.ok(rise(curveOf("06-plano-perfiles", "anillo, recto")) > 1);
    assert.ok(rise(curveOf("06-plano-perfiles", "anillo, relajado")) < 0.01);
  });

  it("the straight path of the middle pair rises and falls, and the relaxed one rises less", () => {
    const straight = rise(curveOf("06-relajado-perfil", "recto"));
    assert.ok(straight > 0.001, `${straight}`);
    assert.ok(rise(curveOf("06-relajado-perfil", "relajado")) < straight / 2);
    const relaxed = curveOf("06-relajado-perfil", "relajado");
    assert.ok(Math.min(...relaxed) < Math.min(relaxed[0], relaxed[relaxed.length - 1]), "the valley is below both ends");
    assert.deepEqual(curveOf("06-perfil", "camino recto"), curveOf("06-relajado-perfil", "recto"));
  });

  it("the row of ten images is highest inside, where both digits are seen", () => {
    const row = energiesIn("06-diez-imagenes", 0, 10);
    assert.equal(row.length, 10);
    assert.ok(rise(row) > 0, row.join(" "));
  });

  it("from noise to a digit the energy only falls, and beside noise a path between digits is flat", () => {
    const down = curveOf("06-con-ruido", "de ruido a dígito");
    down.slice(1).forEach((energy, i) => assert.ok(energy < down[i], `${i}: ${down[i]} -> ${energy}`));
    const digits = curveOf("06-con-ruido", "entre dígitos de clases distintas");
    // "la joroba ni se ve": under 5 % of the height of noise, less than the thickness of two lines of the figure.
    assert.ok(highest(digits) - Math.min(...digits) < 0.05 * (down[0] - digits[0]));
  });

  it("a second digit costs energy with all the ink and with half of it, and more than half the ink alone", () => {
    const [digit, faint, mix, both] = ["dígito", "media tinta", "mezcla de dos", "dos, toda la tinta"].map((name) =>
      barOf("06-defectos", name),
    );
    assert.ok(both > digit && mix > digit && mix > faint, `${digit} ${faint} ${mix} ${both}`);
  });

  it("the arc rises much less than the straight path, until it is clipped to where images are", () => {
    const [straight, arc, clipped] = ["recto", "esférico", "esférico, recortado a [−1, 1]"].map((name) => curveOf("06-esferico", name));
    assert.ok(rise(straight) > 0);
    // "bastante menos": at most half as much; a tenth, or nothing, in networks of fewer epochs.
    assert.ok(rise(arc) < rise(straight) / 2, `${rise(arc)} of ${rise(straight)}`);
    // "la joroba vuelve": at least half of it.
    assert.ok(rise(clipped) > rise(straight) / 2, `${rise(clipped)} of ${rise(straight)}`);
  });

  it("nearly all straight paths between digits have a hump, hardly any relaxed one, none from noise to a digit", () => {
    // With about 30 pairs, 85 % and 30 % leave room for the interval of a share near 1 and near 0.
    for (const kind of ["misma clase", "clases distintas"]) {
      assert.ok(barOf("06-jorobas", `${kind}, recto`) >= 0.85, kind);
      assert.ok(barOf("06-jorobas", `${kind}, relajado`) <= 0.3, kind);
      assert.ok(
        barOf("06-jorobas", `${kind}, recto`, { column: "bajo" }) > barOf("06-jorobas", `${kind}, relajado`, { column: "alto" }),
        "the intervals do not meet",
      );
    }
    assert.equal(barOf("06-jorobas", "de ruido a dígito"), 0);
    // "También hay rectas entre dos ruidos que suben", but not all of them as between two classes.
    const noises = barOf("06-jorobas", "entre ruidos");
    assert.ok(noises > 0 && noises < barOf("06-jorobas", "clases distintas, recto"), `${noises}`);
  });

  it("the median barrier is a matter of the spread of the data, and a trifle beside noise", () => {
    const heights = columnOf("06-barreras", "y", ({ grupo }) => grupo === "clases distintas");
    const middle = median(heights);
    const band = rowsOf("06-perfil").find(({ alto }) => alto !== "");
    const sigma = (Number(band?.alto) - Number(band?.bajo)) / 2;
    // "comparable": neither a quarter nor five times.
    assert.ok(middle > 0.25 * sigma && middle < 5 * sigma, `${middle} against ${sigma}`);
    assert.ok(middle < 0.02 * curveOf("06-con-ruido", "de ruido a dígito")[0]);
  });

  it("within a class the median barrier is lower, and the barrier grows with the distance", () => {
    const of = (grupo: string, column: string) => columnOf("06-barreras", column, (row) => row.grupo === grupo);
    assert.ok(of("misma clase", "y").length >= 15 && of("clases distintas", "y").length >= 15, "too few pairs to speak of");
    assert.ok(median(of("misma clase", "y")) < median(of("clases distintas", "y")));
    assert.ok(mean(of("misma clase", "x")) < mean(of("clases distintas", "x")));
    const [x, y] = [columnOf("06-barreras", "x"), columnOf("06-barreras", "y")];
    // With 60 pairs a correlation by chance stays below 2 / √60 ≈ 0.26.
    assert.ok(correlation(x, y) > 0.3);
  });

  it("between classes the judge knows fewer of the images than of the ends, and more on the relaxed path than on the straight one", () => {
    const known = (group: string) => barOf("06-reconocidas", "clases distintas", { group });
    assert.ok(known("camino recto") < 0.8);
    assert.ok(known("camino relajado") < 0.95);
    assert.ok(known("camino relajado") > known("camino recto"));
  });

  it("what is let fall from the straight path ends lower: the highest of the row most of all", () => {
    const [before, after] = [energiesIn("06-caida", 0, 10), energiesIn("06-caida", 10, 20)];
    assert.ok(mean(after) < mean(before));
    assert.ok(highest(after) < highest(before));
  });

  it("starts at equal distances end in images at unequal ones, all far below noise", () => {
    const [starts, ends] = [energiesIn("06-comienzos", 0, 10), energiesIn("06-comienzos", 10, 20)];
    assert.ok(highest(ends) < 0.1 * Math.min(...starts));
    const jumps = columnOf("06-saltos", "valor");
    assert.ok(Math.max(...jumps) > 1.5 * Math.min(...jumps), jumps.join(" "));
  });
});
