import { type PlayBar, playBar, type PlayWords } from "./play-bar";
import { player } from "./player";

/** Steps after which a run pauses by itself: a page that is left playing must not eat a core for ever. */
const LONGEST = 3000;

/** What the buttons move, and who is told of it. */
export interface Controlled {
  /** Without a seed there is no chance in the run. */
  readonly state: { readonly step: number; readonly seed?: number };
  /** What its buttons are called, where they have names of their own. */
  readonly words?: PlayWords;
  restart(seed: number): void;
  /** Makes steps. */
  advance(steps: number): Promise<void>;
  /** Steps between two pictures. */
  speed(): number;
  draw(): void;
  /** After a button. */
  tell(): void;
  /** At each picture. */
  tellSeldom(): void;
  /** A step that failed, and why: the run is paused. */
  fail(error: Error): void;
}

/** The buttons, and a way to pause from elsewhere. */
interface Controls extends PlayBar {
  pause(): void;
}

/** The buttons of an output, with the player behind them. */
export function controls(root: Element, run: Controlled): Controls {
  let pauseAt = LONGEST;
  let failed = false;
  /** Whether all went well. */
  const advance = async (steps: number): Promise<boolean> => {
    try {
      await run.advance(steps);
      failed = false;
      run.draw();
    } catch (error) {
      failed = true;
      run.fail(error as Error);
    }
    return !failed;
  };
  const seed = () => run.state.seed ?? 0;
  const restart = (from: number) => {
    run.restart(from);
    run.draw();
    run.tell();
  };
  const motor = player(root, {
    async advance() {
      const well = await advance(run.speed());
      if (well) run.tellSeldom();
      return well && run.state.step < pauseAt;
    },
    onChange(playing) {
      bar.show(playing);
      pauseAt = run.state.step + LONGEST;
      if (!playing && !failed) run.tell();
    },
  });
  const bar = playBar({
    words: run.words,
    onToggle: () => (motor.playing() ? motor.pause() : motor.play()),
    async onStep() {
      motor.pause();
      if (await advance(1)) run.tell();
    },
    onRestart: () => restart(seed()),
    onSeed: run.state.seed === undefined ? undefined : () => restart(seed() + 1),
  });
  return { ...bar, pause: motor.pause };
}
