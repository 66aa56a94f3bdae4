import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./helpers";

const { nodeProblem } = require("../../tools/setup/node-version");

const COMMANDS = readdirSync(join(ROOT, "bin")).filter((name) => /^(start|test|reproduce|report|build)\.js$/.test(name));

describe("the check of Node's version", () => {
  it("accepts 20.19 and everything after it", () => {
    for (const version of ["v20.19.0", "v20.20.2", "v22.1.0", "v24.0.0", "v100.0.0"]) assert.equal(nodeProblem(version), null, version);
  });

  it("refuses what is older and names both versions and the remedy", () => {
    for (const version of ["v0.10.48", "v12.22.12", "v20.18.3", "v19.9.0"]) {
      const text: string = nodeProblem(version);
      assert.ok(text.includes(version) && text.includes("20.19") && text.includes("nvm install"), text);
    }
  });

  it("stops each command before it reads anything else", () => {
    assert.ok(COMMANDS.length >= 5);
    for (const name of COMMANDS) {
      const fake = `Object.defineProperty(process, "version", { value: "v12.22.12" }); require(${JSON.stringify(join(ROOT, "bin", name))});`;
      const { status, stderr, stdout } = spawnSync(process.execPath, ["-e", fake], { encoding: "utf8" });
      assert.equal(status, 1);
      assert.equal(stdout, "");
      assert.match(stderr, /^✘ Este cuaderno necesita Node 20\.19 o posterior y aquí hay v12\.22\.12\.\n {2}Remedio: .+\n$/);
    }
  });

  it("is written, with the commands' first file, in words that Node 4 can read", () => {
    // What ES5 lacks and our JavaScript uses everywhere; `template` strings and arrows are the usual slips.
    const modern = /=>|`|\bconst\b|\blet\b|\bclass\b|\.\.\.|\?\.|\?\?|\basync\b|\bawait\b|\bfor \(.* of /;
    for (const file of ["tools/setup/node-version.js", ...COMMANDS.map((name) => `bin/${name}`)]) {
      const code = readFileSync(join(ROOT, file), "utf8")
        .replace(/\/\*.*\*\/|\/\/.*$/gm, "")
        .replace(/"[^"]*"/g, '""');
      assert.doesNotMatch(code, modern, file);
    }
  });
});
