/** `deno task export`: the notebooks as pages, figures and tables. */
import { existsSync } from "node:fs";
import { homedir } from "node:os";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { isFolder } from "../lib/read/text_file.ts";
import { type Asked, type Command, type Reader, runCommand, typedIn } from "./arguments.ts";
import type { ExportOrder } from "./export/export_all.ts";
import type { Assignment } from "./export/overrides.ts";
import { root } from "./jupyter/places.ts";
import { notebookNames } from "./notebook/notebook.ts";

/** A setting: `served.hardware=H100`, or a bare `hardware=H100`. */
const assignment: Reader<Assignment> = {
  expected: "name=value or table.name=value",
  read(text) {
    const [, path, value] = /^\s*([A-Za-z]\w*(?:\.[A-Za-z]\w*)?)\s*=(.*)$/s.exec(text) ?? [];
    return path === undefined ? null : { path, value: value.trim() };
  },
};

/** The address of a folder, with a slash at its end. */
const address: Reader<string> = {
  expected: "an address such as https://example.org/folder/",
  read(text) {
    const url = URL.parse(text);
    const isFolder = url !== null && /^https?:$/.test(url.protocol) && !url.search && !url.hash;
    return isFolder ? url.href.replace(/\/*$/, "/") : null;
  },
};

export const command = {
  name: "export",
  usage: ["[name…] [options]"],
  about:
    `Runs the notebooks through the Deno kernel and writes, per notebook, the page and its figures:
  dist/index.html                                      the first page, when all three are exported
  dist/co2.html, dist/energy.html, dist/finance.html   pages that open offline
  dist/figures/*.svg, *.png                            each figure
  dist/co2_by_params.csv                               parameters and kg of CO2
A failing notebook ends with status 1 and leaves its earlier files as they were.`,
  words: { name: `${notebookNames.join(", ")}; all of them when none is given` },
  options: {
    set: {
      takes: "KEY=VALUE",
      is: assignment,
      several: true,
      help:
        'override a setting of the cell tagged "parameters", as evaluations.type=chat,pretrained or ' +
        "served.hardware=H100; the table may be left out where only one table of a notebook has it",
    },
    out: { takes: "DIR", help: "write there instead of dist/" },
    site: {
      takes: "URL",
      is: address,
      help: "the address under which the folder will be: links to its pages then show a picture, " +
        "which needs a full address; without one the pages name no picture",
    },
  },
} as const satisfies Command;

/** Folders that hold the project itself; an export into one of them would mix with sources. */
const sources = "notebooks lib data docs tests tasks bench .cache .ci .git .venv".split(" ");

/**
 * What the export task was asked to do.
 * @param folder to which a folder on the command line is relative.
 * @throws {RangeError} for an unknown notebook, a setting given twice, or an unfit folder.
 */
export function exportOrder(
  { words, values: { set, out = resolve(root, "dist"), site } }: Asked<typeof command>,
  folder: string,
): ExportOrder {
  const names = words.map(notebookName), paths = set.map(({ path }) => path);
  const twice = paths.find((path, i) => paths.indexOf(path) !== i);
  if (twice) throw new RangeError(`Cannot set ${twice} twice; give a list as a,b`);
  return {
    names: names.length ? [...new Set(names)] : [...notebookNames],
    set,
    out: outFolder(out, folder),
    site: site ?? null,
  };
}

function notebookName(text: string): string {
  const plain = text.replace(/^notebooks\//, "").replace(/\.ipynb$/, "");
  if (notebookNames.includes(plain)) return plain;
  throw new RangeError(
    `Cannot export ${JSON.stringify(text)}: the notebooks are ${notebookNames.join(", ")}`,
  );
}

function outFolder(text: string, base: string): string {
  if (text.trim() === "") throw new RangeError("Cannot write to --out: the name is empty");
  const out = resolve(base, text), inside = relative(root, out).split(sep)[0];
  if ([root, homedir()].some((folder) => holds(out, folder)) || sources.includes(inside)) {
    throw new RangeError(
      `Cannot write to --out ${text}: that folder holds the project or your home; ` +
        "choose one such as dist",
    );
  }
  if (existsSync(out) && !isFolder(out)) {
    throw new RangeError(`Cannot write to --out ${text}: that is a file; choose a folder`);
  }
  return out;
}

/** Whether a folder is another one, or one above it. */
function holds(above: string, folder: string): boolean {
  const inside = relative(above, folder);
  return !isAbsolute(inside) && inside.split(sep)[0] !== "..";
}

if (import.meta.main) {
  await runCommand(command, async (asked) => {
    const folder = typedIn(), order = exportOrder(asked, folder);
    // loaded here, so that --help need not wait for what runs and draws notebooks
    const { exportAll } = await import("./export/export_all.ts");
    return await exportAll(order, folder);
  });
}
