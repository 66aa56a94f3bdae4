// Opens an address in the user's browser; without one, nothing happens: the address is on the terminal anyway. While the
// opener runs, other users of the machine can read the address, with its token, in the list of processes.
"use strict";

const { spawn } = require("node:child_process");

const OPENERS = { darwin: ["open"], win32: ["cmd", "/c", "start", ""], linux: ["xdg-open"] };

/** Starts the system's opener and does not wait for it. */
function openBrowser(url, { platform = process.platform } = {}) {
  const [command, ...args] = OPENERS[platform] ?? OPENERS.linux;
  const address = platform === "win32" ? url.replaceAll("&", "^&") : url;
  const child = spawn(command, [...args, address], { stdio: "ignore", detached: true });
  child.once("error", () => {});
  child.unref();
}

module.exports = { openBrowser };
