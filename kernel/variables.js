// @ts-check
"use strict";
/**
 * The top-level variables of all cells: the `exports` that every cell receives.
 *
 * tslab keeps them behind a Proxy whose every assignment goes through `defineProperty` (about 650 ns, which a loop at
 * top level pays at each step). Here it is a plain object; see cell-output.js for who calls these functions.
 */

function createVariables() {
  /** @type {Record<string, any>} */
  const values = Object.create(null);

  return {
    values,
    /**
     * Publishes a named import as a value that a later cell may reassign.
     * @param {object} _exports always `values`; there because it stands for Object.defineProperty
     * @param {string} name
     * @param {PropertyDescriptor} descriptor
     */
    define(_exports, name, descriptor) {
      if (name !== "__esModule") values[name] = descriptor.get ? descriptor.get() : descriptor.value;
    },
    /** Publishes variables that stay where they are: each property of `accessors` reads and writes one. @param {object} accessors */
    share(accessors) {
      Object.defineProperties(values, Object.getOwnPropertyDescriptors(accessors));
    },
    /**
     * Cuts the link with the variables of earlier cells that `names` are about to redeclare; the value stays.
     * @param {readonly string[]} names
     */
    detach(names) {
      for (const name of names) {
        const descriptor = Object.getOwnPropertyDescriptor(values, name);
        if (descriptor?.get)
          Object.defineProperty(values, name, { value: descriptor.get(), writable: true, enumerable: true, configurable: true });
      }
    },
    /** Reads and forgets a variable. @param {string} name */
    take(name) {
      const value = values[name];
      delete values[name];
      return value;
    },
  };
}

module.exports = { createVariables };
