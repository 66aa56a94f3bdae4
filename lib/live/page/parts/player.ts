/** Runs work a frame at a time while it plays and can be seen. */
export interface Player {
  playing(): boolean;
  play(): void;
  pause(): void;
}

export interface PlayerOptions {
  /** The work of a frame; it resolves to whether to go on. */
  readonly advance: () => Promise<boolean>;
  readonly onChange: (playing: boolean) => void;
}

/**
 * A player for the output `root`. Paused it asks for no frames, and neither does it while the page is hidden, or the
 * output is scrolled away or no longer in the page; when it is seen again it goes on.
 */
export function player(root: Element, { advance, onChange }: PlayerOptions): Player {
  const state = { playing: false, running: false, seen: true };
  const wanted = () => state.playing && state.seen && !document.hidden && root.isConnected;
  const set = (playing: boolean) => {
    if (state.playing === playing) return;
    state.playing = playing;
    onChange(playing);
    void run();
  };
  async function run() {
    if (state.running) return;
    state.running = true;
    try {
      while (wanted()) {
        await new Promise(requestAnimationFrame);
        if (wanted() && !(await advance())) set(false);
      }
    } finally {
      state.running = false;
    }
  }
  new IntersectionObserver((entries) => {
    state.seen = entries[entries.length - 1].isIntersecting;
    void run();
  }).observe(root);
  document.addEventListener("visibilitychange", () => void run());
  return { playing: () => state.playing, play: () => set(true), pause: () => set(false) };
}
