import type { Exercise, Facts, FromFacts } from "./exercise";

/** A thing with what the notebook measured already in it. */
export function withFacts<T extends string | number | readonly string[]>(value: FromFacts<T>, facts: Facts): T {
  return typeof value === "function" ? value(facts) : value;
}

/** Spanish: what is wrong with the facts that came with an answer, or undefined when the exercise has all it asks for. Never throws. */
export function problemOfFacts(exercise: Exercise, facts: Facts): string | undefined {
  const { reader, missing } = watched(facts);
  const call = `la llamada \`check("${exercise.id}", …)\``;
  try {
    for (const read of readersOf(exercise)) read(reader);
  } catch {
    if (missing.size === 0)
      return `No entiendo los datos que recibe ${call}: déjala como estaba y ejecuta otra vez las celdas anteriores, en orden.`;
  }
  if (missing.size === 0) return undefined;
  const names = [...missing];
  const which = names.map((name) => `\`${name}\``).join(", ");
  const what = names.length === 1 ? `Falta un dato que mide el cuaderno: ${which}` : `Faltan datos que mide el cuaderno: ${which}`;
  return `${what}. Ejecuta antes las celdas anteriores, en orden, y deja ${call} con su { ${names.map((name) => `${name}: …`).join(", ")} } final.`;
}

/** A copy of whatever came as facts; none of what cannot be copied. Never throws. */
export function readableFacts(facts: unknown): Facts {
  try {
    return { ...(facts as Facts) };
  } catch {
    return {};
  }
}

/** The facts that a file can keep: texts and finite numbers. */
export function keepableFacts(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => typeof fact === "string" || Number.isFinite(fact)));
}

/** All that an exercise computes from facts. */
function readersOf(exercise: Exercise): ((facts: Facts) => unknown)[] {
  if (exercise.kind === "written") return [exercise.modelAnswer];
  const fromFacts: unknown[] = [exercise.explanation];
  if (exercise.kind !== "code") fromFacts.push(exercise.expected, ...exercise.mistakes.map(({ answer }) => answer));
  return fromFacts.filter((one) => typeof one === "function") as ((facts: Facts) => unknown)[];
}

/** Facts that note which names are asked for and hold neither a text nor a finite number; those read NaN. */
function watched(facts: Facts): { reader: Facts; missing: ReadonlySet<string> } {
  const missing = new Set<string>();
  const reader = new Proxy(facts, {
    get(target, name) {
      if (typeof name !== "string") return undefined;
      const value: unknown = Object.hasOwn(target, name) ? target[name] : undefined;
      if (typeof value === "string" || Number.isFinite(value)) return value;
      missing.add(name);
      return Number.NaN;
    },
  });
  return { reader, missing };
}
