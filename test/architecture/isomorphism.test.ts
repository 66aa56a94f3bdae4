import { strict as assert } from "node:assert";
import * as fs from "node:fs";
import * as path from "node:path";
import { build } from "esbuild";

const ROOT = path.resolve(__dirname, "../..");
const LIB = path.join(ROOT, "lib");

/** Rooms that a browser page can import; `notebook` is the one that knows Jupyter. */
const ROOMS = fs
  .readdirSync(LIB)
  .filter((name) => name !== "notebook" && name !== "dist" && fs.existsSync(path.join(LIB, name, "index.ts")));

/** The bundle of a room for a browser page: what goes in, and what it leaves outside. */
async function bundleOf(room: string) {
  const { metafile } = await build({
    entryPoints: [path.join(LIB, "dist", room, "index.js")],
    bundle: true,
    platform: "browser",
    conditions: ["browser"],
    format: "esm",
    write: false,
    metafile: true,
    logLevel: "silent",
    absWorkingDir: ROOT,
  });
  return metafile;
}

describe("isomorphism", () => {
  for (const room of ROOMS) {
    it(`${room} can be bundled for a browser, and the bundle imports nothing of Node`, async () => {
      const metafile = await bundleOf(room);
      const ours = Object.keys(metafile.inputs).filter((file) => file.startsWith("lib/dist/"));
      assert.ok(ours.length > 0);
      assert.deepEqual(
        ours.filter((file) => file.endsWith(".node.js")),
        [],
        "a Node twin was chosen",
      );
      const outside = Object.values(metafile.outputs).flatMap(({ imports }) => imports.filter(({ external }) => external));
      assert.deepEqual(outside, [], "the bundle still imports something");
      const heavy = Object.keys(metafile.inputs).filter((file) => /node_modules\/(?:zod|yaml)\//.test(file));
      assert.equal(heavy.length > 0, room === "config", "zod and yaml belong to config, and to no page without it");
    });
  }

  it("no source but *.node.ts names a global that only Node has", () => {
    assert.deepEqual(
      linesWith(/(?<![\w.#"'`/-])(?:process\.|Buffer\.|__dirname|__filename|require\()/, (file) => !file.endsWith(".node.ts")),
      [],
    );
  });

  it("no source draws from Math.random, so that a seed repeats everything", () => {
    assert.deepEqual(linesWith(/Math\.random/), []);
  });

  it("what a browser twin exports, its Node twin exports too", () => {
    const { imports } = JSON.parse(fs.readFileSync(path.join(LIB, "package.json"), "utf8")) as {
      imports: Record<string, Record<string, string>>;
    };
    assert.ok(Object.keys(imports).length > 0);
    for (const [alias, { browser, default: node, types }] of Object.entries(imports)) {
      assert.equal(types, browser.replace(/\.js$/, ".d.ts"), `${alias}: the types are the browser's, which has no more than both`);
      const missing = Object.keys(require(path.join(LIB, browser)) as object).filter(
        (name) => !(name in (require(path.join(LIB, node)) as object)),
      );
      assert.deepEqual(missing, [], `${alias}: ${node} lacks exports of ${browser}`);
    }
  });
});

/** Lines of code, comments aside, that match. */
function linesWith(pattern: RegExp, wanted: (file: string) => boolean = () => true): string[] {
  return sources()
    .filter(wanted)
    .flatMap((file) => {
      const lines = fs.readFileSync(file, "utf8").split("\n");
      const code = lines.map((text, index) => ({ text, line: index + 1 })).filter(({ text }) => !/^\s*(\/\/|\*|\/\*)/.test(text));
      return code.filter(({ text }) => pattern.test(text)).map(({ line }) => `${path.relative(ROOT, file)}:${line}`);
    });
}

function sources(folder = LIB): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return ["dist", "node_modules"].includes(entry.name) ? [] : sources(file);
    return entry.name.endsWith(".ts") ? [file] : [];
  });
}
