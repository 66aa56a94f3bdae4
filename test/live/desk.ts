import type { Page } from "playwright-core";

/** What the first output of the page says of itself. */
export const STATE = `document.querySelector(".ebm-live").live.state()`;

/** Hands and eyes on the first live output of a page. */
export interface Desk {
  press(button: string): Promise<void>;
  move(slider: string, position: number): Promise<void>;
  text(selector: string): Promise<string>;
  step(): Promise<number>;
  reached(step: number): Promise<unknown>;
  /** Steps one by one: the button is pressed again when the last step is made. */
  stepBy(steps: number): Promise<void>;
  /** All its pictures. */
  pixels(): Promise<string[]>;
  /** As at the start: paused, its sliders where they stood, at step 0. */
  tidy(): Promise<void>;
}

/** @param restart the button that begins anew */
export function deskOf(page: Page, restart = "Reiniciar"): Desk {
  const step = () => page.evaluate<number>(`${STATE}.step`);
  const reached = (wanted: number) => page.waitForFunction(`${STATE}.step >= ${wanted}`);
  const press = (name: string) => page.getByRole("button", { name, exact: true }).click();
  return {
    step,
    reached,
    press,
    move: (name, position) => page.getByRole("slider", { name, exact: true }).fill(String(position)),
    text: async (selector) => String(await page.locator(selector).first().textContent()),
    pixels: () => page.evaluate<string[]>(`[...document.querySelectorAll(".ebm-live canvas")].map((canvas) => canvas.toDataURL())`),
    async stepBy(steps) {
      for (let i = 0; i < steps; i++) {
        const before = await step();
        await press("Un paso");
        await reached(before + 1);
      }
    },
    async tidy() {
      if ((await page.getByRole("button", { name: "Pausar" }).count()) > 0) await press("Pausar");
      await press("Volver a los valores del principio");
      await press(restart);
    },
  };
}
