import { sha256 } from "../bytes/sha256";
import { DataError } from "../errors";

/**
 * Checks that `bytes` have the sha256 that the project recorded for them.
 * @param name how errors call the file
 * @throws DataError when they differ: the file was altered or is another one.
 */
export async function requireSha256(
  name: string,
  bytes: Uint8Array,
  { expected, remedy }: { expected: string; remedy: string },
): Promise<void> {
  const found = await sha256(bytes);
  if (found === expected) return;
  const problem = `el contenido no es el original: su sha256 empieza por ${found.slice(0, 12)} y debería empezar por ${expected.slice(0, 12)}`;
  throw new DataError({ subject: name, problem, remedy });
}
