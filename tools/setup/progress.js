// A list of steps on the terminal: a spinner that says what is going on, or plain lines where there is no terminal.
"use strict";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 100;
const PLAIN_EVERY_MS = 15_000;

/** "0,4 s", "32 s", "2 min 5 s" or "3 h 6 min". */
function duration(ms) {
  const seconds = Math.round(ms / 1000);
  if (ms < 10_000) return `${(ms / 1000).toFixed(1).replace(".", ",")} s`;
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/**
 * Where progress is told: a stream, which counts as a terminal when it has `isTTY`.
 * @typedef {{ write(text: string): unknown, isTTY?: boolean, columns?: number }} Out
 */

/**
 * Shows that `title` is under way. Returns { detail(text), done(note?), failed() }; one of the last two ends it.
 * @param {string} title
 * @param {{ out?: Out, now?: () => number }} [where]
 */
function startTask(title, { out = process.stdout, now = Date.now } = {}) {
  return out.isTTY ? spinner(title, out, now) : plain(title, out, now);
}

function spinner(title, out, now) {
  const start = now();
  let text = "";
  let frame = 0;
  const draw = () => {
    const line = `${FRAMES[frame++ % FRAMES.length]} ${title}… ${duration(now() - start)}${text ? `  ${text}` : ""}`;
    out.write(`\r\x1b[2K${line.slice(0, Math.max(20, (out.columns || 80) - 1))}`);
  };
  const timer = setInterval(draw, FRAME_MS);
  draw();
  const end = (mark, note) => {
    clearInterval(timer);
    out.write(`\r\x1b[2K${mark} ${title} (${note ?? duration(now() - start)})\n`);
  };
  return { detail: (value) => (text = value), done: (note) => end("✔", note), failed: () => end("✘") };
}

function plain(title, out, now) {
  const start = now();
  let said = start;
  out.write(`· ${title}…\n`);
  const detail = (value) => {
    if (now() - said < PLAIN_EVERY_MS) return;
    said = now();
    out.write(`  ${title}: ${duration(now() - start)}  ${value}\n`);
  };
  const end = (mark, note) => out.write(`${mark} ${title} (${note ?? duration(now() - start)})\n`);
  return { detail, done: (note) => end("✔", note), failed: () => end("✘") };
}

module.exports = { duration, startTask };
