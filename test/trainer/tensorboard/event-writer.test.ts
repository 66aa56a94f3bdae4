import { strict as assert } from "node:assert";
import { FileError } from "ebm/errors";
import { memoryFolder, type RunFolder } from "ebm/trainer";
import { eventWriter, maskedCrc32c, scalarValue } from "ebm/trainer/tensorboard";

const clock = () => 1700000000.5;
const point = [scalarValue("a", 1)];

/** The records of a file, as TFRecord frames them; stops at half a record as TensorBoard does. */
function recordsOf(folder: RunFolder, name: string): Uint8Array[] {
  const bytes = folder.read(`r/${name}`) ?? new Uint8Array();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: Uint8Array[] = [];
  for (let at = 0; at + 12 <= bytes.length; ) {
    const length = Number(view.getBigUint64(at, true));
    assert.equal(view.getUint32(at + 8, true), maskedCrc32c(bytes.subarray(at, at + 8)));
    if (at + 16 + length > bytes.length) break;
    const record = bytes.subarray(at + 12, at + 12 + length);
    assert.equal(view.getUint32(at + 12 + length, true), maskedCrc32c(record));
    records.push(record);
    at += 16 + length;
  }
  return records;
}

describe("eventWriter", () => {
  it("begins with its version and its restart, and adds a record a step", () => {
    const folder = memoryFolder();
    const writer = eventWriter(folder, "r", { clock });
    for (const step of [1, 2, 5]) writer.write(step, point);
    assert.deepEqual(folder.names("r"), ["events.out.tfevents.1700000000.ebm"]);
    const records = recordsOf(folder, folder.names("r")[0]);
    assert.equal(records.length, 2 + 3);
    assert.match(new TextDecoder().decode(records[0]), /brain\.Event:2$/);
    // wall_time (9 bytes), step = 1, field 7 of 2 bytes: status = START
    assert.deepEqual([...records[1].subarray(9)], [16, 1, 58, 2, 8, 1]);
  });

  it("names each file later than all others, whatever the clock says", () => {
    const folder = memoryFolder();
    for (const time of [1700000000, 1700000000, 5, 1800000000]) eventWriter(folder, "r", { clock: () => time }).restart(0);
    assert.deepEqual(
      folder.names("r").map((name) => name.split(".")[3]),
      ["1700000000", "1700000001", "1700000002", "1800000000"],
    );
  });

  it("never appends to a file that another began or that an error left damaged", () => {
    const folder = memoryFolder();
    const health = { full: false };
    const disk: RunFolder = {
      ...folder,
      append: (name, bytes) => {
        if (!health.full) return folder.append(name, bytes);
        folder.append(name, bytes.subarray(0, 7));
        throw new FileError({ subject: name, problem: "no se pudo ampliar el fichero (ENOSPC)" });
      },
    };
    const writer = eventWriter(disk, "r", { clock });
    writer.write(1, point);
    health.full = true;
    assert.throws(() => writer.write(2, point), { name: "FileError" });
    assert.throws(() => writer.write(3, point), { name: "FileError" });
    health.full = false;
    writer.write(4, point);
    eventWriter(disk, "r", { clock }).write(5, point);
    const counts = folder.names("r").map((name) => recordsOf(folder, name).length);
    assert.deepEqual(counts, [2 + 1, 0, 2 + 1, 2 + 1]);
  });

  it("begins a file when a step is not later than the last, as after a watchdog", () => {
    const folder = memoryFolder();
    const writer = eventWriter(folder, "r", { clock });
    for (const step of [10, 20, 10, 20]) writer.write(step, point);
    assert.equal(folder.names("r").length, 2);
    assert.deepEqual([...recordsOf(folder, folder.names("r")[1])[1].subarray(9)], [16, 10, 58, 2, 8, 1]);
  });
});
