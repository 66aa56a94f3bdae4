/** Binary files that know their kind and notice damage. @module */
export { type Contents, type Kind, pack, unpack } from "./container";
export { sha256 } from "./sha256";
