import { parseArgs } from "node:util";
import { isAbsolute, relative, resolve } from "node:path";
import { root } from "../jupyter/places.ts";
import { type NotebookName, notebookNames } from "../notebook/names.ts";

/** What `deno task export` was asked to do. */
export type ExportOrder = {
  names: NotebookName[];
  /** Settings as typed, "served.hardware=H100". */
  set: string[];
  /** The absolute folder to write to. */
  out: string;
  /** Where the folder will be on the web, with a slash at its end; null when it will not. */
  site: string | null;
};

export const help = `deno task export [name…] [--set key=value …] [--out dir]

Runs the notebooks through the Deno kernel and writes, per notebook, the page and its figures:
  dist/index.html                                      the first page, when all three are exported
  dist/co2.html, dist/energy.html, dist/finance.html   pages that open offline
  dist/figures/*.svg, *.png                            each figure
  dist/co2_by_params.csv                               parameters and kg of CO2

  name         ${notebookNames.join(", ")}; all of them when none is given
  --set k=v    override a setting of the cell tagged "parameters"; may be repeated:
               --set evaluations.type=chat,pretrained --set served.hardware=H100; the table may be
               left out where only one table of a notebook has the setting
  --out dir    write there instead of dist/
  --site url   the address under which the folder will be: links to its pages then show a picture,
               which needs a full address; without one the pages name no picture

A failing notebook ends with status 1 and leaves its earlier files as they were.`;

/** Folders that hold the project itself; an export into one of them would mix with sources. */
const sources = [
  "notebooks",
  "lib",
  "data",
  "docs",
  "tests",
  "tasks",
  "bench",
  ".cache",
  ".ci",
  ".git",
  ".venv",
];

/**
 * Reads the arguments of the export task; `null` when help was asked for.
 * @throws {RangeError} for an unknown notebook or option, a `--set` without `=`, or an unfit folder or site.
 */
export function exportOrder(args: string[], folder: string): ExportOrder | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  const names = positionals.map(notebookName);
  return {
    names: names.length ? [...new Set(names)] : [...notebookNames],
    set: settingTexts(values.set ?? []),
    out: outFolder(values.out ?? "dist", values.out === undefined ? root : folder),
    site: values.site === undefined ? null : siteAddress(values.site),
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        set: { type: "string", multiple: true },
        out: { type: "string" },
        site: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new RangeError(`${message.split(". ")[0]}; see deno task export --help`);
  }
}

function notebookName(text: string): NotebookName {
  const plain = text.replace(/^notebooks\//, "").replace(/\.ipynb$/, "");
  const name = notebookNames.find((name) => name === plain);
  if (name) return name;
  throw new RangeError(
    `Cannot export ${JSON.stringify(text)}: the notebooks are ${notebookNames.join(", ")}`,
  );
}

/** Settings, each given once, without blanks around name and value. */
function settingTexts(pairs: string[]): string[] {
  const texts = new Map<string, string>();
  for (const pair of pairs) {
    const [, key, text] = /^\s*([A-Za-z]\w*(?:\.[A-Za-z]\w*)?)\s*=([\s\S]*)$/.exec(pair) ?? [];
    if (key === undefined) {
      throw new RangeError(
        `Cannot read --set ${JSON.stringify(pair)}: write it as name=value or table.name=value`,
      );
    }
    if (texts.has(key)) throw new RangeError(`Cannot set ${key} twice; give a list as a,b`);
    texts.set(key, `${key}=${text.trim()}`);
  }
  return [...texts.values()];
}

function outFolder(text: string, base: string): string {
  if (text.trim() === "") throw new RangeError("Cannot write to --out: the name is empty");
  const out = resolve(base, text);
  const inside = relative(root, out);
  const outside = inside.startsWith("..") || isAbsolute(inside);
  if (!outside && (inside === "" || sources.includes(inside.split(/[\\/]/)[0]))) {
    throw new RangeError(
      `Cannot write to --out ${text}: that folder holds the project; choose one such as dist`,
    );
  }
  return out;
}

function siteAddress(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    throw new RangeError(
      `Cannot link to --site ${JSON.stringify(text)}: write it as https://example.org/folder/`,
    );
  }
  return url.href.replace(/\/*$/, "/");
}
