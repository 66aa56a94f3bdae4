import { strict as assert } from "node:assert";
import type { Page } from "playwright-core";
import { live } from "ebm/notebook";
import { whileInsideKernel } from "../notebook/fake-kernel";
import type { Desk } from "./desk";
import { type Interpolation, NAMES, openInterpolation } from "./interpolation-page";
import { assertAccessibleThemes, framesIn } from "./page";

const HOSTILE = `</script><img src=x onerror="globalThis.hacked=1"><!-- <script>`;

describe("live.interpolation in a page", function () {
  this.timeout(120_000);
  let all: Interpolation | undefined;
  let page: Page;
  let desk: Desk;

  before(async function () {
    all = await openInterpolation(this);
    ({ desk } = all);
    ({ page } = all.opened);
  });

  beforeEach(() => desk.tidy());

  after(() => all?.close());

  it("asks for no frame while it is paused or scrolled away, and goes on when it comes back", async () => {
    assert.equal(await framesIn(page, 400), 0);
    await desk.press("Relajar");
    await desk.reached(2);
    await page.evaluate(`document.querySelector("#fin").style.marginTop = "4000px"; window.scrollTo(0, 1e6)`);
    await page.waitForTimeout(500);
    assert.equal(await framesIn(page, 400), 0);
    const away = await desk.step();
    await page.evaluate(`window.scrollTo(0, 0)`);
    await desk.reached(away + 2);
    await page.evaluate(`document.querySelector("#fin").style.marginTop = ""`);
  });

  it("can be worked with the keyboard alone, each stop being seen and kept from JupyterLab", async () => {
    await page.evaluate(`document.querySelector(".rejilla button").focus()`);
    await page.keyboard.press("Shift+Tab");
    const stops: string[] = [];
    for (let i = 0; i < 10; i++) {
      await page.keyboard.press("Tab");
      stops.push(
        await page.evaluate<string>(
          `(() => { const a = document.activeElement; return [a.ariaLabel ?? a.innerText.trim(), getComputedStyle(a).outlineStyle, a.dataset.lmSuppressShortcuts].join(" "); })()`,
        ),
      );
    }
    const names = ["A: un 7 real", "B: un 2 real", "Relajar", "Un paso", "Volver a la línea", "t, de A a B", "Línea", "Paso, η"];
    assert.deepEqual(
      stops,
      [...names, "Velocidad", "Volver a los valores del principio"].map((name) => `${name} solid true`),
    );
  });

  it("fills the height that it was given, at any width and with any line, and is no wider than the page", async () => {
    for (const width of [360, 390, 520, 640, 820, 1024, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const line of ["Recta", "Arco", "Arco recortado"]) {
        await page.getByRole("combobox", { name: "Línea", exact: true }).selectOption({ label: line });
        const [frame, stage] = await page.evaluate<number[]>(
          `[parseFloat(getComputedStyle(document.querySelector(".marco")).minHeight), document.querySelector(".escena").offsetHeight]`,
        );
        assert.ok(stage <= frame + 0.5 && stage > frame - 10, `${width} ${line}: ${stage} in ${frame}`);
        assert.ok((await page.evaluate<number>("document.documentElement.scrollWidth")) <= width, `${width}`);
        const spills = await page.evaluate<string[]>(
          `[...document.querySelectorAll(".ebm-live figcaption, .ebm-live label, .ebm-live button, .ebm-live .cifras, .ebm-live .cuentas")].filter((e) => e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1).map((e) => e.innerText)`,
        );
        assert.deepEqual(spills, [], `${width} ${line}`);
      }
    }
    await page.setViewportSize({ width: 1280, height: 720 });
  });

  it("makes the steps in the page's worker", async () => {
    await page.evaluate(`globalThis.runs = 0; Worker.prototype.postMessage = ((send) => function (message, ...rest) {
      if (message.kind === "run") globalThis.runs++;
      return send.call(this, message, ...rest);
    })(Worker.prototype.postMessage)`);
    await desk.stepBy(3);
    assert.equal(await page.evaluate("globalThis.runs"), 3);
  });

  it("lets a finger drag the bar over the curves", async () => {
    const box = (await page.locator(".perfil .curva > svg").boundingBox())!;
    const client = await page.context().newCDPSession(page);
    const touch = (type: "touchStart" | "touchMove" | "touchEnd", t?: number) => {
      const x = t === undefined ? undefined : box.x + ((46 + t * 348) / 400) * box.width; // the axes of the chart
      return client.send("Input.dispatchTouchEvent", { type, touchPoints: x === undefined ? [] : [{ x, y: box.y + 60 }] });
    };
    await touch("touchStart", 0.5);
    for (const t of [0.55, 0.65, 0.75]) await touch("touchMove", t);
    await touch("touchEnd");
    assert.equal(await desk.text(".perfil .valor"), "0,75");
    await client.detach();
  });

  it("is a picture on paper", async () => {
    const shown = () => page.evaluate<number[]>(`[".escena", ".quieta"].map((part) => document.querySelector(part).offsetHeight)`);
    assert.equal((await shown())[1], 0);
    await page.emulateMedia({ media: "print" });
    assert.equal((await shown())[0], 0);
    assert.ok((await shown())[1] > 150);
    await page.emulateMedia({ media: "screen" });
  });

  it("has no serious fault that axe-core finds, in light and in dark", () => assertAccessibleThemes(page));

  it("shows hostile names and a hostile title as text", async () => {
    const names = [HOSTILE, ...NAMES.slice(1)];
    const bad = await (all as Interpolation).open({ title: HOSTILE, names });
    assert.equal(await bad.page.locator(".titulo").textContent(), HOSTILE);
    assert.equal(await bad.page.locator(".extremos p").first().textContent(), HOSTILE);
    assert.equal(await bad.page.evaluate("globalThis.hacked"), undefined);
    assert.deepEqual(bad.complaints, []);
    await bad.page.close();
  });

  it("weighs under 700 KB in its notebook, the picture included", async () => {
    const sent = await whileInsideKernel(() => live.interpolation((all as Interpolation).options));
    assert.equal(sent.length, 1);
    assert.deepEqual(Object.keys(sent[0].data), ["text/html", "image/png", "text/plain"]);
    const bytes = Buffer.byteLength(JSON.stringify(sent[0]));
    assert.ok(bytes < 700_000, `${bytes}`);
  });

  it("has one worker, asked for nothing else, and complained about nothing", () => {
    const { requests, complaints } = (all as Interpolation).opened;
    assert.equal(page.workers().length, 1);
    assert.deepEqual(
      requests.filter((url) => !/^(file|blob|data):/.test(url)),
      [],
    );
    assert.deepEqual(complaints, []);
  });
});
