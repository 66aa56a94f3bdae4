import { describeValue, OptionError, requirePositive } from "../errors";

/** A positive mass for each of `size` coordinates, from one number or one each. @throws OptionError */
export function requireMass(mass: number | readonly number[], size: number, subject: string): Float64Array {
  const remedy = "1 para todas las coordenadas, o una lista con un número positivo para cada una";
  if (!Array.isArray(mass)) return new Float64Array(size).fill(requirePositive("mass", mass, { subject, remedy }));
  if (mass.length !== size)
    throw new OptionError({ subject, problem: `mass debe tener ${size} números y llegó ${describeValue(mass)}`, remedy });
  mass.forEach((value, i) => {
    requirePositive(`mass[${i}]`, value, { subject, remedy });
  });
  return Float64Array.from(mass);
}
