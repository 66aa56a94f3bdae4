/** Binary files that know their kind and notice damage, whole files on disk, and pixels as PNG. @module */
export { appendTo, namesIn, readIfThere, removeFile, writeWhole } from "#bytes/files";
export { toBase64 } from "./base64";
export { type Contents, isOfOtherVersion, type Kind, pack, unpack } from "./container";
export { encodePng, type Pixels } from "./png";
export { sha256 } from "./sha256";
