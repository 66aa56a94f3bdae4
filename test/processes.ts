import { readFileSync } from "node:fs";

/** Whether a process goes on. One that ended and that nobody has asked for yet (a zombie, in a container without init) does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return process.platform !== "linux" || !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
