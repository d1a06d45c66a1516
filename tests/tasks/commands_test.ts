import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";

const root = new URL("../../", import.meta.url);
const { tasks } = JSON.parse(Deno.readTextFileSync(new URL("deno.json", root)));
const COMMANDS = Object.entries(tasks as Record<string, { command: string }>)
  .filter(([name]) => !name.startsWith("test:"));

/** Runs a task of deno.json with arguments. */
async function run(command: string, argument: string) {
  const args = [...command.split(" ").slice(1), argument].flatMap((word) =>
    word === "run" ? ["run", "--no-check"] : [word]
  );
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args,
    cwd: fileURLToPath(root),
    env: { NO_COLOR: "1" },
  }).output();
  const [out, err] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  return { code, out, err };
}

for (const [name, { command }] of COMMANDS) {
  Deno.test(`deno task ${name} explains itself, and refuses an unknown option in one line`, async () => {
    const asked = name === "lab" ? ["--help"] : ["--help", "--nope"]; // JupyterLab has more options
    const [help, wrong] = await Promise.all(asked.map((argument) => run(command, argument)));
    assert.deepEqual([help.code, help.err], [0, ""]);
    assert(help.out.startsWith(`Usage: deno task ${name}`), help.out);
    const [, ...text] = help.out.split("\n\n");
    assert(text.join("\n").split("\n").every((line) => line.length <= 100), help.out);
    if (wrong === undefined) return;
    const more = `deno task ${name} --help tells more`;
    assert.deepEqual([wrong.code, wrong.err], [1, `error: Unknown option '--nope'; ${more}\n`]);
  });
}
