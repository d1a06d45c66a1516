/**
 * Checks the format of code, notebooks and prose. `deno fmt --check` of Deno 2.8.1 calls a notebook
 * unformatted whose cells do not end in a line break, though formatting changes no byte of it; so
 * notebooks are formatted as copies and compared.
 */
import { join } from "node:path";
import { root } from "../jupyter/places.ts";
import { run } from "../process.ts";

/** Names of the notebooks whose formatted copy is another. */
async function unformattedNotebooks(): Promise<string[]> {
  const folder = join(root, "notebooks"), copies = await Deno.makeTempDir();
  try {
    const names = Array.from(Deno.readDirSync(folder), ({ name }) => name)
      .filter((name) => name.endsWith(".ipynb"));
    for (const name of names) await Deno.copyFile(join(folder, name), join(copies, name));
    const config = join(root, "deno.json");
    const { code, output } = await run(
      Deno.execPath(),
      ["fmt", "-q", "--config", config, ...names.map((name) => join(copies, name))],
    );
    if (code !== 0) throw new Error(`deno fmt failed: ${output}`);
    return names.filter((name) =>
      Deno.readTextFileSync(join(copies, name)) !== Deno.readTextFileSync(join(folder, name))
    );
  } finally {
    await Deno.remove(copies, { recursive: true });
  }
}

if (import.meta.main) {
  const { fmt: { exclude } } = JSON.parse(await Deno.readTextFile(join(root, "deno.json")));
  // An ignored folder on the command line takes the place of those in deno.json.
  const ignored = [...exclude, "notebooks/"].join(",");
  const { code, output } = await run(
    Deno.execPath(),
    ["fmt", "--check", `--ignore=${ignored}`],
    { cwd: root },
  );
  const notebooks = await unformattedNotebooks();
  if (code !== 0) console.log(output);
  for (const name of notebooks) {
    console.log(`notebooks/${name} is not formatted: run deno fmt notebooks/${name}`);
  }
  Deno.exit(code === 0 && notebooks.length === 0 ? 0 : 1);
}
