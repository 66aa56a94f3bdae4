import { describeValue, OptionError, ShapeError } from "../errors";
import type { NetworkSpec } from "../network/spec";
import { validateSpec } from "../network/validate";

/** Checks the title of an output. @throws OptionError naming `subject` */
export function requireTitle(title: string, subject: string): string {
  if (typeof title === "string" && title.trim() !== "") return title;
  throw new OptionError({ subject, problem: `title debe ser un texto y llegó ${describeValue(title)}` });
}

/** Checks that a network is of square grey images. @throws SpecError; ShapeError naming `subject` */
export function requireImageNetwork(spec: NetworkSpec, subject: string): NetworkSpec {
  const checked = validateSpec(spec);
  const [height, width, channels] = checked.inputShape;
  if (checked.inputShape.length === 3 && channels === 1 && height === width) return checked;
  throw new ShapeError({
    subject,
    problem: `hace falta una red de imágenes cuadradas y grises y la suya es de ${checked.inputShape.join("×")}`,
    remedy: 'por ejemplo await loadShipped("ebm-mnist")',
  });
}
