import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { memoryStream, ROOT, temporaryFolder, writeFiles } from "../setup/helpers";

const { layout } = require("../../tools/setup/paths");
const { setUp } = require("../../tools/setup/setup");
const { isBuilt, PACKAGES, places, publish, remove, REQUIREMENTS } = require("../../tools/tfjs-node/recipe");
const { requireMachine } = require("../../tools/tfjs-node/steps/compiler");
const { unpackFromNpm } = require("../../tools/tfjs-node/unpack");
const STEPS = require("../../tools/tfjs-node/steps");

/** Runs `work` with variables of the environment. */
async function withEnvironment(variables: Readonly<Record<string, string>>, work: () => Promise<void>): Promise<void> {
  const before = { ...process.env };
  Object.assign(process.env, variables);
  try {
    await work();
  } finally {
    for (const name of Object.keys(variables)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

describe("the recipe of tfjs-node", () => {
  it("has the version of the library's tf.js, whose numbers and tensors it shares", () => {
    const { dependencies } = JSON.parse(readFileSync(join(ROOT, "lib", "package.json"), "utf8"));
    assert.equal(PACKAGES.tfjsNode.version, dependencies["@tensorflow/tfjs-core"]);
  });

  it("names exact versions and what their bytes must be", () => {
    for (const { version, integrity } of Object.values<{ version: string; integrity: string }>(PACKAGES)) {
      assert.match(version, /^\d+\.\d+\.\d+$/);
      assert.match(integrity, /^sha512-[A-Za-z0-9+/]{86}==$/);
    }
    assert.match(readFileSync(REQUIREMENTS, "utf8"), /^tensorflow-cpu==\d+\.\d+\.\d+ --hash=sha256:[0-9a-f]{64}\n$/);
  });

  it("leaves package-lock.json without what only some want", () => {
    const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
    for (const { name } of Object.values<{ name: string }>(PACKAGES)) assert.equal(packages[`node_modules/${name}`], undefined);
  });
});

describe("what npm run tfjs-node makes", () => {
  it("takes its name whole, in place of an older one, and counts as built until it is removed", () => {
    const paths = layout(temporaryFolder());
    const { built, work } = places(paths);
    writeFiles(built, { "old.js": "", "recipe.json": '{"fingerprint":"of another recipe"}' });
    writeFiles(work, { "index.js": "" });
    assert.equal(isBuilt(paths), false);
    publish(paths);
    assert.deepEqual([isBuilt(paths), existsSync(work), readdirSync(built).sort()], [true, false, ["index.js", "recipe.json"]]);
    assert.equal(remove(paths), true);
    assert.deepEqual([isBuilt(paths), remove(paths)], [false, false]);
  });
});

describe("the build of tfjs-node", () => {
  it("asks for a compiler before anything is downloaded", async () => {
    const root = temporaryFolder();
    await withEnvironment({ CXX: "no-such-compiler" }, () =>
      assert.rejects(setUp({ root, steps: STEPS, out: memoryStream() }), {
        name: "Problem",
        sentence: "Para construir tfjs-node hace falta un compilador de C++ y no hay ninguno.",
        log: join(".cache", "setup", "tfjs-compiler.log"),
      }),
    );
    assert.equal(existsSync(places(layout(root)).work), false);
  });

  it("goes on where it was interrupted", () => {
    const paths = layout(temporaryFolder());
    const context = { paths };
    const made = () =>
      STEPS.filter((step: { intact(context: object): boolean }) => step.intact(context)).map((step: { name: string }) => step.name);
    assert.deepEqual(made(), []);
    writeFiles(places(paths).work, { "native/libtensorflow_cc.so.2": "" });
    assert.deepEqual(made(), ["tfjs-library"]);
  });

  it("says where it has been tried", () => {
    assert.doesNotThrow(() => requireMachine({ platform: "linux", arch: "x64" }));
    for (const other of [
      { platform: "darwin", arch: "arm64" },
      { platform: "linux", arch: "arm64" },
      { platform: "win32", arch: "x64" },
    ]) {
      assert.throws(() => requireMachine(other), {
        name: "Problem",
        sentence: new RegExp(`x64 y aquí hay ${other.platform} ${other.arch}`),
      });
    }
  });
});

describe("unpackFromNpm", () => {
  // Stands for npm: `pack … --pack-destination FOLDER NAME` puts the archive that the test made in the folder.
  const NPM = `require("node:fs").copyFileSync(process.env.ARCHIVE, require("node:path").join(process.argv.at(-2), "a.tgz"));`;

  async function unpacked(integrity: (bytes: Buffer) => string): Promise<string[]> {
    const [root, source] = [temporaryFolder(), temporaryFolder()];
    writeFiles(source, { "package/dist/a.js": "1", "package/dist/a_test.js": "2", "package/README.md": "3", "npm-cli.js": NPM });
    const archive = join(source, "made.tgz");
    assert.equal(spawnSync("tar", ["-czf", archive, "-C", source, "package"]).status, 0);
    const pin = { name: "a", version: "1.0.0", integrity: integrity(readFileSync(archive)) };
    const folder = join(root, "out");
    const step = {
      name: "tfjs-package",
      title: "",
      inputs: () => [],
      intact: () => false,
      run: (context: { paths: object }) =>
        unpackFromNpm({ ...context, paths: { ...context.paths, python: layout(ROOT).python } }, pin, {
          pattern: /dist\/.*(?<!_test)\.js/,
          folder,
        }),
    };
    await withEnvironment({ npm_execpath: join(source, "npm-cli.js"), ARCHIVE: archive }, () =>
      setUp({ root, steps: [step], out: memoryStream() }),
    );
    return readdirSync(folder, { recursive: true }).map(String).sort();
  }

  it("takes the files that match from the archive that npm gives", async () => {
    const files = await unpacked((bytes) => `sha512-${createHash("sha512").update(bytes).digest("base64")}`);
    assert.deepEqual(files, ["dist", join("dist", "a.js")]);
  });

  it("refuses an archive with other bytes than the pinned ones", async () => {
    await assert.rejects(
      unpacked(() => PACKAGES.tfjsNode.integrity),
      { name: "Problem", sentence: "Un paquete de npm llegó dañado." },
    );
  });
});

describe("loadTfjsNode", () => {
  const MARK = "globalThis.loaded = __filename;";

  /** What a copy of the compiled loader loads in a checkout with these files. */
  function load(
    files: Readonly<Record<string, string>>,
    env: Readonly<Record<string, string>> = {},
  ): { found: boolean; loaded?: string; root: string } {
    const root = temporaryFolder();
    const compiled = readFileSync(join(ROOT, "lib", "dist", "engine", "tfjs-node.node.js"), "utf8");
    writeFiles(root, { ...files, "lib/dist/engine/tfjs-node.node.js": compiled });
    const program = `require("./lib/dist/engine/tfjs-node.node.js").loadTfjsNode().then((found) => console.log(JSON.stringify({ found, loaded: globalThis.loaded })))`;
    const { EBM_TFJS_NODE: _, ...clean } = process.env;
    const { stdout } = spawnSync(process.execPath, ["-e", program], { cwd: root, env: { ...clean, ...env }, encoding: "utf8" });
    return { ...JSON.parse(stdout), root };
  }

  it("finds what npm run tfjs-node built, without any setting", () => {
    const { found, loaded, root } = load({ ".cache/tfjs-node/index.js": MARK });
    assert.deepEqual([found, loaded], [true, join(root, ".cache", "tfjs-node", "index.js")]);
  });

  it("prefers an installed package, and to both the folder of EBM_TFJS_NODE alone", () => {
    const both = { ".cache/tfjs-node/index.js": MARK, "node_modules/@tensorflow/tfjs-node/index.js": MARK };
    const { loaded, root } = load(both);
    assert.equal(loaded, join(root, "node_modules", "@tensorflow", "tfjs-node", "index.js"));
    assert.equal(load(both, { EBM_TFJS_NODE: join(root, ".cache", "tfjs-node") }).loaded, join(root, ".cache", "tfjs-node", "index.js"));
    assert.deepEqual(load(both, { EBM_TFJS_NODE: "./not-there" }).found, false);
  });

  it("goes without it when it is not there or breaks", () => {
    assert.equal(load({}).found, false);
    assert.equal(load({ ".cache/tfjs-node/index.js": 'throw new Error("no library")' }).found, false);
  });
});
