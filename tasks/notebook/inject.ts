import { type Cell, hasTag, type Notebook } from "./notebook.ts";

/** The tag of the one cell with the filters. */
export const parametersTag = "parameters";

/** The tag of the cell that overrides them. */
export const injectedTag = "injected-parameters";

/** The source of a cell that overrides keys of the `settings` of the parameters cell. */
export function overridingSource(values: Readonly<Record<string, unknown>>): string {
  const lines = Object.entries(values).map(([key, value]) => {
    if (!/^[A-Za-z]\w*$/.test(key)) {
      throw new RangeError(`Cannot set ${JSON.stringify(key)}: it is no name of a setting`);
    }
    return `  ${key}: ${JSON.stringify(value)},\n`;
  });
  return `// Set on the command line.\nObject.assign(settings, {\n${lines.join("")}});`;
}

/**
 * A notebook with a cell that overrides its settings after the cell tagged `parameters`;
 * the notebook itself when there is nothing to override.
 * @throws {RangeError} when no cell carries the tag.
 */
export function injectSettings(
  notebook: Notebook,
  values: Readonly<Record<string, unknown>>,
): Notebook {
  if (Object.keys(values).length === 0) return notebook;
  const at = notebook.cells.findIndex((cell) => hasTag(cell, parametersTag));
  if (at < 0) {
    throw new RangeError(
      `Cannot set ${Object.keys(values).join(", ")}: no cell is tagged "${parametersTag}"`,
    );
  }
  const injected: Cell = {
    cell_type: "code",
    id: injectedTag,
    metadata: { tags: [injectedTag] },
    source: overridingSource(values),
    outputs: [],
    execution_count: null,
  };
  return { ...notebook, cells: notebook.cells.toSpliced(at + 1, 0, injected) };
}
