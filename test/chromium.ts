import { strict as assert } from "node:assert";
import { existsSync } from "node:fs";
import type { Browser } from "playwright-core";

const BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];
const browserPath = process.env.EBM_BROWSER ?? BROWSERS.find((file) => existsSync(file));

/**
 * Starts a headless Chromium; without one, the tests of the hook that calls this are skipped, but in CI they fail.
 * @param what is tested, in Spanish
 */
export async function launchChromium(context: Mocha.Context, what: string): Promise<Browser> {
  context.timeout(60_000);
  if (!browserPath) {
    assert.notEqual(process.env.CI, "true", `en CI hace falta Chromium para probar ${what}: apt-get install -y chromium`);
    console.log(`    sin Chromium no se prueba ${what} en un navegador: apt-get install -y chromium`);
    context.skip();
  }
  const { chromium } = await import("playwright-core");
  return chromium.launch({ executablePath: browserPath, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
}
