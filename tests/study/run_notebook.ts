/** The project's notebooks run without a kernel: their cells as a module, with what they show noted. */
import * as lib from "../../lib/mod.ts";
import { presentStudy } from "../../lib/study/study.ts";
import type { Side } from "../../lib/study/analysis.ts";
import { cellModule } from "../../tasks/checks/module.ts";
import { injectSettings } from "../../tasks/notebook/inject.ts";
import { type NotebookName, notebookPath } from "../../tasks/notebook/names.ts";
import { type Notebook, readNotebook, textOf } from "../../tasks/notebook/notebook.ts";

/** Rows in place of the shipped ones. */
export type OtherTables = { today?: lib.Read<unknown>; study?: lib.Read<unknown> };

type Loaded = {
  today: lib.Read<unknown>;
  study: lib.Read<unknown>;
  files: string[];
  own: string[];
};

const loaded = new Map<string, unknown>();

/** Reads each table once, however often a cell asks. */
function once<Result>(name: string, load: () => Result): Result {
  if (!loaded.has(name)) loaded.set(name, load());
  return loaded.get(name) as Result;
}

/** The shipped tables of a notebook. */
export function tablesOf(name: NotebookName): Loaded {
  const load = { co2: lib.loadCo2, energy: lib.loadEnergy, finance: lib.loadFinance }[name];
  return once<Loaded>(name, load);
}

/** A notebook as it lies in the repository. */
export function committed(name: NotebookName): Notebook {
  return once(`${name}.ipynb`, () => readNotebook(notebookPath(name)));
}

/** The prose of a notebook, a cell each. */
export function proseOf({ cells }: Notebook): string[] {
  return cells.filter(({ cell_type }) => cell_type === "markdown")
    .map(({ source }) => textOf(source));
}

/**
 * All that the cells of a notebook show under some settings, in their order: the live figure as the
 * figure that it is at first.
 *
 * @throws {RangeError} when the rows that the settings ask for are too few.
 */
export async function runNotebook(
  name: NotebookName,
  settings: Readonly<Record<string, unknown>> = {},
  tables: OtherTables = {},
  /** Stand-ins for functions of the library. */
  instead: Partial<typeof lib> = {},
): Promise<{ shown: lib.Exhibit[]; analysis: lib.Analysis }> {
  const shown: lib.Exhibit[] = [];
  let analysis: lib.Analysis | null = null;
  const mainFigure = <Row>({ study, settings, view }: Side<Row>) =>
    view.figure(presentStudy(study), settings);
  const analysed = <Given extends unknown[], Made>(analyse: (...given: Given) => Made) =>
  (
    ...given: Given
  ) => {
    const made = analyse(...given);
    analysis = made as lib.Analysis;
    return made;
  };
  const load = (of: NotebookName) => () => ({ ...tablesOf(of), ...of === name ? tables : {} });
  const face = {
    ...lib,
    loadCo2: load("co2"),
    loadEnergy: load("energy"),
    loadFinance: load("finance"),
    loadGrid: () => once("grid", () => lib.loadGrid()),
    loadSnapshot: (files: string[]) => once(files.join(), () => lib.loadSnapshot(files)),
    analyseCo2: analysed(lib.analyseCo2),
    analyseEnergy: analysed(lib.analyseEnergy),
    analyseFinance: analysed(lib.analyseFinance),
    ...instead,
    show: (exhibit: lib.Exhibit) => shown.push(exhibit),
    liveFigure: ({ rows, sides }: lib.Analysis) =>
      shown.push(rows === "today" ? mainFigure(sides.today) : mainFigure(sides.study)),
    calculator: ({ today }: lib.Analysis, model: lib.OwnModel) =>
      shown.push(lib.ownModel(today as lib.Study, model)),
  };
  const run = await cellsOf(injectSettings(committed(name), settings));
  run(face);
  return { shown, analysis: analysis! };
}

/** The cells of a notebook as a function of the library's face. */
async function cellsOf(notebook: Notebook): Promise<(face: unknown) => void> {
  const { text } = cellModule(notebook);
  const code = text.replace(/^import \* as lm from .*$/m, "export default (lm) => {")
    .replace(/^export \{\};$/m, "};");
  // Deno strips the types; the step "cells" of `deno task test` checks them.
  const url = `data:application/typescript,${encodeURIComponent(`// @ts-nocheck\n${code}`)}`;
  return (await import(url)).default;
}

/** The texts of an exhibit that a reader sees or hears, those of single dots aside. */
export function textsOf(exhibit: lib.Exhibit): string[] {
  switch (exhibit.kind) {
    case "text":
      return exhibit.sentences;
    case "table":
      return [
        exhibit.caption,
        ...exhibit.columns.map(({ label }) => label),
        ...exhibit.rows.flat(),
      ];
    case "file":
      return [exhibit.name];
    default:
      return wordsIn(exhibit.data);
  }
}

/** What no reader sees, or sees only of a single dot. */
const UNSEEN = new Set(["id", "role", "scale", "series", "dots", "pairs", "ratios", "points"]);

/** Every text in some data, whichever figure it is of. */
function wordsIn(data: unknown): string[] {
  if (typeof data === "string") return [data];
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) =>
    UNSEEN.has(key) && !(key === "series" && Array.isArray(value)) ? [] : wordsIn(value)
  );
}
