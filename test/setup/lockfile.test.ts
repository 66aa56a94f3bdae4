import { strict as assert } from "node:assert";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, temporaryFolder, writeFiles } from "./helpers";

const { complete, missingOptional } = require("../../tools/lock/complete");
const { platformOf } = require("../../tools/lock/platforms");
const { isInstalled } = require("../../tools/setup/steps/npm");

describe("package-lock.json", () => {
  const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));

  it("names the binaries of every platform (mend it with npm run lock), or npm ci refuses it", () => {
    assert.deepEqual(missingOptional(lock.packages), []);
  });

  it("names no registry host: whoever installs uses their own", () => {
    const named = Object.values(lock.packages as Record<string, { resolved?: string }>).filter(({ resolved }) =>
      resolved?.startsWith("http"),
    );
    assert.deepEqual(named, []);
  });

  it("is left as it is by npm run lock", () => {
    assert.equal(JSON.stringify(complete(lock)), JSON.stringify(lock));
  });
});

describe("complete", () => {
  it("adds an entry with version and platform for each optional package that lacks", () => {
    const lock = {
      packages: {
        "node_modules/tool": { version: "1.0.0", dev: true, license: "MIT", optionalDependencies: { "@t/cli-linux-x64-musl": "1.0.0" } },
      },
    };
    const added = complete(lock).packages["node_modules/@t/cli-linux-x64-musl"];
    assert.deepEqual(added, { version: "1.0.0", cpu: ["x64"], dev: true, libc: ["musl"], license: "MIT", optional: true, os: ["linux"] });
  });

  it("reads platforms from names as packages give them", () => {
    assert.deepEqual(platformOf("@biomejs/cli-darwin-arm64"), { cpu: ["arm64"], os: ["darwin"] });
    assert.deepEqual(platformOf("@napi-rs/canvas-linux-arm-gnueabihf"), { cpu: ["arm"], os: ["linux"], libc: ["glibc"] });
    assert.deepEqual(platformOf("@napi-rs/canvas-win32-x64-msvc"), { cpu: ["x64"], os: ["win32"] });
    assert.equal(platformOf("left-pad"), null);
  });
});

describe("isInstalled", () => {
  const wanted = {
    "node_modules/a": { version: "2.0.0" },
    "node_modules/b": { version: "1.0.0", optional: true },
    "node_modules/lib": { link: true },
  };
  const paths = (installed: object | null) => {
    const root = temporaryFolder();
    writeFiles(root, { "package-lock.json": JSON.stringify({ packages: wanted }), "node_modules/a/package.json": "{}" });
    if (installed) writeFiles(root, { "node_modules/.package-lock.json": JSON.stringify({ packages: installed }) });
    return { root, modules: join(root, "node_modules") };
  };

  it("holds when each package that is not optional is there in its version", () => {
    assert.ok(isInstalled(paths({ "node_modules/a": { version: "2.0.0" } })));
  });

  it("does not hold for another version, nor when the installation was cut short", () => {
    assert.ok(!isInstalled(paths({ "node_modules/a": { version: "1.0.0" } })));
    assert.ok(!isInstalled(paths({})));
    assert.ok(!isInstalled(paths(null)));
  });
});
