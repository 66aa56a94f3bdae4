import { strict as assert } from "node:assert";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { difference } from "./compare";
import { fullPng, type Picture, readPicture, smallPng } from "./picture";

const ROOT = join(__dirname, "../..");
const SEEN = join(ROOT, ".cache", "golden");

/** With UPDATE_GOLDEN=1 the golden files that no longer fit are written anew: look at the pictures before you commit them. */
const update = process.env.UPDATE_GOLDEN === "1";

/**
 * Asserts that a screenshot looks as its golden file, and if not writes both and what differs to .cache/golden/.
 * @param file path of the golden PNG
 */
export async function assertGolden(file: string, screenshot: Uint8Array): Promise<void> {
  const actual = readPicture(screenshot);
  const why = existsSync(file) ? await complaint(file, actual) : "no existe";
  if (why === undefined) return;
  if (update) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, smallPng(actual));
    return;
  }
  const now = keep(file, "ahora", actual);
  assert.fail(
    `${relative(ROOT, file)} ${why}. La imagen de ahora está en ${now}; si es como debe ser, UPDATE_GOLDEN=1 npx mocha y esta prueba.`,
  );
}

/** Why the picture is not the golden one, or nothing. */
async function complaint(file: string, actual: Picture): Promise<string | undefined> {
  const golden = readPicture(readFileSync(file));
  if (golden.width !== actual.width || golden.height !== actual.height) {
    return `mide ${golden.width}×${golden.height} px y ahora sale de ${actual.width}×${actual.height}`;
  }
  const { faults, worst, picture } = await difference(actual, golden);
  if (faults.length === 0) return undefined;
  const [x, y] = faults[0];
  const where = keep(file, "diferencia", picture);
  return `no es igual en ${faults.length} ventanas, la primera en (${x}, ${y}) px, con hasta ${worst} píxeles distintos: lo que cambia, en rojo, está en ${where}`;
}

/** Writes a picture where a person can look at it, and says where. */
function keep(file: string, what: string, picture: Picture): string {
  mkdirSync(SEEN, { recursive: true });
  const place = join(SEEN, `${basename(dirname(dirname(file)))}-${basename(file, ".png")}-${what}.png`);
  writeFileSync(place, fullPng(picture));
  return relative(ROOT, place);
}
