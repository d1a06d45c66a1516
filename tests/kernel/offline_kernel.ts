/** The commands with the network off, after a command of the README has run once. */
import assert from "node:assert/strict";
import { cp } from "node:fs/promises";
import { join } from "node:path";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { root } from "../../tasks/jupyter/places.ts";
import { type Finished, run } from "../../tasks/process.ts";

/** A proxy that nobody answers for: each request fails at once. */
const DEAD = "http://127.0.0.1:9";

/** Runs a command of deno.json in a folder, as if the network were off. */
async function offline(folder: string, ...args: string[]): Promise<Finished> {
  const finished = await run(Deno.execPath(), ["task", ...args], {
    cwd: folder,
    env: {
      HTTPS_PROXY: DEAD,
      HTTP_PROXY: DEAD,
      https_proxy: DEAD,
      http_proxy: DEAD,
      INIT_CWD: folder, // where the command is typed
      NO_PROXY: "localhost,127.0.0.1", // the kernels and what the tests themselves start
    },
  });
  assert.doesNotMatch(finished.output, /^Download /m);
  return finished;
}

/** The commands, each after the folder that it is typed in: a copy, or the project where it runs notebooks. */
const commandsIn = (copy: string): string[][] => [
  [
    ...[copy, "data:import", "emissions.csv", "--as", "llm-perf", "--hardware", "L4"],
    ...["--model", "me/mine-7b", "--params", "7", "--tokens", "100000"],
  ],
  [
    ...[copy, "data:regress", "--from", join(root, "data/leaderboard.csv")],
    ...["--x", "#Params (B)", "--y", "CO₂ cost (kg)", "--figure", join(copy, "bins.svg")],
  ],
  [copy, "decide", "--tokens", "50e6", "--grid", "FR"],
  [root, "readme", "--check"], // so README.md says what the notebooks say
  [root, "export", "finance", "--out", join(copy, "dist")],
  [root, "test", "lint"],
];

Deno.test("every command works with the network off, and data:update says that it is", async (t) => {
  await ensureEnvironment();
  const folder = await Deno.makeTempDir();
  try {
    for (const name of ["deno.json", "deno.lock", "data", "lib", "tasks"]) {
      await cp(join(root, name), join(folder, name), { recursive: true });
    }
    await cp(join(root, "tests/cases/files/cc_gpu.csv"), join(folder, "emissions.csv"));
    for (const [where, ...args] of commandsIn(folder)) {
      await t.step(`deno task ${args[0]}`, async () => {
        const { code, output } = await offline(where, ...args);
        assert.equal(code, 0, output);
      });
    }
    await t.step("deno task data:update", async () => {
      const { code, output } = await offline(folder, "data:update", "prices");
      assert.equal(code, 1, output);
      assert.match(output, /^prices: Cannot download .*Nothing was changed\.$/m);
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
