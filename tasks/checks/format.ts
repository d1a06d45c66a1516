/**
 * Checks the format of code, notebooks and prose. `deno fmt --check` of Deno 2.8.1 calls a notebook
 * unformatted whose cells do not end in a line break, though formatting changes no byte of it; so
 * notebooks are formatted as copies and compared.
 */
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../jupyter/places.ts";
import { notebookNames } from "../notebook/notebook.ts";
import { run } from "../process.ts";

const config = join(root, "deno.json"), notebooks = join(root, "notebooks");
const { fmt: { exclude } } = JSON.parse(await Deno.readTextFile(config));

// An ignored folder on the command line takes the place of those in deno.json.
const ignored = [...exclude, "notebooks/"].join(",");
const complaints: string[] = [];
const { code, output } = await run(Deno.execPath(), ["fmt", "--check", `--ignore=${ignored}`], {
  cwd: root,
});
if (code !== 0) complaints.push(output);

const copies = await Deno.makeTempDir();
try {
  await cp(notebooks, copies, { recursive: true });
  const { code, output } = await run(Deno.execPath(), ["fmt", "-q", "--config", config, copies]);
  if (code !== 0) throw new Error(`deno fmt failed: ${output}`);
  for (const name of notebookNames.map((name) => `${name}.ipynb`)) {
    const [copy, own] = [copies, notebooks].map((at) => Deno.readTextFileSync(join(at, name)));
    if (copy === own) continue;
    complaints.push(`notebooks/${name} is not formatted: run deno fmt notebooks/${name}`);
  }
} finally {
  await Deno.remove(copies, { recursive: true });
}
for (const complaint of complaints) console.log(complaint);
Deno.exit(complaints.length === 0 ? 0 : 1);
