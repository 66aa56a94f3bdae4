import { strict as assert } from "node:assert";
import { barOf, columnOf, curveOf, numberIn, rowsOf } from "./figures";
import { last, mean } from "./measures";

const band = (name: string, column: "bajo" | "alto") => columnOf(name, column, ({ serie }) => serie === "media y 80 % central");
/** How far apart the quantiles 10 % and 90 % of the digits' energies are. */
const heightOfDigits = () => {
  const [low, high] = (["bajo", "alto"] as const).map(
    (column) => columnOf("05-de-cerca", column, ({ serie }) => serie === "dígitos de prueba")[0],
  );
  return high - low;
};
const halves = (values: readonly number[]) => [values.slice(0, values.length / 2), values.slice(values.length / 2)];

// Tolerances are for any healthy network: numbers of the text come from the cells, and only trends are asserted.
describe("notebook 05", () => {
  it("shows a mean energy that falls at once and then nearly stops, between its quantiles", () => {
    const energy = curveOf("05-bajada", "media y 80 % central");
    const fallen = (step: number) => (energy[0] - energy[step - 1]) / (energy[0] - last(energy));
    assert.ok(fallen(60) > 0.9, `${fallen(60)} at step 60`);
    // "Una buena parte" is done at step 10, where there is no digit yet (the figure of the shares).
    assert.ok(fallen(10) > 0.2, `${fallen(10)} at step 10`);
    // Steeper and steeper at first: more in steps 2 to 6 than four times the first step.
    assert.ok(energy[1] - energy[5] > 4 * (energy[0] - energy[1]));
    const [low, high] = [band("05-bajada", "bajo"), band("05-bajada", "alto")];
    energy.forEach((value, i) => {
      assert.ok(low[i] < value && value < high[i]);
    });
  });

  it("shows that the plateau goes on falling: half of its steps on the logarithmic axis lie below the other half", () => {
    const energy = curveOf("05-de-cerca", "media y 80 % central");
    const [first, second] = halves(energy);
    assert.ok(Math.max(...second) < Math.min(...first));
    // "No es poco" beside the band of 80 % of the digits: at least a quarter of its height, from step 500 to the end.
    const steps = columnOf("05-de-cerca", "x", ({ serie }) => serie === "media y 80 % central");
    const fall = energy[steps.findIndex((step) => step >= 500)] - last(energy);
    assert.ok(fall > 0.25 * heightOfDigits(), `${fall} beside ${heightOfDigits()}`);
  });

  it("shows restarts that imitate a trajectory, since the recipe has hardly any chance in it", () => {
    const run = curveOf("05-reinicios", "una trayectoria: 200 pasos");
    const restarts = curveOf("05-reinicios", "18 reinicios: 725 pasos");
    run.forEach((value, i) => {
      assert.ok(Math.abs(value - restarts[i]) < 0.01 * run[0]);
    });
  });

  it("shows that hardly any step rises in the fall, and nearly half of them at the end", () => {
    const share = curveOf("05-suben", "pasos que suben");
    const steps = columnOf("05-suben", "x");
    assert.ok(share.filter((_, i) => steps[i] <= 20).every((value) => value < 0.02));
    // About half: which side of it says nothing of the mean.
    assert.ok(last(share) > 0.4 && last(share) < 0.52, `${last(share)}`);
  });

  it("shows a gradient that presses against the wall: its free part is a small one, and less than the noise", () => {
    const whole = last(curveOf("05-empujes", "η |∇E|"));
    const free = last(curveOf("05-empujes", "su parte libre"));
    const noise = last(curveOf("05-empujes", "ruido"));
    assert.ok(free < 0.4 * whole, `${free} of ${whole}`);
    assert.ok(free < noise);
    assert.ok(whole > noise, "the whole gradient does not go out");
  });

  it("shows that the noise of a step lifts the energy by what the formula of the wall says, at the end", () => {
    const [measured, wall] = ["medida", "fórmula de la pared"].map((name) => last(curveOf("05-pared", name)));
    // 0.6 % apart in one network, 5 % in another: the free pixels put the rest.
    assert.ok(measured > 0 && Math.abs(wall / measured - 1) < 0.2, `${wall} against ${measured}`);
  });

  it("shows digits soiled and cleaned: noise lifts each by more than the digits differ, and 40 steps take nine tenths of that away", () => {
    const energies = (row: string) =>
      rowsOf("05-dibuja")
        .filter(({ fila }) => fila === row)
        .map(({ etiqueta }) => numberIn(etiqueta));
    const [clean, soiled, cleaned] = ["ejemplos", "con ruido", "40 pasos"].map(energies);
    assert.equal(clean.length, 6);
    clean.forEach((energy, i) => {
      assert.ok(soiled[i] - energy > heightOfDigits(), `${soiled[i]} over ${energy}`);
      assert.ok(cleaned[i] - energy < 0.1 * (soiled[i] - energy), `${cleaned[i]} after ${soiled[i]}`);
    });
  });

  it("shows long runs that press more pixels to the wall than the data have, and change some digits", () => {
    const data = curveOf("05-cambios", "pared, dígitos sin mover")[0];
    for (const name of ["pared, desde ruido", "pared, desde dígitos"]) {
      assert.ok(last(curveOf("05-cambios", name)) > data + 0.01, name);
    }
    const same = curveOf("05-cambios", "misma cifra, desde dígitos");
    assert.ok(same[0] > 0.95 && last(same) < 0.95, `${same[0]} and ${last(same)}`);
  });

  it("shows that chains from digits fall below the digits, with or without noise", () => {
    const still = curveOf("05-tres-comienzos", "los dígitos, sin mover")[0];
    const clean = curveOf("05-tres-comienzos", "desde dígitos");
    const noisy = curveOf("05-tres-comienzos", "desde dígitos con ruido 0,3");
    const noise = curveOf("05-tres-comienzos", "desde ruido");
    const fall = still - last(clean);
    // A fifth of the band of 80 % of the digits is half of their standard deviation.
    assert.ok(fall > 0.2 * heightOfDigits(), `${fall} beside ${heightOfDigits()}`);
    // The same way: at the end they differ by much less than they have fallen.
    assert.ok(Math.abs(last(noisy) - last(clean)) < 0.5 * fall);
    // The order of the exercise 05-orden: long digits, digits, short noise.
    assert.ok(noise[0] > still);
  });

  it("shows that digits come after the fall", () => {
    const share = curveOf("05-digitos", "desde ruido");
    const steps = columnOf("05-digitos", "x", ({ serie }) => serie === "desde ruido");
    const at = (step: number) => share[steps.indexOf(step)];
    assert.ok(at(10) < 0.02);
    assert.ok(at(60) < 0.5 * last(share), `${at(60)} against ${last(share)}`);
    assert.ok(curveOf("05-digitos", "desde dígitos")[0] > 0.85);
  });

  it("shows bowls whose plateau is that of the formula", () => {
    for (const name of ["ηk = 0,1", "ηk = 1,0", "ηk = 1,8"]) {
      const formula = curveOf("05-cuenco", `fórmula, ${name}`)[0];
      const plateau = mean(curveOf("05-cuenco", name).slice(-15));
      // 32 chains of 256 coordinates: one mean is off by √(2 / 8192) = 1.6 %; the mean of the last 15, by less.
      assert.ok(Math.abs(plateau / formula - 1) < 0.03, `${name}: ${plateau} against ${formula}`);
    }
    // d σ² / (2η (2 − ηk)) with d = 256, σ = 0.005, η = 10, ηk = 1.
    assert.ok(Math.abs(curveOf("05-cuenco", "fórmula, ηk = 1,0")[0] - (256 * 0.005 ** 2) / 20) < 1e-9);
  });

  it("shows chains that end at energies of their own, far beyond what the temperature explains", () => {
    const ends = [1, 2, 3, 4, 5].map((c) => last(curveOf("05-abanico", `cadena ${c}`)));
    // The thermal deviation of 1024 free pixels is T √512 = 2.8e-5.
    assert.ok(Math.max(...ends) - Math.min(...ends) > 50 * 2.8e-5);
  });

  it("shows digits that dissolve at T = 1, and at 0.01, but not at the recipe's temperature", () => {
    const noise = curveOf("05-temperatura", "ruido uniforme")[0];
    const end = (name: string) => last(curveOf("05-temperatura", name));
    assert.ok(end("T = 1") > 0.85 * noise);
    assert.ok(end("T = 0,01") > 0.1 * noise);
    assert.ok(Math.abs(end("T = 10⁻⁶")) < 0.02 * noise);
  });

  it("shows a training whose data and fakes come together, and whose gradient comes near the noise", () => {
    const gap = curveOf("05-dt", "|d|, media de la época");
    const [, late] = halves(gap);
    assert.ok(mean(late) < gap[0] / 20, `${mean(late)} against ${gap[0]}`);
    const ratio = curveOf("05-rt", "η |∇E| entre σ √1024");
    assert.ok(last(ratio) < Math.max(...ratio));
  });

  it("shows that d depends on the length of the run: far below 0 at 60 steps, and most of that gone in long runs", () => {
    const d = curveOf("05-d-largas", "datos menos carreras desde ruido");
    d.slice(1).forEach((value, i) => {
      assert.ok(value > d[i]);
    });
    // Where it ends, above 0 or not, is the network's; in training, chained runs end nearer 0 than one of 60 steps.
    assert.ok(d[0] < -5000 && last(d) > 0.2 * d[0], `${d[0]} to ${last(d)}`);
    assert.ok(last(curveOf("05-dt", "|d|, media de la época")) < 0.2 * Math.abs(d[0]));
  });

  it("shows bowls whose push is that of the formula, and free pixels whose ratio is below that of the whole gradient", () => {
    const ratio = (category: string) => barOf("05-cocientes", category);
    for (const k of [0.1, 1, 1.8]) {
      const measured = ratio(`cuenco, ηk = ${k.toFixed(1).replace(".", ",")}`);
      // The mean of a length of 256 coordinates is below its root mean square by 1/(4 · 256); the rest is chance.
      assert.ok(Math.abs(measured / Math.sqrt(k / (2 - k)) - 1) < 0.02, `${k}: ${measured}`);
    }
    const [first, end, free] = ["desde ruido, pasos 1 a 60", "últimos 60 pasos", "al final, píxeles libres"].map(ratio);
    assert.ok(first > 2, `${first}: mostly descent`);
    assert.ok(end < first / 2 && free < 0.8 * end, `${first}, ${end}, ${free}`);
  });
});
