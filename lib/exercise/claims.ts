/** Where a sentence ends; the point of a number is no end. */
const SENTENCE_END = /[.](?!\d)|[;:!?¡¿…]/;
/** Where a new clause begins, which a "no" before does not reach. */
const NEAR_LIMIT = /,(?!\d)| (?:pero|sino|aunque|porque|mientras|pues|ya que|puesto que|asi que|en cambio) /;
/** Where a sentence turns against what it said. */
const FAR_LIMIT = / (?:pero|sino|aunque|en cambio) /;

/** Denies its own clause. "Si no hay…" is a condition, and "no solo…" a claim. */
const NEGATION = either(
  /(?<!\b(?:si|cuando|donde) )\bno\b(?! (?:solo|solamente|obstante|hay duda|cabe duda))/,
  /\b(?:nunca|jamas|tampoco|ni|ningun[ao]?|nadie|en (?:vez|lugar) de)\b/,
);
/** Denies, or leaves to others, all that it introduces, across commas. */
const DENIAL = either(
  /\bno (?:es|sea|era|seria|parece) (?:verdad|cierto|correcto|asi|exacto)\b/,
  /\bno (?:creo|pienso|significa|quiere decir|implica|se puede decir|podemos decir|diria)\b/,
  /\b(?:es|seria) (?:fals[oa]|mentira|incorrecto|erroneo|un error|un mito)\b/,
  /\bse (?:suele |puede )?(?:dice|lee|cree|piensa|afirma|decir|leer|creer|pensar|afirmar)(?: a menudo| a veces| mucho)? que\b/,
  /\b(?:podria|puede|pudiera) (?:parecer|pensarse|creerse)\b/,
  /\b(?:muchos|algunos|mucha gente) (?:creen|dicen|piensan|cree|dice|piensa)\b/,
  /\b(?:informe|tutorial|guia|companero|texto|libro|articulo|frase|autor(?:es)?|conclusion)\b[^.,;]{0,20} (?:dicen?|afirman?|aseguran?|sostienen?|concluyen?)(?: que\b| ["«“])/,
);
/** "… es falso", said of what came before. */
const DENIED_AFTER = either(
  /\b(?:es|seria) (?:fals[oa]|mentira|incorrecto|erroneo|un error|un mito)\b(?! que)/,
  /\bno (?:es|sea|seria) (?:verdad|cierto|correcto|asi)\b(?! que)/,
);

/** "…, pero no es así", said of all that came before. */
const TURNED =
  /^[^.;:]*?\b(?:pero|y|aunque)\b (?:eso |esto |aqui |en [^.,;:]{1,30} )?(?:no (?:es|sea) (?:asi|verdad|cierto)|no se cumple|es fals[oa])\b(?! que)/;

/**
 * Whether a text in {@link plain} form claims what a pattern says: some sentence matches, and neither its clause nor a
 * phrase such as "es falso que" denies it.
 */
export function claims(text: string, pattern: RegExp): boolean {
  const everywhere = new RegExp(pattern.source, `${pattern.flags.replace(/[gy]/g, "")}g`);
  const isNegative = NEGATION.test(pattern.source.replaceAll("\\b", " "));
  return text.split(SENTENCE_END).some((sentence) =>
    [...sentence.matchAll(everywhere)].some((match) => {
      const deniesItself = !isNegative && NEGATION.test(match[0]); // "cada paso no siempre baja"
      return !deniesItself && !isDenied(sentence, match);
    }),
  );
}

function isDenied(sentence: string, { index, 0: found }: RegExpMatchArray): boolean {
  const before = sentence.slice(0, index);
  const rest = sentence.slice((index as number) + found.length);
  const isDeniedBefore = NEGATION.test(lastOf(before, NEAR_LIMIT)) || DENIAL.test(lastOf(before, FAR_LIMIT));
  return isDeniedBefore || DENIED_AFTER.test(rest.split(FAR_LIMIT)[0]) || TURNED.test(rest);
}

function lastOf(text: string, limit: RegExp): string {
  return text.split(limit).at(-1) as string;
}

function either(...patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map(({ source }) => source).join("|"));
}
