import { readLocalFile } from "#data/files";
import { DataError } from "../errors";
import { type ImageSet, imageSet } from "./image-set";
import type { ReadFile } from "./mnist";

/** The two parts of CIFAR-10: 50,000 images to train and 10,000 to test, 32×32 in colour. */
export interface Cifar10 {
  readonly train: ImageSet;
  readonly test: ImageSet;
}

/** The ten classes, in the order of their labels. */
export const CIFAR10_CLASSES = ["avión", "coche", "pájaro", "gato", "ciervo", "perro", "rana", "caballo", "barco", "camión"] as const;

const SIDE = 32;
const PLANE = SIDE * SIDE;
const RECORD = 1 + 3 * PLANE;
const IMAGES = 10_000;
const TRAIN = ["data_batch_1.bin", "data_batch_2.bin", "data_batch_3.bin", "data_batch_4.bin", "data_batch_5.bin"];
const FOLDER = "data/cifar-10-batches-bin";

/**
 * Reads the user's own CIFAR-10, which does not come with the project: the six files of its binary version, in the folder cifar-10-batches-bin that unpacking it makes.
 *
 * A file holds 10,000 records of 3,073 bytes: the label, then 1,024 values of red, 1,024 of green and 1,024 of blue, each row-major. Pixels come as NHWC, for
 * `toSigned`. Sizes and labels are checked, not the contents.
 * Source: Krizhevsky (2009), "Learning multiple layers of features from tiny images".
 * @param options.folder absolute, or from the project's folder
 * @throws FileError when a file is not there, saying where to put it; DataError when it is none of CIFAR-10.
 * @example
 * await loadCifar10({ folder: "/aquí/no/están" }); // throws FileError
 */
export async function loadCifar10({
  folder = FOLDER,
  readFile = (name) => readLocalFile(`${folder}/${name}`, remedyFor(folder)),
}: {
  folder?: string;
  readFile?: ReadFile;
} = {}): Promise<Cifar10> {
  const read = async (name: string, files: readonly string[]) => {
    const parts = await Promise.all(files.map(async (file) => parseRecords(file, await readFile(file), remedyFor(folder))));
    const pixels = new Uint8Array(parts.length * IMAGES * 3 * PLANE);
    parts.forEach((part, i) => {
      pixels.set(part.pixels, i * IMAGES * 3 * PLANE);
    });
    const labels = Uint8Array.from(parts.flatMap((part) => Array.from(part.labels)));
    return imageSet(name, { pixels, labels, height: SIDE, width: SIDE, channels: 3 });
  };
  return { train: await read("CIFAR-10 (entrenamiento)", TRAIN), test: await read("CIFAR-10 (prueba)", ["test_batch.bin"]) };
}

const remedyFor = (folder: string) =>
  `CIFAR-10 no viene con el proyecto: descomprime su versión binaria (cifar-10-binary.tar.gz) y deja sus seis ficheros .bin en ${folder}, o di dónde están con folder`;

function parseRecords(name: string, bytes: Uint8Array, remedy: string): { pixels: Uint8Array; labels: Uint8Array } {
  const refuse = (problem: string): never => {
    throw new DataError({ subject: name, problem, remedy });
  };
  if (!(bytes instanceof Uint8Array)) refuse("el contenido debe ser un Uint8Array");
  if (bytes.length !== IMAGES * RECORD) refuse(`debería ocupar ${IMAGES * RECORD} bytes, 10 000 imágenes, y tiene ${bytes.length}`);
  const [pixels, labels] = [new Uint8Array(IMAGES * 3 * PLANE), new Uint8Array(IMAGES)];
  for (let i = 0; i < IMAGES; i++) {
    labels[i] = bytes[i * RECORD];
    if (labels[i] >= CIFAR10_CLASSES.length) refuse(`la imagen ${i} tiene la etiqueta ${labels[i]} y solo hay 10 clases`);
    for (let channel = 0; channel < 3; channel++) {
      const from = i * RECORD + 1 + channel * PLANE;
      for (let p = 0; p < PLANE; p++) pixels[3 * (i * PLANE + p) + channel] = bytes[from + p];
    }
  }
  return { pixels, labels };
}
