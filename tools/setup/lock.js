// One process at a time: one set-up in a checkout, one training in a folder. The holder refreshes its lock; a lock whose process is gone, or that is silent, is stale.
"use strict";

const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");

const HEARTBEAT_MS = 5_000;
const SILENT_MS = 60_000;
const POLL_MS = 300;

/**
 * Takes the lock `file`, waiting while somebody alive holds it, and resolves to a function that gives it back.
 * `onWait(pid)` is called once when there is somebody to wait for.
 */
async function acquire(file, { onWait = () => {}, silentMs = SILENT_MS, pollMs = POLL_MS } = {}) {
  for (let waited = false; ; waited = true) {
    const { release, pid } = takeNow(file, { silentMs });
    if (release) return release;
    if (!waited) onWait(pid);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

/** Takes the lock `file` if nobody alive holds it: { release }, a function that gives it back; or { pid } of who does. */
function takeNow(file, { silentMs = SILENT_MS } = {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  while (!tryTake(file)) {
    const holder = read(file);
    if (holder !== null && !isStale(holder, silentMs)) return { pid: holder.pid };
    if (holder !== null) evict(file, holder);
  }
  const heart = setInterval(() => touch(file), HEARTBEAT_MS);
  heart.unref();
  const release = () => {
    clearInterval(heart);
    if (read(file)?.pid === process.pid) fs.rmSync(file, { force: true });
  };
  return { release };
}

/** Whether the lock was left behind: its process is gone, or it has been silent for `silentMs` (another container's). */
function isStale({ pid, host, mtimeMs }, silentMs, now = Date.now()) {
  if (now - mtimeMs > silentMs) return true;
  return host === os.hostname() && !isAlive(pid);
}

function tryTake(file) {
  try {
    fs.writeFileSync(file, JSON.stringify({ pid: process.pid, host: os.hostname() }), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** The holder of the lock, null when there is none; one that cannot be read is nobody's and ages like any other. */
function read(file) {
  try {
    const { mtimeMs } = fs.statSync(file);
    return { ...parseHolder(fs.readFileSync(file, "utf8")), mtimeMs };
  } catch {
    return null;
  }
}

function parseHolder(text) {
  try {
    return JSON.parse(text);
  } catch {
    return { pid: 0, host: "" };
  }
}

/** Removes the lock of `holder`, unless somebody was quicker and it is another's by now. */
function evict(file, holder) {
  const now = read(file);
  if (now !== null && now.pid === holder.pid && now.mtimeMs === holder.mtimeMs) fs.rmSync(file, { force: true });
}

function touch(file) {
  try {
    const now = new Date();
    fs.utimesSync(file, now, now);
  } catch {
    // The folder was removed under us: nothing to keep alive.
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

module.exports = { acquire, takeNow };
