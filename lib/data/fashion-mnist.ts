import { readLocalFile } from "#data/files";
import { gunzipSync } from "fflate";
import { DataError } from "../errors";
import { parseIdx } from "./idx";
import { type ImageSet, imageSet } from "./image-set";
import type { Mnist, ReadFile } from "./mnist";
import { requireSha256 } from "./sha256";

/** The ten classes, in the order of their labels. */
export const FASHION_CLASSES = [
  "camiseta",
  "pantalón",
  "jersey",
  "vestido",
  "abrigo",
  "sandalia",
  "camisa",
  "zapatilla",
  "bolso",
  "botín",
] as const;

const SIDE = 28;
const SUBSET = { file: "data/fashion-mnist/test-2000.idx.gz", images: 2000 };
const SUBSET_SHA256 = "340f4335b82411f5ec725348e9dfcf268f8d29a474488d824f5ac5f605ba951e";
const SUBSET_REMEDY = "recupéralo con git checkout data/fashion-mnist";

/** Where Debian's package puts the four files, as the authors published them. */
const FOLDER = "/usr/share/datasets/fashion-mnist";
const REMEDY =
  "la versión entera es el paquete dataset-fashion-mnist de Debian (apt-get install dataset-fashion-mnist); fashionMnist() trae 2000 imágenes de prueba";

/** sha256 of the four uncompressed files that Zalando published; see data/README.md. */
const SHA256 = {
  "train-images-idx3-ubyte": "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
  "train-labels-idx1-ubyte": "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
  "t10k-images-idx3-ubyte": "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
  "t10k-labels-idx1-ubyte": "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34",
} as const;

/**
 * The 2,000 test images of Fashion-MNIST that come with the project: of each of the ten classes the first 200 of the test file, in the order of that file.
 *
 * Clothes of the size and the greys of MNIST's digits: what a model of digits must find unlikely. Header, counts and sha256 are checked.
 * Source: Xiao, Rasul and Vollgraf (2017), "Fashion-MNIST: a novel image dataset for benchmarking machine learning algorithms". MIT licence, Zalando SE.
 * @param readFile where the file comes from, e.g. a fetch in a browser page
 * @throws FileError when the file cannot be read; DataError when it is damaged or another one.
 * @example
 * const clothes = await fashionMnist();
 * [clothes.count, clothes.height, clothes.width, labelCounts(clothes)[0]]; // [ 2000, 28, 28, 200 ]
 */
export async function fashionMnist({ readFile = fromProject }: { readFile?: ReadFile } = {}): Promise<ImageSet> {
  const { file, images } = SUBSET;
  const bytes = inflated(file, await readFile(file), SUBSET_REMEDY);
  const end = 16 + images * SIDE * SIDE;
  const [pixels, labels] = [bytes.subarray(0, end), bytes.subarray(end)].map((part, i) =>
    parseIdx(part, { name: file, shape: i === 0 ? [images, SIDE, SIDE] : [images], remedy: SUBSET_REMEDY }),
  );
  await requireSha256(file, bytes, { expected: SUBSET_SHA256, remedy: SUBSET_REMEDY });
  return imageSet("Fashion-MNIST (2000 de prueba)", { pixels: pixels.values, labels: labels.values, height: SIDE, width: SIDE });
}

/**
 * Loads all of Fashion-MNIST, 60,000 images to train and 10,000 to test, from Debian's package dataset-fashion-mnist, and checks the four files.
 * @param readFile where the files come from, gzipped or not
 * @throws FileError when a file cannot be read, as where the package is not installed.
 * @throws DataError when a file is truncated, foreign or altered.
 * @example
 * await loadFashionMnist({ readFile: async () => new Uint8Array(3) }); // throws DataError
 */
export async function loadFashionMnist({ readFile = fromDebian }: { readFile?: ReadFile } = {}): Promise<Mnist> {
  const part = async (name: string, { prefix, count }: { prefix: "train" | "t10k"; count: number }) => {
    const pixels = await loadFile(`${prefix}-images-idx3-ubyte`, { shape: [count, SIDE, SIDE], readFile });
    const labels = await loadFile(`${prefix}-labels-idx1-ubyte`, { shape: [count], readFile });
    return imageSet(name, { pixels, labels, height: SIDE, width: SIDE });
  };
  const [train, test] = await Promise.all([
    part("Fashion-MNIST (entrenamiento)", { prefix: "train", count: 60_000 }),
    part("Fashion-MNIST (prueba)", { prefix: "t10k", count: 10_000 }),
  ]);
  return { train, test };
}

const fromProject: ReadFile = (name) => readLocalFile(name, SUBSET_REMEDY);
const fromDebian: ReadFile = (name) => readLocalFile(`${FOLDER}/${name}.gz`, REMEDY);

async function loadFile(
  name: keyof typeof SHA256,
  { shape, readFile }: { shape: readonly number[]; readFile: ReadFile },
): Promise<Uint8Array> {
  const bytes = inflated(name, await readFile(name), REMEDY);
  const { values } = parseIdx(bytes, { name, shape, remedy: REMEDY });
  await requireSha256(name, bytes, { expected: SHA256[name], remedy: REMEDY });
  return values;
}

/** The contents of a gzip file; what is not compressed stays as it is. @throws DataError when it is damaged */
function inflated(name: string, bytes: Uint8Array, remedy: string): Uint8Array {
  if (!(bytes?.[0] === 0x1f && bytes[1] === 0x8b)) return bytes;
  try {
    return gunzipSync(bytes);
  } catch (cause) {
    throw new DataError({ subject: name, problem: "no se puede descomprimir: está truncado o dañado", remedy, cause });
  }
}
