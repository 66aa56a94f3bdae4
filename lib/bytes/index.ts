/** Binary files that know their kind and notice damage, and whole files on disk. @module */
export { namesIn, readIfThere, removeFile, writeWhole } from "#bytes/files";
export { type Contents, type Kind, pack, unpack } from "./container";
export { sha256 } from "./sha256";
