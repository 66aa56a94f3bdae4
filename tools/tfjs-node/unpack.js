// Archives that a registry gave: checked against what they must be, then unpacked.
"use strict";

const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { npmCommand, PATIENCE } = require("../setup/steps/npm");
const { places } = require("./recipe");

const SCRIPT = path.join(__dirname, "unpack.py");

/** Puts the files of `archive` below `prefix` whose rest of the name matches `pattern` in `folder`. */
function unpack({ paths, command }, archive, { prefix, pattern, folder }) {
  return command(paths.python, [SCRIPT, archive, prefix, folder, pattern.source]);
}

/**
 * Puts the files of an npm package whose names match `pattern` in `folder`.
 * @throws Problem when npm gives another package than the one that `integrity` says.
 */
async function unpackFromNpm(context, { name, version, integrity }, { pattern, folder }) {
  const archive = await pack(context, `${name}@${version}`);
  const hash = `sha512-${crypto.createHash("sha512").update(fs.readFileSync(archive)).digest("base64")}`;
  if (hash !== integrity) context.fail(`EINTEGRITY ${name}@${version}: ${hash}`);
  await unpack(context, archive, { prefix: "package/", pattern, folder });
}

/** The file of a package as the registry has it, alone in a folder for downloads. */
async function pack({ paths, command }, wanted) {
  const folder = emptyDownloads(paths);
  const [program, args, options] = npmCommand();
  await command(program, [...args, "pack", ...PATIENCE, "--loglevel=error", "--pack-destination", folder, wanted], options);
  return onlyFileOf(folder);
}

/** A new empty folder for what is downloaded next. */
function emptyDownloads(paths) {
  const folder = path.join(places(paths).work, "downloads");
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

function onlyFileOf(folder) {
  return path.join(folder, fs.readdirSync(folder)[0]);
}

module.exports = { emptyDownloads, onlyFileOf, unpack, unpackFromNpm };
