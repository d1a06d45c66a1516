/** The commands with the network off, after a command of the README has run once. */
import assert from "node:assert/strict";
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

/** Copies what the commands need into a folder where they may write. */
async function copyProject(to: string): Promise<void> {
  const copy = async (name: string) => {
    const from = join(root, name);
    if ((await Deno.stat(from)).isFile) return await Deno.copyFile(from, join(to, name));
    await Deno.mkdir(join(to, name));
    for (const entry of Deno.readDirSync(from)) await copy(join(name, entry.name));
  };
  for (const name of ["deno.json", "deno.lock", "data", "lib", "tasks"]) await copy(name);
}

Deno.test("every command works with the network off, and data:update says that it is", async (t) => {
  await ensureEnvironment();
  const folder = await Deno.makeTempDir();
  try {
    await copyProject(folder);
    await Deno.copyFile(join(root, "tests/cases/files/cc_gpu.csv"), join(folder, "emissions.csv"));
    const refused = offline(folder, "data:update", "prices"); // tries again for a while
    const succeeds = (...args: string[]) =>
      t.step(`deno task ${args[0]}`, async () => {
        const { code, output } = await offline(folder, ...args);
        assert.equal(code, 0, output);
      });
    await succeeds(
      ...["data:import", "emissions.csv", "--as", "llm-perf", "--hardware", "L4"],
      ...["--model", "me/mine-7b", "--params", "7", "--tokens", "100000"],
    );
    await succeeds(
      "data:regress",
      ...[
        "--from",
        join(root, "data/leaderboard.csv"),
        "--x",
        "#Params (B)",
        "--y",
        "CO₂ cost (kg)",
      ],
      ...["--figure", join(folder, "bins.svg")],
    );
    await succeeds("decide", "--tokens", "50e6", "--grid", "FR");
    await t.step("deno task readme", async () => {
      const { code, output } = await offline(root, "readme", "--check");
      assert.equal(code, 0, output);
    });
    await t.step("deno task export", async () => {
      const out = join(folder, "dist");
      const { code, output } = await offline(root, "export", "finance", "--out", out);
      assert.equal(code, 0, output);
    });
    await t.step("deno task test", async () => {
      const { code, output } = await offline(root, "test", "lint");
      assert.equal(code, 0, output);
    });
    await t.step("deno task data:update", async () => {
      const { code, output } = await refused;
      assert.equal(code, 1, output);
      assert.match(output, /^prices: Cannot download .*Nothing was changed\.$/m);
    });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
