/** Errors that every public door throws: subject, what was expected, what came, how to mend it. @module */
export { EbmError, type ErrorFacts, OptionError, ShapeError, SpecError, DataError, FileError, AbortError, describeValue } from "./errors";
export {
  requireBounds,
  requireFinite,
  requireInteger,
  requireMembers,
  requireNonNegative,
  requireOneOf,
  requirePositive,
  requireProbability,
  type Context,
} from "./require";
export { requireBytes, requireFiniteValues, requireSamples } from "./arrays";
