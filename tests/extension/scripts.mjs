// Loads content scripts the way a browser does: one after the other into one global scope.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const EXTENSION = fileURLToPath(new URL("../../extension/", import.meta.url));

/**
 * @param {string[]} files      paths below `extension/`
 * @param {object} globals      what the scripts find in their scope
 * @param {string[]} names      the consts and classes to hand out
 */
export function load(files, globals, names) {
  const context = vm.createContext({ ...globals });
  for (const file of files) vm.runInContext(readFileSync(EXTENSION + file, "utf8"), context, { filename: file });
  return vm.runInContext(`({ ${names.join(", ")} })`, context);
}

/** @param {string} file     a path below `extension/` */
export function readJson(file) {
  return JSON.parse(readFileSync(EXTENSION + file, "utf8"));
}
