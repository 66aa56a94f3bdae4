// Runs in a page before its own scripts: it sees what the page sends to its worker, and can spoil it.
"use strict";

/** Kinds of the messages that were sent, and a promise of the worker's first word. */
globalThis.sent = [];
globalThis.helper = new Promise((resolve) => {
  globalThis.Worker = class extends Worker {
    constructor(url) {
      super(url);
      this.addEventListener("message", () => resolve(this), { once: true });
    }
    postMessage(message, transfer) {
      globalThis.sent.push(message.kind);
      super.postMessage(globalThis.spoil ? globalThis.spoil(message, this) : message, transfer);
    }
  };
});
