/** The same analyses here and in Python, as notebooks and as scripts, each in its turn. */
import { parse } from "acorn";
import { join } from "node:path";
import { ensureEnvironment } from "../tasks/jupyter/environment.ts";
import { root } from "../tasks/jupyter/places.ts";
import {
  codeCells,
  notebookNames,
  notebookPath,
  readNotebook,
  textOf,
} from "../tasks/notebook/notebook.ts";
import { inWorkFolder } from "../tasks/notebook/run.ts";
import { alternating, deno, medianOf, program, pythonWith, type Timing } from "./timing.ts";

const theirs = join(root, "bench/python");

/** Both sides, `times` times round: ours, then Python's. */
export async function sideBySide(times: number): Promise<Timing[]> {
  const requirements = await Deno.readTextFile(join(theirs, "requirements.txt"));
  const path = await pythonWith(requirements, join(root, ".cache/bench-python"));
  await ensureEnvironment();
  return await inWorkFolder(async (folder) => {
    await writeScripts(folder);
    const env = { DATA: join(root, "data"), OUT: folder, PYTHONWARNINGS: "ignore" };
    const python = (...args: string[]) => program(path, args, { cwd: theirs, env });
    const ours = async () => {
      for (const name of notebookNames) {
        await deno("run", "-A", "--no-check", join(folder, `${name}.js`));
      }
    };
    const pythons = async () => {
      for (const name of notebookNames) await python(join(folder, `${name}.py`));
    };
    const convert = ["-m", "nbconvert", "--execute", "--to", "html", "--output-dir", folder];
    await ours(); // fills Deno's cache
    const pairs = [
      await alternating(times, [
        {
          what: "`deno task export`: three notebooks, pages, files of figures, the first page",
          run: () => deno("task", "export", "--out", join(folder, "ours")),
        },
        {
          what: "`nbconvert --execute --to html` of Python's three",
          run: () => python(...convert, ...notebookNames.map((name) => `${name}.ipynb`)),
        },
      ]),
      await alternating(times, [
        { what: "cold start: three notebooks as scripts, all that they show", run: ours },
        { what: "Python's three as scripts, all figures", run: pythons },
      ]),
    ];
    return pairs.flatMap(([own, other]) => {
      const ratio = (medianOf(other.runs) / medianOf(own.runs)).toFixed(1);
      return [{ ...own, note: `${ratio} times as fast as Python` }, other];
    });
  });
}

/** Writes the cells of all notebooks as scripts that show what cells show. */
async function writeScripts(folder: string): Promise<void> {
  const cells = (path: string) => codeCells(readNotebook(path)).map(({ source }) => textOf(source));
  for (const name of notebookNames) {
    // all that is TypeScript in the cells, and that a script without types does not have
    const ours = cells(notebookPath(name)).map((cell) => shown(cell.replaceAll(" as const", "")));
    await Deno.writeTextFile(join(folder, `${name}.js`), [SHOWING, ...ours].join("\n"));
    const python = [DRAWING, ...cells(join(theirs, `${name}.ipynb`)), ""];
    await Deno.writeTextFile(join(folder, `${name}.py`), python.join("\n\n"));
  }
}

/** Shows a value as the kernel does. */
const SHOWING = `import { openNotebookDocument } from "../lib/show/notebook_document.ts";
await openNotebookDocument();
const shows = Symbol.for("Jupyter.display");
const show = async (value) => { if (value?.[shows]) await value[shows](); };`;

/** Draws each figure, as a script without a window does. */
const DRAWING = `import matplotlib; matplotlib.use("svg")
import matplotlib.pyplot, os
matplotlib.pyplot.show = lambda: (matplotlib.pyplot.savefig(os.devnull), matplotlib.pyplot.close())`;

/** A cell as part of a script: what is declared may be declared again, and its last value is shown. */
function shown(cell: string): string {
  const { body } = parse(cell, { ecmaVersion: "latest", sourceType: "module" });
  return body.map((node, at) => {
    const text = cell.slice(node.start, node.end);
    if (node.type === "VariableDeclaration") return text.replace(/^(const|let)/, "var");
    const last = at === body.length - 1 && node.type === "ExpressionStatement";
    return last ? `await show(${text.replace(/;$/, "")});` : text;
  }).join("\n");
}
