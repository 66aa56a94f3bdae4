/** Work that is done one after the other. */
export interface Queue {
  /** Works that wait or are under way. */
  readonly length: number;
  /** Resolves when all that is in the queue now has ended, well or not. */
  readonly empty: Promise<unknown>;
  /**
   * Does work after all that came before. It is never begun, and the promise is undefined at once, when `signal` is
   * aborted before its turn; what has begun hears the signal itself.
   */
  enter<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T | undefined>;
}

/** An empty queue. */
export function openQueue(): Queue {
  let length = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    get length() {
      return length;
    },
    get empty() {
      return last;
    },
    async enter(work, signal) {
      if (signal?.aborted) return undefined;
      const before = last;
      const place = { begun: false };
      const takeTurn = async () => {
        try {
          await before;
          if (signal?.aborted) return undefined;
          place.begun = true;
          return await work();
        } finally {
          length--;
        }
      };
      length++;
      const turn = takeTurn();
      last = turn.catch(() => undefined);
      return signal ? turnOrAbort(turn, signal, place) : turn;
    },
  };
}

/** What a turn gives, or undefined as soon as it is not wanted any more and has not begun. */
function turnOrAbort<T>(turn: Promise<T>, signal: AbortSignal, place: { readonly begun: boolean }): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      if (!place.begun) resolve(undefined);
    };
    signal.addEventListener("abort", leave);
    void turn.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
