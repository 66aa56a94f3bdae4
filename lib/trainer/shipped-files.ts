import { FileError } from "../errors";

/** Browser twin of shipped-files.node.ts: a page has no folders. @throws FileError */
export async function readShippedFile(file: string): Promise<Uint8Array> {
  throw new FileError({
    subject: `data/checkpoints/${file}`,
    problem: "en el navegador no hay carpeta data/checkpoints",
    remedy: "lee el fichero con fetch y pásalo a decodeWeights",
  });
}
