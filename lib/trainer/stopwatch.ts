/** Counts seconds while it runs; time enters a run only to be shown. */
export interface Stopwatch {
  readonly seconds: number;
  /** Sets it to so many seconds, and whether it runs. */
  set(seconds: number, running: boolean): void;
  /** Stands still while `work` is done. */
  pauseFor<T>(work: () => Promise<T>): Promise<T>;
}

/** A stopwatch at 0 that does not run. */
export function stopwatch(now: () => number = () => performance.now()): Stopwatch {
  let before = 0;
  let since: number | undefined;
  const seconds = () => before + (since === undefined ? 0 : (now() - since) / 1000);
  const set = (value: number, running: boolean) => {
    before = value;
    since = running ? now() : undefined;
  };
  return {
    get seconds() {
      return seconds();
    },
    set,
    async pauseFor(work) {
      const running = since !== undefined;
      set(seconds(), false);
      try {
        return await work();
      } finally {
        set(before, running);
      }
    },
  };
}
