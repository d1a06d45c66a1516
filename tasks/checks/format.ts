/**
 * Checks the format of code, notebooks and prose. `deno fmt --check` of Deno 2.8.1 calls a notebook
 * unformatted whose cells do not end in a line break, though formatting changes no byte of it; so
 * notebooks are formatted as copies and compared.
 */
import { join } from "node:path";
import { root } from "../jupyter/places.ts";
import { notebookNames, notebookPath } from "../notebook/notebook.ts";
import { run } from "../process.ts";

const config = join(root, "deno.json");

/** The notebooks whose formatted copy is another. */
async function unformattedNotebooks(): Promise<string[]> {
  const copies = await Deno.makeTempDir();
  const copyOf = (name: string) => join(copies, `${name}.ipynb`);
  try {
    for (const name of notebookNames) await Deno.copyFile(notebookPath(name), copyOf(name));
    const args = ["fmt", "-q", "--config", config, ...notebookNames.map(copyOf)];
    const { code, output } = await run(Deno.execPath(), args);
    if (code !== 0) throw new Error(`deno fmt failed: ${output}`);
    return notebookNames.filter((name) =>
      Deno.readTextFileSync(copyOf(name)) !== Deno.readTextFileSync(notebookPath(name))
    );
  } finally {
    await Deno.remove(copies, { recursive: true });
  }
}

if (import.meta.main) {
  const { fmt: { exclude } } = JSON.parse(await Deno.readTextFile(config));
  // An ignored folder on the command line takes the place of those in deno.json.
  const ignored = [...exclude, "notebooks/"].join(",");
  const args = ["fmt", "--check", `--ignore=${ignored}`];
  const { code, output } = await run(Deno.execPath(), args, { cwd: root });
  const notebooks = await unformattedNotebooks();
  if (code !== 0) console.log(output);
  for (const name of notebooks) {
    console.log(`notebooks/${name}.ipynb is not formatted: run deno fmt notebooks/${name}.ipynb`);
  }
  Deno.exit(code === 0 && notebooks.length === 0 ? 0 : 1);
}
