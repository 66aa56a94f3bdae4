import { strict as assert } from "node:assert";
import type { Browser } from "playwright-core";

const { findChromium, openChromium } = require("../tools/setup/chromium");

/**
 * Starts a headless Chromium; without one, the tests of the hook that calls this are skipped, but in CI they fail.
 * @param what is tested, in Spanish
 */
export async function launchChromium(context: Mocha.Context, what: string): Promise<Browser> {
  context.timeout(60_000);
  const file: string | undefined = findChromium();
  if (!file) {
    assert.notEqual(process.env.CI, "true", `en CI hace falta Chromium para probar ${what}: apt-get install -y chromium`);
    console.log(`    sin Chromium no se prueba ${what} en un navegador: apt-get install -y chromium`);
    context.skip();
  }
  return openChromium(file);
}
