// Completes package-lock.json with the platform packages that the registry at hand did not offer.
//
// npm leaves an optional package out of the lockfile when it cannot fetch it, and `npm ci` then refuses the lockfile
// on every machine. The entry needs only a version and a platform: npm derives the address and fetches it where it fits.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { platformOf } = require("./platforms");

/** [owner path, name, exact version] of each optional dependency that the lockfile lacks. */
function missingOptional(packages) {
  const missing = [];
  for (const [owner, entry] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const here = packages[`${owner}/node_modules/${name}`] ?? packages[`node_modules/${name}`];
      if (!here && /^\d/.test(version)) missing.push([owner, name, version]);
    }
  }
  return missing;
}

/** `version` first and the other fields by name, as npm writes them. */
function inNpmOrder({ version, ...rest }) {
  return { version, ...Object.fromEntries(Object.entries(rest).sort(([a], [b]) => a.localeCompare(b, "en"))) };
}

/** The lockfile with an entry for each missing platform package, keys in npm's order. */
function complete(lock) {
  const packages = { ...lock.packages };
  for (const [owner, name, version] of missingOptional(packages)) {
    const { dev, license } = packages[owner];
    const entry = { version, ...platformOf(name), ...(dev && { dev }), ...(license && { license }), optional: true };
    packages[`node_modules/${name}`] = inNpmOrder(entry);
  }
  const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => a.localeCompare(b, "en")));
  return { ...lock, packages: sorted };
}

function main() {
  const file = path.join(__dirname, "../../package-lock.json");
  const lock = JSON.parse(fs.readFileSync(file, "utf8"));
  const missing = missingOptional(lock.packages);
  if (missing.length > 0) fs.writeFileSync(file, `${JSON.stringify(complete(lock), null, 2)}\n`);
  console.log(`package-lock.json: ${missing.length} paquetes de plataforma añadidos.`);
}

if (require.main === module) main();

module.exports = { complete, missingOptional };
