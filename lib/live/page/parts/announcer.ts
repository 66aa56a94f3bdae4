import { element, write } from "./dom";

export interface Announcer {
  readonly root: HTMLElement;
  /** Says something now, e.g. after a button. */
  say(text: string): void;
  /** Says something that changes all the time: seldom. */
  sayNowAndThen(text: () => string): void;
}

/** Shows why a step failed where the numbers are, and says it. */
export function failure(numbers: HTMLElement, voice: Announcer): (error: Error) => void {
  return ({ message }) => {
    write(numbers, message);
    voice.say(message);
  };
}

/** Milliseconds between two words about a run that goes on. */
const PAUSE = 8000;

/** What a screen reader hears, when it has a moment, of what the pictures show. */
export function announcer(): Announcer {
  const root = element("p", { class: "voz", role: "status" });
  let saidAt = performance.now();
  const say = (text: string) => {
    saidAt = performance.now();
    write(root, text);
  };
  return { root, say, sayNowAndThen: (text) => performance.now() - saidAt > PAUSE && say(text()) };
}
