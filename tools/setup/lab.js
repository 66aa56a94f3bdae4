// JupyterLab on notebook 00, on this machine only, with a token; it ends with Ctrl+C.
"use strict";

const { spawn } = require("node:child_process");
const crypto = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");
const { openBrowser } = require("./browser");
const { jupyterEnvironment } = require("./environment");
const { layout, ROOT } = require("./paths");
const { choosePort } = require("./port");
const { problem } = require("./problem");

const FIRST_NOTEBOOK = "notebooks/00-bienvenida.ipynb";
const START_MS = 90_000;
const KILL_MS = 10_000;

/** Runs JupyterLab until it ends or the user presses Ctrl+C; resolves to the exit code. */
async function runLab({ port: wanted, browser }) {
  const paths = layout(ROOT);
  requireKernel(paths);
  const port = await choosePort(wanted);
  const token = crypto.randomBytes(24).toString("hex");
  const url = `http://127.0.0.1:${port}/lab/tree/${FIRST_NOTEBOOK}?token=${token}`;
  const server = startServer(paths, { port, token });
  const ended = new Promise((resolve) => server.once("close", resolve));
  const stop = stopper(server);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  await waitUntilReady({ port, token, server, stop, log: logOf(paths) });
  if (!stop.called) announce(url, browser);
  await ended;
  console.log(
    stop.called
      ? "\nJupyterLab cerrado. ¡Hasta pronto!"
      : `JupyterLab se ha cerrado; su registro está en ${path.relative(ROOT, logOf(paths))}`,
  );
  return stop.called || server.exitCode === 0 ? 0 : 1;
}

function announce(url, browser) {
  console.log(
    `\nJupyterLab está en marcha. Si no se abre solo, copia esta dirección en tu navegador:\n\n  ${url}\n\nPara cerrarlo pulsa Ctrl+C en esta ventana.`,
  );
  if (browser) openBrowser(url);
}

/** @throws Problem when the kernel that set-up installs is not there. */
function requireKernel({ kernelspec, root }) {
  if (fs.existsSync(path.join(kernelspec, "kernel.json"))) return;
  throw problem({
    sentence: `Falta el núcleo de TypeScript en ${path.relative(root, kernelspec)}.`,
    remedy: "git checkout -- kernel share && npm start",
  });
}

/** The words after `python -m jupyterlab`; the token goes in the environment, where other users cannot read it. */
function labArguments({ root, port, uid = process.getuid?.() }) {
  return [
    "--no-browser",
    "-y", // Ctrl+C ends it without a question
    "--ServerApp.ip=127.0.0.1",
    `--ServerApp.port=${port}`,
    "--ServerApp.port_retries=0",
    `--ServerApp.root_dir=${root}`,
    ...(uid === 0 ? ["--allow-root"] : []),
  ];
}

const logOf = (paths) => path.join(paths.state, "jupyterlab.log");

function startServer(paths, { port, token }) {
  fs.mkdirSync(paths.state, { recursive: true });
  const log = fs.openSync(logOf(paths), "w");
  const env = { ...jupyterEnvironment(paths), JUPYTER_TOKEN: token };
  const server = spawn(paths.python, ["-m", "jupyterlab", ...labArguments({ root: paths.root, port })], {
    cwd: paths.root,
    env,
    stdio: ["ignore", log, log],
    windowsHide: true,
  });
  fs.closeSync(log);
  return server;
}

/** A signal handler that ends the server once, and kills it when it does not end by itself. */
function stopper(server) {
  const stop = () => {
    if (stop.called) return;
    stop.called = true;
    // In a terminal Ctrl+C reaches the server too; this is for a signal that only we got.
    setTimeout(() => server.exitCode === null && server.kill("SIGTERM"), 500).unref();
    setTimeout(() => server.exitCode === null && server.kill("SIGKILL"), KILL_MS).unref();
  };
  stop.called = false;
  return stop;
}

/** Resolves when the server answers, or has ended, by itself or by the user's will. @throws Problem when it does not answer, or ends with an error. */
async function waitUntilReady({ port, token, server, stop, log }) {
  const deadline = Date.now() + START_MS;
  process.stdout.write("Arrancando JupyterLab…");
  while (server.exitCode === null && server.signalCode === null) {
    if (await answers(port, token)) return;
    if (Date.now() > deadline) {
      server.kill("SIGKILL");
      break;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  if (server.exitCode === 0 || stop.called) return;
  process.stdout.write("\n");
  throw problem({
    sentence: "JupyterLab no ha arrancado.",
    remedy: "borra la carpeta .venv y repite: npm start",
    log: path.relative(ROOT, log),
  });
}

async function answers(port, token) {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/api/status?token=${token}`, { signal: AbortSignal.timeout(2000) });
    return response.ok;
  } catch {
    return false;
  }
}

module.exports = { labArguments, requireKernel, runLab, waitUntilReady };
