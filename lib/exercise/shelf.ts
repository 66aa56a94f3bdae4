import type { Shelf } from "./ledger";

const KEY = "ebm-ejercicios";

/**
 * Where this machine keeps the notes, if it does: in Node, progreso/ejercicios.json of the project; in a page (this twin), its
 * own storage, which needs no lock.
 * @example
 * ledger(localShelf()).noteOf("00-nada").attempts; // 0
 */
export function localShelf(): Shelf | undefined {
  const storage = storageOfPage();
  return (
    storage && {
      name: `${KEY} (en este navegador)`,
      read: () => storage.getItem(KEY) ?? undefined,
      write: (text) => storage.setItem(KEY, text),
      putAside: () => {
        const aside = `${KEY}-apartado`;
        storage.setItem(aside, storage.getItem(KEY) ?? "");
        storage.removeItem(KEY);
        return aside;
      },
      alone: (work) => work(),
    }
  );
}

interface Storage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

/** A page without permission to store throws already when it is asked. */
function storageOfPage(): Storage | undefined {
  try {
    return (globalThis as { localStorage?: Storage }).localStorage ?? undefined;
  } catch {
    return undefined;
  }
}
