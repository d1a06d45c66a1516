import { join } from "node:path";
import { root } from "../jupyter/places.ts";

/** Where the project's notebooks lie. */
export const notebookFolder = join(root, "notebooks");

/** The notebooks of the project, by the name that the export task knows: each in the folder is one. */
export const notebookNames: readonly string[] = Array.from(
  Deno.readDirSync(notebookFolder),
  ({ name }) => name,
).filter((name) => name.endsWith(".ipynb")).map((name) => name.slice(0, -6)).sort();

/** The path of one of the project's notebooks. */
export function notebookPath(name: string): string {
  return join(notebookFolder, `${name}.ipynb`);
}
