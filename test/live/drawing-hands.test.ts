import { strict as assert } from "node:assert";
import type { Browser } from "playwright-core";
import { live } from "ebm/notebook";
import { launchChromium } from "../chromium";
import { insideKernel } from "../notebook/fake-kernel";
import { STATE } from "./desk";
import { type Drawing, openDrawing, SEVEN } from "./drawing-page";
import { assertAccessibleThemes, framesIn, openLive } from "./page";

describe("live.drawing under hands, eyes and ears", function () {
  this.timeout(120_000);
  let browser: Browser;
  let sheet: Drawing;

  before(async function () {
    browser = await launchChromium(this, "la hoja de dibujo");
    sheet = await openDrawing(browser);
  });

  beforeEach(() => sheet.begin());

  after(async () => {
    sheet?.close();
    await browser?.close();
  });

  describe("with the keyboard", () => {
    const press = async (...keys: string[]) => {
      for (const key of keys) await sheet.page.keyboard.press(key);
    };

    it("draws with arrows and the space bar, says where the pen is, and undoes with Control and Z", async () => {
      await sheet.page.locator(".hoja").focus();
      await press("Escape", ...new Array(9).fill("Shift+ArrowLeft"), ...new Array(9).fill("Shift+ArrowUp"), "ArrowRight", "ArrowDown");
      assert.equal(await sheet.said(), "Columna 2, fila 2, lápiz arriba");
      assert.ok((await sheet.numbers("x")).every((value) => value === -1));
      await press("Space", "Shift+ArrowRight", "ArrowRight");
      assert.equal(await sheet.said(), "Columna 7, fila 2, lápiz abajo");
      const ink = await sheet.numbers("x");
      assert.ok([1, 2, 3, 4, 5, 6].every((column) => ink[32 + column] > 0.5) && ink[32 + 9] === -1);
      await press("Space", "ArrowDown");
      assert.equal(await sheet.said(), "Columna 7, fila 3, lápiz arriba");
      assert.deepEqual(await sheet.numbers("x"), ink);
      await press("Control+z");
      assert.ok((await sheet.numbers("x")).every((value) => value === -1));
    });

    it("lifts the pen when the sheet loses the focus, and goes no further than its border", async () => {
      await sheet.page.locator(".hoja").focus();
      await press("Space", "Tab");
      await sheet.page.locator(".hoja").focus();
      await press(...new Array(12).fill("Shift+ArrowDown"), ...new Array(12).fill("Shift+ArrowRight"));
      assert.equal(await sheet.said(), "Columna 32, fila 32, lápiz arriba");
    });

    it("reaches everything in the order of the page, each stop being seen, and JupyterLab gets none of the keys", async () => {
      await sheet.page.evaluate(`document.querySelector(".util button").focus()`);
      await press("Shift+Tab", "Tab");
      const stops: string[] = [];
      for (let i = 0; i < 29; i++) {
        stops.push(
          await sheet.page.evaluate<string>(
            `(() => { const a = document.activeElement; return [a.ariaLabel ?? a.closest("label,button")?.innerText.trim(), getComputedStyle(a).outlineStyle, a.dataset.lmSuppressShortcuts].join("|"); })()`,
          ),
        );
        await press("Tab");
      }
      const examples = Array.from(sheet.options.examples.labels!)
        .slice(0, 10)
        .map((label) => `Cargar un ${label}`);
      const paper = "Hoja de dibujo. Las flechas mueven el lápiz, Espacio lo baja y lo levanta, Control y Z deshace";
      const first = ["Lápiz", "Goma", "Grosor", "Deshacer", "Borrar todo", "Centrar", "Añadir ruido", ...examples, paper];
      const boxes = ["Ver el gradiente encima", "Langevin respeta tu tinta"];
      const last = ["Tamaño de paso", "Ruido", "Recorte", "Velocidad", "Volver a los valores del principio"];
      const buttons = ["Iniciar", "Un paso", "Reiniciar", "Otra semilla"];
      assert.deepEqual(
        stops,
        [...first, ...boxes, ...buttons, ...last].map((name) => `${name}|solid|true`),
      );
    });
  });

  it("draws with a finger, one at a time, and the page does not move under it", async () => {
    const context = await browser.newContext({ hasTouch: true, viewport: { width: 390, height: 844 } });
    const phone = await context.newPage();
    await phone.goto(sheet.fileOf("dedo.html", [sheet.htmlOf()]));
    await phone.waitForSelector(`.ebm-live[data-live="on"]`);
    await phone.locator(".hoja").scrollIntoViewIfNeeded();
    const { x, y, width } = (await phone.locator(".hoja").boundingBox())!;
    const session = await context.newCDPSession(phone);
    const touch = (type: string, points: readonly (readonly [number, number])[]) =>
      session.send("Input.dispatchTouchEvent", {
        type: type as "touchStart",
        touchPoints: points.map(([column, row], id) => ({ x: x + (column / 32) * width, y: y + (row / 32) * width, id })),
      });
    const scrolled = await phone.evaluate("scrollY");
    await touch("touchStart", [[16, 6]]);
    for (let row = 7; row <= 26; row++) await touch("touchMove", [[16, row]]);
    await touch("touchEnd", []);
    const image = await phone.evaluate<number[]>(`[...${STATE}.x]`);
    assert.ok([7, 12, 20, 25].every((row) => image[row * 32 + 16] > 0.4));
    assert.equal(await phone.evaluate("scrollY"), scrolled);
    await touch("touchStart", [
      [4, 4],
      [28, 28],
    ]);
    await touch("touchMove", [
      [4, 8],
      [28, 24],
    ]);
    await touch("touchEnd", []);
    const two = await phone.evaluate<number[]>(`[...${STATE}.x]`);
    assert.ok(two[6 * 32 + 4] > 0 !== two[26 * 32 + 28] > 0, "one of two fingers draws");
    await context.close();
  });

  it("pauses when the sheet is touched, asks for no frame then, and neither out of sight", async () => {
    await sheet.draw();
    await sheet.press("Iniciar");
    await sheet.reached(2);
    await sheet.draw([SEVEN[1]]);
    assert.equal(await sheet.page.getByRole("button", { name: "Iniciar", exact: true }).count(), 1);
    assert.equal(await sheet.step(), 0);
    await sheet.page.waitForTimeout(300);
    assert.equal(await framesIn(sheet.page, 400), 0);
    await sheet.press("Iniciar");
    await sheet.reached(2);
    await sheet.page.evaluate(`document.querySelector("#fin").style.marginTop = "4000px"; window.scrollTo(0, 1e6)`);
    await sheet.page.waitForTimeout(500);
    assert.equal(await framesIn(sheet.page, 400), 0);
    await sheet.page.evaluate(`document.querySelector("#fin").style.marginTop = ""; window.scrollTo(0, 0)`);
  });

  it("does not move the page when it comes to life, and nothing in it is cut off, at any width", async () => {
    const html = sheet.htmlOf();
    const [url, still] = [sheet.fileOf("viva.html", [html]), sheet.fileOf("quieta.html", [html.replace(/<script type="module">.*$/s, "")])];
    const END = `document.querySelector("#fin").getBoundingClientRect().top`;
    const [{ page: alive }, picture] = [await openLive(browser, url), await browser.newPage()];
    await picture.goto(still);
    await alive.getByRole("button", { name: "Añadir ruido" }).click();
    for (const width of [320, 390, 480, 520, 640, 820, 1024, 1280]) {
      for (const one of [alive, picture]) await one.setViewportSize({ width, height: 800 });
      assert.equal(await alive.evaluate(END), await picture.evaluate(END), `${width} px`);
      const [frame, stage, wide] = await alive.evaluate<number[]>(
        `[parseFloat(getComputedStyle(document.querySelector(".marco")).minHeight), document.querySelector(".escena").offsetHeight, document.documentElement.scrollWidth]`,
      );
      assert.ok(stage <= frame && stage > frame - 30 && wide <= width, `${width}: ${stage} in ${frame}, ${wide}`);
      const spills = await alive.evaluate<string[]>(
        `[...document.querySelectorAll(".ebm-live figcaption, .ebm-live label, .ebm-live button, .veredicto, .claves")].filter((e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1).map((e) => e.innerText)`,
      );
      assert.deepEqual(spills, [], `${width} px`);
    }
    await Promise.all([alive.close(), picture.close()]);
  });

  it("shows hostile titles and names of groups and of labels as text", async () => {
    const evil = `</script><img src=x onerror="globalThis.hacked=1"><!-- <script>`;
    const examples = { x: sheet.options.examples.x, labels: [evil] as never };
    const html = sheet.htmlOf({ title: evil, energies: { [evil]: [0, 0.1] }, examples });
    const { page, complaints } = await openLive(browser, sheet.fileOf("hostil.html", [html]));
    assert.equal(await page.locator(".titulo").textContent(), evil);
    assert.equal(await page.locator(".clave.g0").textContent(), evil);
    assert.equal(await page.locator(".ejemplos button").first().getAttribute("title"), `un ${evil}`);
    await page.locator(".ejemplos button").first().click();
    assert.ok((await page.getByRole("status").textContent())?.includes(evil));
    assert.equal(await page.evaluate("globalThis.hacked"), undefined);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it("shares one worker with the other outputs of its page", async () => {
    const { page, complaints } = await openLive(browser, sheet.fileOf("dos.html", [sheet.htmlOf(), sheet.htmlOf({ seed: 9 })]));
    for (const place of [0, 1]) {
      await page.getByRole("button", { name: "Un paso" }).nth(place).click();
      await page.waitForFunction(`document.querySelectorAll(".ebm-live")[${place}].live.state().step === 1`);
    }
    assert.equal(page.workers().length, 1);
    assert.deepEqual(complaints, []);
    await page.close();
  });

  it("is a picture on paper", async () => {
    const seen = () => sheet.page.evaluate<number[]>(`[".escena", ".quieta"].map((part) => document.querySelector(part).offsetHeight)`);
    assert.equal((await seen())[1], 0);
    await sheet.page.emulateMedia({ media: "print" });
    assert.equal((await seen())[0], 0);
    assert.ok((await seen())[1] > 300);
    await sheet.page.emulateMedia({ media: "screen" });
  });

  it("moves nothing by itself: it has no animation and no transition, for whoever prefers less motion", async () => {
    const moving = `[...document.querySelectorAll(".ebm-live, .ebm-live *")].filter((one) => { const { animationName, transitionDuration } = getComputedStyle(one); return animationName !== "none" || transitionDuration !== "0s"; }).length`;
    assert.equal(await sheet.page.evaluate(moving), 0);
    assert.equal(await sheet.step(), 0);
  });

  it("weighs less than 700 kB in a notebook", () => {
    const [{ data }] = insideKernel(() => live.drawing(sheet.options));
    assert.ok(JSON.stringify(data).length < 700_000, `${JSON.stringify(data).length}`);
  });

  it("has no serious fault that axe-core finds, in light and in dark", () => assertAccessibleThemes(sheet.page));

  it("asked for nothing but its worker, and complained about nothing", () => {
    assert.deepEqual(
      sheet.requests.filter((url) => !/^(file|blob|data):/.test(url)),
      [],
    );
    assert.deepEqual(sheet.complaints, []);
  });
});
