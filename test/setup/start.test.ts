import { strict as assert } from "node:assert";
import { createServer } from "node:net";

const { parseStart } = require("../../tools/setup/arguments");
const { jupyterEnvironment } = require("../../tools/setup/environment");
const { labArguments, requireKernel, waitUntilReady } = require("../../tools/setup/lab");
const { layout } = require("../../tools/setup/paths");
const { choosePort } = require("../../tools/setup/port");
const { duration } = require("../../tools/setup/progress");
const { presentBuild } = require("../../tools/setup/present-build");
const { describeFailure, parseEvent } = require("../../tools/setup/reproduce");

describe("npm start", () => {
  it("understands its options in both languages", () => {
    assert.deepEqual(parseStart([]), { execute: false, port: null, browser: true, help: false });
    assert.deepEqual(parseStart(["--ejecutar"]), { execute: true, port: null, browser: true, help: false });
    for (const words of [
      ["--port", "9000", "--no-browser"],
      ["--puerto=9000", "--sin-navegador"],
    ]) {
      assert.deepEqual(parseStart(words), { execute: false, port: 9000, browser: false, help: false });
    }
  });

  it("refuses what it does not know and says where the help is", () => {
    assert.throws(() => parseStart(["--ejecuta"]), { name: "Problem", sentence: /--ejecuta/, remedy: /--ayuda/ });
    assert.throws(() => parseStart(["cuaderno"]), { name: "Problem" });
    for (const port of ["0", "65536", "-1", "ocho", "88.5", ""])
      assert.throws(() => parseStart([`--port=${port}`]), { name: "Problem" }, port);
  });

  it("says that the number of the port is missing", () => {
    for (const words of [["--port"], ["--puerto"], ["--port", "--no-browser"]])
      assert.throws(() => parseStart(words), {
        name: "Problem",
        sentence: `Falta el número del puerto después de ${words[0]}.`,
        remedy: /8888/,
      });
  });

  it("says that a port is taken and names another", async () => {
    const server = createServer();
    const port = await new Promise<number>((resolve) =>
      server.listen(0, "127.0.0.1", () => resolve((server.address() as { port: number }).port)),
    );
    await assert.rejects(choosePort(port), { name: "Problem", sentence: new RegExp(`puerto ${port} está ocupado`), remedy: /--port \d+/ });
    await new Promise((resolve) => server.close(resolve));
    assert.equal(await choosePort(port), port);
    assert.ok((await choosePort(null)) >= 8888);
  });

  it("serves this machine only, with the token out of sight, also to root", () => {
    const words: string[] = labArguments({ root: "/r", port: 9000, uid: 0 });
    assert.ok(words.includes("--ServerApp.ip=127.0.0.1") && words.includes("--allow-root") && words.includes("--ServerApp.port_retries=0"));
    assert.ok(!words.join(" ").includes("token"));
    assert.ok(!labArguments({ root: "/r", port: 9000, uid: 1000 }).includes("--allow-root"));
  });

  it("says that the kernel is missing", () => {
    assert.throws(() => requireKernel(layout("/no/existe")), { name: "Problem", sentence: /Falta el núcleo/, remedy: /npm start/ });
  });

  it("does not call it a failure when the user ends it while it starts", async () => {
    const ended = { port: 1, token: "", server: { exitCode: 1, signalCode: null }, log: "jupyterlab.log" };
    await waitUntilReady({ ...ended, stop: { called: true } });
    await assert.rejects(waitUntilReady({ ...ended, stop: { called: false } }), { name: "Problem", sentence: /no ha arrancado/ });
  });

  it("keeps the user's Jupyter and Python settings away", () => {
    const environment = jupyterEnvironment(layout("/r"), {
      PATH: "/bin",
      PYTHONPATH: "/malo",
      PYTHONHOME: "/malo",
      JUPYTER_PATH: "/malo",
      HOME: "/casa",
    });
    assert.ok(!JSON.stringify(environment).includes("/malo"));
    assert.equal(environment.HOME, "/casa");
    assert.match(environment.JUPYTER_CONFIG_DIR, /\.cache/);
    assert.equal(environment.PIP_USER, "0");
  });
});

describe("npm run reproduce", () => {
  it("names notebook, cell and error", () => {
    const event = parseEvent('{"event":"failed","notebook":"02-red","cell":7,"id":"02-red-7","ename":"OptionError","evalue":"stepSize"}');
    assert.match(describeFailure(event), /^✘ 02-red, celda 7 \(02-red-7\): OptionError: stepSize\n/);
    assert.match(describeFailure({ notebook: "02-red", ename: "Error", evalue: "x" }), /^✘ 02-red: Error: x\n/);
  });

  it("passes over lines that are no events", () => {
    for (const line of ["", "hola", "{", "3", "null", '{"a":1}']) assert.equal(parseEvent(line), null);
  });
});

describe("a build of notebooks on the terminal", () => {
  it("says which notebook of how many, where its cells go, and the total", () => {
    const clock = { now: 0 };
    const written: string[] = [];
    const { show, total } = presentBuild({ out: { write: (text: string) => written.push(text) }, now: () => clock.now });
    for (const [place, notebook] of [
      [1, "00-a"],
      [2, "01-b"],
    ]) {
      show({ event: "start", notebook, cells: 9, place, notebooks: 2 });
      clock.now += 20_000;
      show({ event: "cell", notebook, cell: 3, cells: 9 });
      show({ event: place === 1 ? "done" : "failed", notebook });
    }
    show({ event: "start", notebook: "01-b", cells: 9, place: 2, notebooks: 2 });
    show({ event: "done", notebook: "01-b" });
    total();
    assert.deepEqual(written.join("").split("\n"), [
      "· Cuaderno 00-a (1 de 2)…",
      "  Cuaderno 00-a (1 de 2): 20 s  celda 3 de 9",
      "✔ Cuaderno 00-a (1 de 2) (20 s)",
      "· Cuaderno 01-b (2 de 2)…",
      "  Cuaderno 01-b (2 de 2): 20 s  celda 3 de 9",
      "✘ Cuaderno 01-b (2 de 2) (20 s)",
      "· Cuaderno 01-b (2 de 2)…",
      "✔ Cuaderno 01-b (2 de 2) (0,0 s)",
      "2 cuadernos ejecutados en 40 s",
      "",
    ]);
  });

  it("has no total for one notebook, and shows a failure before any start", () => {
    const written: string[] = [];
    const { show, total } = presentBuild({ out: { write: (text: string) => written.push(text) }, now: () => 0 });
    show({ event: "failed", notebook: "00-a" });
    total();
    assert.deepEqual(written, ["· Cuaderno 00-a…\n", "✘ Cuaderno 00-a (0,0 s)\n"]);
  });
});

describe("duration", () => {
  it("is told in seconds, then in minutes, then in hours", () => {
    assert.deepEqual([0, 440, 9_900, 32_400, 125_000].map(duration), ["0,0 s", "0,4 s", "9,9 s", "32 s", "2 min 5 s"]);
    const minutes = [59, 60, 186.4, 1439.6].map((each) => duration(each * 60_000));
    assert.deepEqual(minutes, ["59 min 0 s", "1 h 0 min", "3 h 6 min", "24 h 0 min"]);
  });

  it("never has sixty seconds", () => {
    assert.deepEqual([59_700, 119_700, 3_599_700].map(duration), ["1 min 0 s", "2 min 0 s", "1 h 0 min"]);
  });
});
