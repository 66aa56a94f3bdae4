// What a platform package's name says about where it runs, e.g. "@napi-rs/canvas-linux-arm64-musl".
"use strict";

const SYSTEMS = ["android", "darwin", "freebsd", "linux", "openharmony", "win32"];
const PROCESSORS = { "arm-eabi": "arm", "arm-gnueabihf": "arm", "arm-musleabihf": "arm" };

/** The `os`, `cpu` and `libc` fields of a platform package, or null when its name holds no platform. */
function platformOf(name) {
  const words = name.split(/[-/]/);
  const at = words.findIndex((word) => SYSTEMS.includes(word));
  if (at < 0 || at + 1 >= words.length) return null;
  const [system, processor, abi] = words.slice(at);
  const platform = { cpu: [PROCESSORS[`${processor}-${abi}`] ?? processor], os: [system] };
  if (system === "linux") platform.libc = [/musl/.test(abi ?? "") ? "musl" : "glibc"];
  return platform;
}

module.exports = { platformOf };
