import type { RunFolder } from "../run-folder";
import { fileVersionRecord, restartRecord, summaryRecord } from "./events";
import { concat } from "./protobuf";

/** Writes the event files of one folder, whose points lie on one axis of steps. */
export interface EventWriter {
  /** Goes on in a new file at this step: what earlier files say of it and of later steps is forgotten. @throws FileError */
  restart(step: number): void;
  /**
   * Appends what was seen at a step; one that is not later than the last goes on in a new file, as `restart` says.
   * @param values made by `scalarValue`, `histogramValue`, `imageValue`
   * @throws FileError
   */
  write(step: number, values: readonly Uint8Array[]): void;
}

/**
 * A writer of event files for `tensorboard --logdir`.
 *
 * A file is only ever appended to by the writer that began it, and no more after an error: a file that a kill or a full
 * disk left with half a record stays as it is, TensorBoard reads it up to there, and the next file says where it goes on.
 * @param options.clock seconds since 1970
 * @example
 * const folder = memoryFolder();
 * eventWriter(folder, "registro", { clock: () => 1700000000 }).write(1, [scalarValue("a", 1)]);
 * folder.names("registro"); // [ 'events.out.tfevents.1700000000.ebm' ]
 */
export function eventWriter(folder: RunFolder, place: string, { clock }: { readonly clock: () => number }): EventWriter {
  const open = { file: "", last: -1 };
  const append = (bytes: Uint8Array) => {
    const { file } = open;
    open.file = "";
    folder.append(file, bytes);
    open.file = file;
  };
  const restart = (step: number) => {
    const moment = { time: clock(), step };
    Object.assign(open, { file: `${place}/${nextName(folder.names(place), moment.time)}`, last: step - 1 });
    append(concat([fileVersionRecord({ ...moment, step: 0 }), restartRecord(moment)]));
  };
  return {
    restart,
    write: (step, values) => {
      if (open.file === "" || step <= open.last) restart(step);
      append(summaryRecord({ time: clock(), step }, values));
      open.last = step;
    },
  };
}

const NAME = /^events\.out\.tfevents\.(\d+)\.ebm$/;

/** TensorBoard reads files by their names' order, so a name is later than all others, whatever the clock says. */
function nextName(names: readonly string[], time: number): string {
  const others = names.map((name) => Number(NAME.exec(name)?.[1] ?? -1));
  const number = Math.max(Math.floor(time), ...others.map((other) => other + 1));
  return `events.out.tfevents.${String(number).padStart(10, "0")}.ebm`;
}
