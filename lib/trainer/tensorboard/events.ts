import { maskedCrc32c } from "./crc32c";
import type { Histogram } from "./histogram";
import { bytesField, concat, doubleField, doublesField, floatField, integerField } from "./protobuf";

/** When something was seen. */
export interface Moment {
  /** Seconds since 1970. */
  readonly time: number;
  readonly step: number;
}

/** An encoded PNG and its size. */
interface Image {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3;
}

// Numbers of the fields of event.proto and summary.proto of TensorFlow; values in the first format (`simple_value`, `histo`,
// `image`), which every TensorBoard reads and EventAccumulator gives back as they are.
export const EVENT = { time: 1, step: 2, fileVersion: 3, summary: 5, sessionLog: 7 } as const;
export const SESSION = { status: 1, start: 1 } as const;
export const SUMMARY = { value: 1 } as const;
export const VALUE = { tag: 1, scalar: 2, image: 4, histogram: 5 } as const;
export const IMAGE = { height: 1, width: 2, channels: 3, encoded: 4 } as const;
const HISTOGRAM = { min: 1, max: 2, num: 3, sum: 4, sumSquares: 5, limits: 6, counts: 7 } as const;

/**
 * A number for TensorBoard, in single precision.
 * @example
 * scalarValue("a", 1); // Uint8Array(8) [ 10, 1, 97, 21, 0, 0, 128, 63 ]
 */
export function scalarValue(tag: string, value: number): Uint8Array {
  return concat([bytesField(VALUE.tag, tag), floatField(VALUE.scalar, value)]);
}

/** A histogram for TensorBoard. */
export function histogramValue(tag: string, { min, max, num, sum, sumSquares, limits, counts }: Histogram): Uint8Array {
  const moments = [
    doubleField(HISTOGRAM.min, min),
    doubleField(HISTOGRAM.max, max),
    doubleField(HISTOGRAM.num, num),
    doubleField(HISTOGRAM.sum, sum),
    doubleField(HISTOGRAM.sumSquares, sumSquares),
  ];
  const buckets = [doublesField(HISTOGRAM.limits, limits), doublesField(HISTOGRAM.counts, counts)];
  return concat([bytesField(VALUE.tag, tag), bytesField(VALUE.histogram, concat([...moments, ...buckets]))]);
}

/** A picture for TensorBoard. */
export function imageValue(tag: string, { png, width, height, channels }: Image): Uint8Array {
  const size = [integerField(IMAGE.height, height), integerField(IMAGE.width, width), integerField(IMAGE.channels, channels)];
  return concat([bytesField(VALUE.tag, tag), bytesField(VALUE.image, concat([...size, bytesField(IMAGE.encoded, png)]))]);
}

/** The record with which an event file begins. */
export function fileVersionRecord(moment: Moment): Uint8Array {
  return record(moment, bytesField(EVENT.fileVersion, "brain.Event:2"));
}

/** A record that makes TensorBoard forget what earlier files say of this step and later ones. */
export function restartRecord(moment: Moment): Uint8Array {
  return record(moment, bytesField(EVENT.sessionLog, integerField(SESSION.status, SESSION.start)));
}

/** A record with what was seen at a step. */
export function summaryRecord(moment: Moment, values: readonly Uint8Array[]): Uint8Array {
  return record(moment, bytesField(EVENT.summary, concat(values.map((value) => bytesField(SUMMARY.value, value)))));
}

/** An event framed as a TFRecord: length (u64), masked CRC-32C of the length, the event, its masked CRC-32C. */
function record({ time, step }: Moment, content: Uint8Array): Uint8Array {
  const event = concat([doubleField(EVENT.time, time), integerField(EVENT.step, step), content]);
  const framed = new Uint8Array(event.length + 16);
  const view = new DataView(framed.buffer);
  view.setBigUint64(0, BigInt(event.length), true);
  view.setUint32(8, maskedCrc32c(framed.subarray(0, 8)), true);
  framed.set(event, 12);
  view.setUint32(12 + event.length, maskedCrc32c(event), true);
  return framed;
}
