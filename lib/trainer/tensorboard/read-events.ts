import { requireMembers } from "../../errors";
import { maskedCrc32c } from "./crc32c";
import { EVENT, IMAGE, SESSION, SUMMARY, VALUE } from "./events";
import { bytesOf, damaged, type Field, fieldsOf, integerOf, lastField, realOf } from "./wire";

/** Where and when a value was written. */
interface Point {
  readonly tag: string;
  readonly step: number;
  /** Seconds since 1970. */
  readonly time: number;
}

/** A number, in single precision as the file keeps it. */
export interface ScalarPoint extends Point {
  readonly value: number;
}

/** An encoded picture, as it is. */
export interface ImagePoint extends Point {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** A HistogramProto of TensorFlow, its bytes as they are. */
export interface HistogramPoint extends Point {
  readonly bytes: Uint8Array;
}

/** What an event file says, each list in the order of the file. */
export interface Events {
  readonly scalars: readonly ScalarPoint[];
  readonly images: readonly ImagePoint[];
  readonly histograms: readonly HistogramPoint[];
  /** Steps at which the run began or went on: what earlier files say of that step and later ones does not count any more. */
  readonly restarts: readonly number[];
  /** Whether the last record is cut short, as a killed run leaves it; what comes before it is whole. */
  readonly truncated: boolean;
}

/**
 * Reads an event file of TensorBoard: records framed as TFRecord, with their CRCs checked; in each an `Event`, and in its
 * `Summary` the values of the first format (`simple_value`, `image`, `histo`), which `tensorboard` here writes and PyTorch
 * too. Of what it does not know (graphs, the tensors that TensorFlow 2 writes) it says nothing.
 *
 * A last record that is cut short is left out, as TensorBoard does.
 *
 * Source: event.proto and summary.proto of TensorFlow.
 * @param bytes of the whole file; undefined, as a folder reads a file that it lacks, is refused
 * @param options.name how errors call the file
 * @throws DataError when a record is damaged or is no event; OptionError when there are no bytes.
 * @example
 * const folder = memoryFolder();
 * eventWriter(folder, "registro", { clock: () => 1700000000 }).write(3, [scalarValue("loss", 0.5)]);
 * const bytes = folder.read(`registro/${folder.names("registro")[0]}`);
 * readEvents(bytes).scalars; // [ { tag: 'loss', step: 3, time: 1700000000, value: 0.5 } ]
 * readEvents(Uint8Array.of(1, 2, 3)).truncated; // true
 */
export function readEvents(bytes: Uint8Array | undefined, { name = "registro de TensorBoard" }: { readonly name?: string } = {}): Events {
  const whole = requireMembers("bytes", bytes as Uint8Array, {
    subject: "readEvents",
    kind: "los bytes de un fichero, un Uint8Array",
    members: ["byteLength", "subarray"],
    remedy: "si vienen de una carpeta, mira con names que el fichero esté: carpeta.read(nombre) no da nada si no está",
  });
  const { records, truncated } = recordsOf(whole, name);
  const found = { scalars: [] as ScalarPoint[], images: [] as ImagePoint[], histograms: [] as HistogramPoint[], restarts: [] as number[] };
  records.forEach((record, i) => readEvent(record, { found, subject: `${name}, registro ${i + 1}` }));
  return { ...found, truncated };
}

/** TFRecord: length (u64), masked CRC-32C of the length, so many bytes, their masked CRC-32C. */
function recordsOf(bytes: Uint8Array, name: string): { records: Uint8Array[]; truncated: boolean } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: Uint8Array[] = [];
  let at = 0;
  while (at + 12 <= bytes.length) {
    const subject = `${name}, registro ${records.length + 1}`;
    if (view.getUint32(at + 8, true) !== maskedCrc32c(bytes.subarray(at, at + 8))) {
      throw damaged(subject, "la suma de su longitud no es la suya: está dañado o no es de TensorBoard");
    }
    const end = at + 12 + Number(view.getBigUint64(at, true));
    if (end + 4 > bytes.length) break;
    const record = bytes.subarray(at + 12, end);
    if (view.getUint32(end, true) !== maskedCrc32c(record)) throw damaged(subject, "la suma de su contenido no es la suya: está dañado");
    records.push(record);
    at = end + 4;
  }
  return { records, truncated: at < bytes.length };
}

type Found = { scalars: ScalarPoint[]; images: ImagePoint[]; histograms: HistogramPoint[]; restarts: number[] };
type Place = { readonly found: Found; readonly subject: string };

function readEvent(record: Uint8Array, { found, subject }: Place): void {
  const event = fieldsOf(record, { subject });
  const step = integerOf(lastField(event, EVENT.step));
  const time = realOf(lastField(event, EVENT.time)) ?? 0;
  const session = bytesOf(lastField(event, EVENT.sessionLog));
  const began = session && integerOf(lastField(fieldsOf(session, { subject }), SESSION.status)) === SESSION.start;
  if (began) found.restarts.push(step);
  const summary = bytesOf(lastField(event, EVENT.summary));
  for (const field of summary ? fieldsOf(summary, { subject }) : []) {
    const value = field.number === SUMMARY.value ? bytesOf(field) : undefined;
    if (value) readValue(fieldsOf(value, { subject }), { step, time }, { found, subject });
  }
}

function readValue(value: readonly Field[], moment: { step: number; time: number }, { found, subject }: Place): void {
  const tag = new TextDecoder().decode(bytesOf(lastField(value, VALUE.tag)) ?? new Uint8Array());
  const point = { tag, ...moment };
  const scalar = realOf(lastField(value, VALUE.scalar));
  if (scalar !== undefined) found.scalars.push({ ...point, value: scalar });
  const histogram = bytesOf(lastField(value, VALUE.histogram));
  if (histogram) found.histograms.push({ ...point, bytes: histogram.slice() });
  const image = bytesOf(lastField(value, VALUE.image));
  if (image) found.images.push({ ...point, ...readImage(fieldsOf(image, { subject })) });
}

function readImage(image: readonly Field[]): Pick<ImagePoint, "png" | "width" | "height"> {
  const [width, height] = [IMAGE.width, IMAGE.height].map((number) => integerOf(lastField(image, number)));
  return { png: (bytesOf(lastField(image, IMAGE.encoded)) ?? new Uint8Array()).slice(), width, height };
}
