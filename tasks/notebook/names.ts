import { join } from "node:path";
import { root } from "../jupyter/places.ts";

/** The notebooks of the project, by the name that the export task knows. */
export const notebookNames = ["co2", "energy", "finance"] as const;

/** The name of one of the project's notebooks. */
export type NotebookName = typeof notebookNames[number];

/** Where the project's notebooks lie. */
export const notebookFolder = join(root, "notebooks");

/** The path of one of the project's notebooks. */
export function notebookPath(name: NotebookName): string {
  return join(notebookFolder, `${name}.ipynb`);
}
