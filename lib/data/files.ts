import { FileError } from "../errors";

/** Browser twin of files.node.ts: a page has no installed packages, so the caller must say where the files are. */
export async function readPackageFile(packageName: string, path: string): Promise<Uint8Array> {
  throw new FileError({
    subject: `${packageName}/${path}`,
    problem: "en el navegador no se pueden leer los ficheros de un paquete",
    remedy: "pasa tu propio lector: loadMnist({ readFile: async (nombre) => new Uint8Array(await (await fetch(nombre)).arrayBuffer()) })",
  });
}

/** Browser twin: a page has no folders. @throws FileError */
export async function readLocalFile(path: string, _remedy: string): Promise<Uint8Array> {
  throw new FileError({
    subject: path,
    problem: "en el navegador no se pueden leer ficheros de una carpeta",
    remedy: "pasa tu propio lector: { readFile: async (nombre) => new Uint8Array(await (await fetch(nombre)).arrayBuffer()) }",
  });
}
