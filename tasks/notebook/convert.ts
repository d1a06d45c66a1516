import { join } from "node:path";
import { program, root } from "../jupyter/places.ts";
import { jupyterVariables } from "../jupyter/settings.ts";
import { run } from "../process.ts";
import { TaskError } from "../task_error.ts";
import { plain } from "./verdict.ts";

/**
 * Converts notebooks that have been run to HTML beside them, all in one process.
 * Each notebook's `metadata.title` becomes the page's title.
 * @throws {TaskError} with what nbconvert said.
 */
export async function convertNotebooks(paths: string[]): Promise<void> {
  const { code, output } = await run(program("jupyter-nbconvert"), [
    "--to=html",
    "--template=page",
    `--TemplateExporter.extra_template_basedirs=${join(root, "tasks/export/templates")}`,
    "--HTMLExporter.exclude_anchor_links=True",
    "--log-level=WARN",
    ...paths,
  ], { env: jupyterVariables });
  if (code !== 0) {
    const last = plain(output).trim().split("\n").slice(-12).join("\n  ");
    throw new TaskError(`Cannot convert the notebooks to HTML; nbconvert said:\n  ${last}`);
  }
}
