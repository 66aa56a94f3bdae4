import { strict as assert } from "node:assert";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { networkEnergy } from "ebm/energy";
import { wasmEngine } from "ebm/engine";
import { live, type LiveDigitsOptions } from "ebm/notebook";
import { langevin, sample, uniformStart } from "ebm/sampler";
import { loadShipped } from "ebm/trainer";
import type { Visit } from "../browser/pages";
import { launchChromium } from "../chromium";
import { insideKernel } from "../notebook/fake-kernel";
import { type Desk, deskOf, STATE } from "./desk";
import { assertAccessibleThemes, framesIn, openLive, pageOf } from "./page";

const { writeLive } = require("../../tools/browser/live") as { writeLive(): Promise<unknown> };

describe("live.digits in a page", function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), "vivo-"));
  let browser: Browser;
  let network: LiveDigitsOptions;
  let opened: Visit;
  let page: Page;
  let desk: Desk;

  const htmlOf = (options: Partial<LiveDigitsOptions> = {}) =>
    String(insideKernel(() => live.digits({ ...network, ...options }))[0]?.data["text/html"]);
  const fileOf = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return `file://${join(folder, name)}`;
  };
  before(async function () {
    browser = await launchChromium(this, "las salidas vivas");
    await writeLive();
    const { spec, weights } = await loadShipped("ebm-mnist-averaged");
    network = { spec, weights };
  });

  after(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  describe("from a file, under the report's policy", () => {
    before(async () => {
      opened = await openLive(browser, fileOf("una.html", pageOf([htmlOf()])));
      page = opened.page;
      desk = deskOf(page);
    });
    beforeEach(() => desk.tidy());

    /** The bits of the chains and of their energies, in the page and in Node after as many steps of the recipe. */
    const bitsOf = () => page.evaluate<number[][]>(`[${STATE}.x, ${STATE}.energy].map((a) => [...new Int32Array(a.slice().buffer)])`);
    const bitsOfNode = async (steps: number) => {
      const energy = networkEnergy(wasmEngine({ fma: false, workers: 2 }).load(network.spec, network.weights));
      const start = uniformStart(energy.shape, { chains: 16, seed: 7 });
      const { x, energies } = await sample(langevin(energy), start, { seed: 7, steps });
      return [x, energies].map((values) => [...new Int32Array(values.buffer)]);
    };

    it("gives the bits of Node's sample: 16 chains, 20 steps, seed 7", async () => {
      await desk.stepBy(20);
      assert.deepEqual(await bitsOf(), await bitsOfNode(20));
    });

    it("gives the bits of Node's sample when it plays, ten steps a picture", async () => {
      await desk.move("Velocidad", 4);
      await desk.press("Iniciar");
      await desk.reached(10);
      await desk.press("Pausar");
      await page.waitForTimeout(200);
      assert.deepEqual(await bitsOf(), await bitsOfNode(await desk.step()));
      await desk.move("Velocidad", 0);
    });

    it("starts paused, and asks for no frame while it is", async () => {
      assert.equal(await desk.step(), 0);
      assert.equal(await framesIn(page, 400), 0);
      await desk.press("Iniciar");
      await desk.reached(3);
      await desk.press("Pausar");
      await page.waitForTimeout(300);
      assert.equal(await framesIn(page, 400), 0);
      const stopped = await desk.step();
      await page.waitForTimeout(300);
      assert.equal(await desk.step(), stopped);
    });

    it("stops when it is scrolled away, and goes on when it comes back", async () => {
      await desk.press("Iniciar");
      await desk.reached(2);
      await page.evaluate(`document.querySelector("#fin").style.marginTop = "4000px"; window.scrollTo(0, 1e6)`);
      await page.waitForTimeout(500);
      assert.equal(await framesIn(page, 400), 0);
      const away = await desk.step();
      await page.evaluate(`window.scrollTo(0, 0)`);
      await desk.reached(away + 2);
      await page.evaluate(`document.querySelector("#fin").style.marginTop = ""`);
    });

    it("stops when it is taken out of the page, and goes on when it is put back", async () => {
      await desk.press("Iniciar");
      await desk.reached(2);
      await page.evaluate(`(globalThis.taken = document.querySelector(".ebm-live"), taken.remove())`);
      await page.waitForTimeout(300);
      assert.equal(await framesIn(page, 400), 0);
      const away = await page.evaluate<number>("taken.live.state().step");
      await page.evaluate(`document.querySelector("h1").after(taken)`);
      await desk.reached(away + 2);
    });

    it("restarts with the same seed and the same pixels; another seed gives other ones", async () => {
      const start = await desk.pixels();
      await desk.stepBy(3);
      const later = await desk.pixels();
      assert.notDeepEqual(later, start);
      await desk.press("Reiniciar");
      assert.deepEqual(await desk.pixels(), start);
      await desk.stepBy(3);
      assert.deepEqual(await desk.pixels(), later);
      await desk.press("Otra semilla");
      assert.match(await desk.text(".cifras"), /^Paso 0 · energía media −?\d+,\d{3} · semilla 8$/);
      assert.notDeepEqual(await desk.pixels(), start);
      await page.reload();
      await page.waitForSelector(`.ebm-live[data-live="on"]`);
      assert.deepEqual(await desk.pixels(), start);
    });

    it("drops the steps that were under way when it restarts", async () => {
      await desk.press("Iniciar");
      await desk.reached(2);
      const [atOnce, later] = await page.evaluate<{ step: number; points: number }[]>(`(async () => {
        const now = () => ({ step: ${STATE}.step, points: ${STATE}.energies.length });
        [...document.querySelectorAll(".ebm-live button")].find((one) => one.textContent === "Reiniciar").click();
        const atOnce = now();
        await new Promise((then) => setTimeout(then, 300)); // what was under way comes back meanwhile
        return [atOnce, now()];
      })()`);
      assert.deepEqual(atOnce, { step: 0, points: 0 });
      assert.equal(later.step, later.points);
    });

    it("has sliders that say their value with a comma, change what they amount to, and change the run", async () => {
      await desk.stepBy(2);
      const recipe = await desk.pixels();
      await desk.press("Reiniciar");
      await desk.move("Tamaño de paso", 0);
      assert.match(await desk.text(".cuentas"), /como mucho 0,1 × 0,03 = 0,003 por paso/);
      await desk.stepBy(2);
      assert.notDeepEqual(await desk.pixels(), recipe);
      await desk.move("Velocidad", 4);
      await desk.press("Volver a los valores del principio");
      assert.equal(await page.getByRole("slider", { name: "Velocidad", exact: true }).getAttribute("aria-valuetext"), "1");
      assert.match(await desk.text(".cuentas"), /como mucho 10 × 0,03 = 0,3 por paso\. .* = 1,3·10⁻⁶\.$/);
      await desk.move("Ruido", 0);
      assert.match(await desk.text(".cuentas"), /= 0: solo baja\.$/);
      assert.equal(await page.getByRole("slider", { name: "Ruido", exact: true }).getAttribute("aria-valuetext"), "0");
      await desk.move("Recorte", 0);
      assert.match(await desk.text(".cuentas"), /10 × 0,001 = 0,01 por paso/);
      assert.match(await desk.text(".imagenes figure:nth-child(3)"), / píxeles recortados$/);
      assert.equal(await desk.text(".mando:nth-child(3) .valor"), "0,001");
    });

    it("moves no pixel further than step times clip when there is no noise", async () => {
      await desk.move("Ruido", 0);
      await desk.move("Recorte", 0);
      const before = await page.evaluate<number[]>(`[...${STATE}.x]`);
      await desk.stepBy(1);
      const after = await page.evaluate<number[]>(`[...${STATE}.x]`);
      const most = Math.max(...after.map((value, i) => Math.abs(value - before[i])));
      assert.ok(most <= 0.01 + 1e-6 && most > 0.009, `${most}`); // float32 rounding at 1
    });

    it("enlarges a chain by click, and by arrows and Enter", async () => {
      await desk.stepBy(1);
      const large = () => page.evaluate<string>(`document.querySelector(".imagenes figure:nth-child(2) > canvas").toDataURL()`);
      const small = (place: number) => page.evaluate<string>(`document.querySelectorAll(".rejilla canvas")[${place}].toDataURL()`);
      await page.getByRole("button", { name: "Cadena 6", exact: true }).click();
      assert.equal(await large(), await small(5));
      assert.match(await desk.text(".imagenes figure:nth-child(2)"), /^Cadena 6E = −?\d+,\d{3}$/);
      assert.equal(await desk.text(".clave.elegida span"), "cadena 6");
      for (const key of ["ArrowDown", "ArrowRight", "Enter"]) await page.keyboard.press(key);
      assert.equal(await large(), await small(10));
      assert.deepEqual(await page.evaluate(`[...document.querySelectorAll('[aria-pressed="true"]')].map((one) => one.ariaLabel)`), [
        "Cadena 11",
      ]);
      for (const key of ["Home", "ArrowLeft", "ArrowUp", "Space"]) await page.keyboard.press(key);
      assert.equal(await large(), await small(0));
    });

    it("draws curves that grow, and of them the second half alone", async () => {
      const points = () =>
        page.evaluate(
          `[...document.querySelectorAll(".curva path.media")].map((path) => (path.getAttribute("d").match(/[ML]/g) ?? []).length)`,
        );
      assert.deepEqual(await points(), [0, 0]);
      await desk.stepBy(6);
      assert.deepEqual(await points(), [6, 6]);
      await page.getByRole("checkbox").check();
      assert.deepEqual(await points(), [3, 3]);
      await page.getByRole("checkbox").uncheck();
      const words = await page.getByRole("img", { name: /^Energía\. / }).getAttribute("aria-label");
      assert.match(String(words), /^Energía\. Del paso 0 al 5, la media va de \d+,\d{3} a −?\d+,\d{3} y la cadena 1, de/);
    });

    it("tells a screen reader where it is after each button", async () => {
      await desk.stepBy(1);
      assert.equal(await page.getByRole("status").textContent(), await desk.text(".cifras"));
      assert.match(await desk.text(".cifras"), /^Paso 1 · /);
    });

    it("can be worked with the keyboard alone, each stop being seen", async () => {
      await page.evaluate(`document.querySelector(".barra button").focus()`);
      const stops: string[] = [];
      await page.keyboard.press("Shift+Tab");
      await page.keyboard.press("Tab");
      for (let i = 0; i < 11; i++) {
        if (i > 0) await page.keyboard.press("Tab");
        stops.push(
          await page.evaluate<string>(
            `(() => { const a = document.activeElement; return [a.ariaLabel ?? a.closest("label,button")?.innerText.split("\\n")[0].trim(), getComputedStyle(a).outlineStyle].join(" "); })()`,
          ),
        );
      }
      assert.deepEqual(
        stops,
        [
          "Iniciar",
          "Un paso",
          "Reiniciar",
          "Otra semilla",
          "Cadena 1",
          "Curvas: solo la segunda mitad de los pasos",
          "Tamaño de paso",
          "Ruido",
          "Recorte",
          "Velocidad",
          "Volver a los valores del principio",
        ].map((name) => `${name} solid`),
      );
    });

    it("has no serious fault that axe-core finds, in light and in dark", () => assertAccessibleThemes(page));

    it("asked for nothing but its worker, and complained about nothing", () => {
      assert.deepEqual(
        opened.requests.filter((url) => !/^(file|blob|data):/.test(url)),
        [],
      );
      assert.deepEqual(opened.complaints, []);
    });
  });
});
