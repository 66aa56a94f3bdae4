import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";

const { jupyterEnvironment } = require("../../tools/setup/environment");
const { layout, ROOT } = require("../../tools/setup/paths");

const TOKEN = "prueba";
const START_MS = 120_000;

/** A Jupyter server of this tree's environment. */
export interface Jupyter {
  /** The address of a page under the server's prefix, e.g. of "lab/tree/uno.ipynb", with no other documents open. */
  url(page: string): string;
  close(): Promise<void>;
}

/** Where a server keeps its things apart from the user's and from this tree's. */
function placesIn(folder: string): { readonly env: NodeJS.ProcessEnv; readonly notebooks: string } {
  const notebooks = join(folder, "cuadernos");
  mkdirSync(notebooks, { recursive: true });
  return { env: jupyterEnvironment({ ...layout(ROOT), jupyter: join(folder, "jupyter") }), notebooks };
}

/** Signs notebooks of a folder that a server will show. */
export function trust(folder: string, files: readonly string[]): void {
  const { env } = placesIn(folder);
  const { status, stderr } = spawnSync(layout(ROOT).python, [join(ROOT, "tools/setup/trust.py"), ...files], { env, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

/**
 * Starts a server of JupyterLab and Notebook 7 that shows the folder's notebooks.
 * @param prefix of all its addresses, as a hub gives to each of its users, e.g. "/user/ana/"
 */
export async function startJupyter(folder: string, prefix = "/"): Promise<Jupyter> {
  const { env, notebooks } = placesIn(folder);
  const port = await freePort();
  const words = [
    ["-m", "jupyterlab", "--no-browser", "-y", "--allow-root", "--ServerApp.ip=127.0.0.1", `--ServerApp.port=${port}`],
    ["--ServerApp.port_retries=0", `--ServerApp.root_dir=${notebooks}`, `--ServerApp.base_url=${prefix}`],
  ].flat();
  const server = spawn(layout(ROOT).python, words, { env: { ...env, JUPYTER_TOKEN: TOKEN }, stdio: ["ignore", "ignore", "pipe"] });
  let told = "";
  server.stderr.on("data", (piece) => (told += piece));
  const url = (page: string) => `http://127.0.0.1:${port}${prefix}${page}?token=${TOKEN}&reset`;
  await answered(url("api/status"), server, () => told);
  return { url, close: () => ended(server) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answered(url: string, server: ChildProcess, told: () => string): Promise<void> {
  for (const start = Date.now(); Date.now() - start < START_MS; ) {
    if (server.exitCode !== null) break;
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
    if (response?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  server.kill("SIGKILL");
  throw new Error(`jupyterlab does not answer at ${url}\n${told()}`);
}

/** Ends the server, and with it its kernels. */
async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const end = new Promise((resolve) => server.once("close", resolve));
  server.kill("SIGTERM");
  const late = setTimeout(() => server.kill("SIGKILL"), 15_000);
  await end;
  clearTimeout(late);
}
