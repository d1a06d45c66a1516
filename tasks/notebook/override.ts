import type { Description } from "../../lib/settings/description.ts";
import { DESCRIPTIONS } from "../../lib/tables/all.ts";
import { type Cell, codeCells, hasTag, type Notebook, textOf } from "./notebook.ts";

/** The tag of the one cell with the settings. */
export const parametersTag = "parameters";

/** The tag of the cell that overrides them. */
export const injectedTag = "injected-parameters";

/** Settings by table and name, as the command line gives them. */
export type Overrides = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** The tables whose settings a notebook uses: those that a cell names as `settings.served`. */
export function tablesOf(notebook: Notebook): string[] {
  const code = codeCells(notebook).map(({ source }) => textOf(source)).join("\n");
  return [...new Set(Array.from(code.matchAll(/\bsettings\.(\w+)/g), ([, name]) => name))];
}

/** The source of a cell that sets some settings anew, on top of those of the parameters cell. */
export function overridingSource(overrides: Overrides): string {
  const tables = Object.entries(overrides).map(([table, values]) =>
    `  ${table}: { ...settings.${table}, ...${JSON.stringify(values)} },\n`
  );
  return `// Set on the command line.\n` +
    `const settings = lm.settings({\n  ...settings,\n${tables.join("")}});`;
}

/** The settings of the command line in a sentence, for a page's reader. */
export function overridesWords(overrides: Overrides): string {
  const descriptions: Readonly<Record<string, Description>> = DESCRIPTIONS;
  const parts = Object.entries(overrides).flatMap(([table, values]) =>
    Object.entries(values).map(([name, value]) => {
      const setting = descriptions[table][name];
      const unit = "unit" in setting && setting.unit ? `\u00a0${setting.unit}` : "";
      return `${setting.label}: ${
        value === null ? "no limit" : [value].flat().join(" or ") + unit
      }`;
    })
  );
  return `This page has other settings than the notebook. ${parts.join("; ")}.`;
}

/**
 * A notebook with a cell that overrides its settings after the cell tagged `parameters`;
 * the notebook itself when there is nothing to override.
 * @throws {RangeError} when no cell carries the tag.
 */
export function withOverrides(notebook: Notebook, overrides: Overrides): Notebook {
  if (Object.keys(overrides).length === 0) return notebook;
  const at = notebook.cells.findIndex((cell) => hasTag(cell, parametersTag));
  if (at < 0) {
    throw new RangeError(
      `Cannot set ${Object.keys(overrides).join(", ")}: no cell is tagged "${parametersTag}"`,
    );
  }
  const injected: Cell = {
    cell_type: "code",
    id: injectedTag,
    metadata: { tags: [injectedTag], overrides },
    source: overridingSource(overrides),
    outputs: [],
    execution_count: null,
  };
  return { ...notebook, cells: notebook.cells.toSpliced(at + 1, 0, injected) };
}
