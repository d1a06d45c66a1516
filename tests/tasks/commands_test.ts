import assert from "node:assert/strict";
import { command, TASKS } from "./command.ts";

for (const name of Object.keys(TASKS).filter((name) => !name.startsWith("test:"))) {
  Deno.test(`deno task ${name} explains itself, and refuses an unknown option in one line`, async () => {
    const asked = name === "lab" ? ["--help"] : ["--help", "--nope"]; // JupyterLab has more options
    const [help, wrong] = await Promise.all(asked.map((argument) => command(name, [argument])));
    assert.deepEqual([help.code, help.err], [0, ""]);
    assert(help.out.startsWith(`Usage: deno task ${name}`), help.out);
    const [, ...text] = help.out.split("\n\n");
    assert(text.join("\n").split("\n").every((line) => line.length <= 100), help.out);
    if (wrong === undefined) return;
    const more = `deno task ${name} --help tells more`;
    assert.deepEqual([wrong.code, wrong.err], [1, `error: Unknown option '--nope'; ${more}\n`]);
  });
}
