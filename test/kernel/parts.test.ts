import assert from "node:assert/strict";
import fc from "fast-check";
import { kernelModule } from "./harness";

const { applyEdits, originalOffset } = kernelModule("text-edits");
const { createQueue } = kernelModule("queue");
const { shareTimer } = kernelModule("timers");
const { createVariables } = kernelModule("variables");
const { createFormatter, parseMessage } = kernelModule("wire");

/** A text and edits of it that do not overlap. */
const editedText = fc.array(fc.record({ keep: fc.string(), drop: fc.string(), add: fc.string() }), { maxLength: 5 }).map((pieces) => {
  let text = "";
  const edits = pieces.map(({ keep, drop, add }) => {
    text += keep;
    const start = text.length;
    text += drop;
    return { start, end: text.length, text: add };
  });
  return { text, edits, expected: pieces.map(({ keep, add }) => keep + add).join("") };
});

describe("kernel: text edits", () => {
  it("replace each piece and keep the rest", () => {
    fc.assert(fc.property(editedText, ({ text, edits, expected }) => assert.equal(applyEdits(text, edits), expected)));
  });

  it("take the position of a kept character back to where it was", () => {
    const edits = [
      { start: 2, end: 2, text: "lr: " },
      { start: 6, end: 8, text: '"x"' },
    ];
    const text = "{ lr, xx: y }";
    const edited = applyEdits(text, edits);
    for (const character of ["{", ",", "y", "}"]) assert.equal(originalOffset(edited.indexOf(character), edits), text.indexOf(character));
  });

  it("take any position back inside the text", () => {
    fc.assert(
      fc.property(editedText, fc.nat(), ({ text, edits, expected }, n) => {
        const offset = originalOffset(n % (expected.length + 1), edits);
        assert.ok(offset >= 0 && offset <= text.length, `${offset}`);
      }),
    );
  });
});

describe("kernel: wire", () => {
  const content = { code: "1 + 1 // ñ" };

  it("a message that we write is read back the same", () => {
    const frames = createFormatter("clave")("execute_request", content, { prefix: ["cliente"] }).map((part: string | Buffer) =>
      Buffer.from(part),
    );
    const message = parseMessage(frames, "clave");
    assert.deepEqual(message?.content, content);
    assert.equal(message?.header.msg_type, "execute_request");
    assert.deepEqual(message?.identities, [Buffer.from("cliente")]);
  });

  it("a message with another key, a missing frame or broken JSON is refused", () => {
    const frames = createFormatter("clave")("x", content, { prefix: [] }).map((part: string | Buffer) => Buffer.from(part));
    assert.equal(parseMessage(frames, "otra"), null);
    assert.equal(parseMessage(frames.slice(0, -1), "clave"), null);
    assert.equal(parseMessage([frames[0], Buffer.from(""), ...frames.slice(2, 5), Buffer.from("{")], ""), null);
    assert.equal(parseMessage([Buffer.from("ruido")], "clave"), null);
  });
});

describe("kernel: queue and variables", () => {
  it("abortWaiting marks what waits and nothing that comes later", async () => {
    const queue = createQueue();
    const seen: string[] = [];
    const task = (name: string) => async (aborted: boolean) => void seen.push(`${name} ${aborted}`);
    queue.add(async () => {
      seen.push("a");
      await null;
      queue.abortWaiting();
    });
    queue.add(task("b"));
    await queue.add(task("c"));
    await queue.add(task("d"));
    assert.deepEqual(seen, ["a", "b true", "c true", "d false"]);
  });

  it("a shared variable is one and the same on both sides, until it is detached", () => {
    const { values, share, detach } = createVariables();
    let x = 1;
    share({
      get x() {
        return x;
      },
      set x(value) {
        x = value;
      },
    });
    values.x = 2;
    assert.equal(x, 2);
    detach(["x", "nunca"]);
    values.x = 3;
    assert.deepEqual([x, values.x], [2, 3]);
  });
});

describe("kernel: timers of the compiler", () => {
  /** A timer as tslab has it: one, fired by hand, and an error for a second. */
  function singleTimer() {
    const state: { callback?: () => void } = {};
    const timers = shareTimer({
      setTimeout: (callback: () => void) => {
        assert.equal(state.callback, undefined, "a second timer");
        state.callback = callback;
      },
      clearTimeout: () => assert.fail("cleared"),
    });
    const fire = () => {
      state.callback?.();
      state.callback = undefined;
    };
    return { timers, fire };
  }

  it("run all that is pending when the only timer fires, and what that schedules, but not what was cleared", () => {
    const { timers, fire } = singleTimer();
    const seen: string[] = [];
    const note = (name: string) => () => seen.push(name);
    timers.setTimeout(() => {
      seen.push("a");
      timers.setTimeout(note("d"), 250);
    }, 250);
    const cleared = timers.setTimeout(note("b"), 250);
    timers.setTimeout(note("c"), 250);
    timers.clearTimeout(cleared);
    fire();
    assert.deepEqual(seen, ["a", "c", "d"]);
    timers.setTimeout(note("e"), 250);
    fire();
    assert.deepEqual(seen, ["a", "c", "d", "e"]);
  });
});
