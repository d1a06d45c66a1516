import { seededRandom } from "../../bench/random.ts";
import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { loadSnapshot, readManifest, readShipped } from "../../lib/read/shipped.ts";
import { csvOf, perfRow, SIZES } from "../tasks/data/fake_sources.ts";
import { fixture } from "../tasks/data/fixture.ts";

const NAMES = ["A10", "A100", "T4", "32vCPU"].map((hardware) => `input-${hardware}.csv`);
const KILLS = 50;
const script = fileURLToPath(new URL("../../tasks/data/update.ts", import.meta.url));

Deno.test("data:update, killed at 50 random moments, leaves each file wholly old or wholly new", async () => {
  await using own = await fixture();
  const latest = new URL("latest/", own.folder);
  const files = Object.keys(own.sources.perf).filter((path) => path.includes("unquantized"));
  const states = ["org", "other"].map((maker) =>
    csvOf(SIZES.map((size) => perfRow(`${maker}/model-${size}b`, size)))
  );
  const bring = (state: number) => {
    own.sources.revision = "ab"[state].repeat(40);
    for (const path of files) own.sources.perf[path] = states[state];
  };
  const start = () =>
    new Deno.Command(Deno.execPath(), {
      args: ["run", "-A", "--no-check", script, "llm-perf", "--server", own.server.url]
        .concat("--data", fileURLToPath(own.folder)),
      stdout: "null",
      stderr: "null",
    }).spawn();
  const read = () => readShipped(NAMES, latest).map(({ text }) => text);

  const names = () => Array.from(Deno.readDirSync(latest), ({ name }) => name).sort();

  const whole: string[][] = [];
  for (const state of [1, 0]) {
    bring(state);
    await own.refresh("llm-perf");
    whole[state] = read();
  }
  const began = performance.now();
  assert.equal((await start().status).code, 0);
  const wholeRunMs = performance.now() - began;

  const next = seededRandom(6);
  const outcomes = { old: 0, new: 0, between: 0, leftovers: 0 };
  for (let kill = 0, now = 0; kill < KILLS; kill++) {
    bring(1 - now);
    own.server.seen.length = 0;
    const child = start();
    // every second kill aims at the moments after the last file came, when the tables are replaced
    if (kill % 2 === 1) {
      const isLast = () =>
        own.server.seen.some(({ path }) => path.endsWith("pytorch-cpu-unquantized-32vCPU-C7i.csv"));
      for (let waits = 0; !isLast() && waits < 2000; waits++) await sleep(1);
      await sleep(150 * next());
    } else {
      await sleep(wholeRunMs * next());
    }
    try {
      child.kill("SIGKILL");
    } catch (error) {
      assert(error instanceof TypeError); // it had ended already
    }
    await child.status;

    const states = read().map((text, i) => whole.findIndex((texts) => texts[i] === text));
    assert(!states.includes(-1), `kill ${kill}: a table is neither the old nor the new one`);
    const { tables } = readManifest(latest);
    const [state] = new Set(NAMES.map((name) => "ab".indexOf(tables[name].revision![0])));
    assert(NAMES.every((name) => tables[name].revision === "ab"[state].repeat(40)));
    // the manifest comes last: with a new one all tables are new, and readers hear of those that are not its
    if (state !== now) assert.deepEqual(states, NAMES.map(() => state));
    assert.equal(
      loadSnapshot(NAMES, latest).warnings.length,
      states.filter((one) => one !== state).length,
    );
    outcomes[state !== now ? "new" : states.every((one) => one === now) ? "old" : "between"]++;
    if (names().some((name) => name.endsWith(".new"))) outcomes.leftovers++;
    now = state;
  }
  await own.refresh("llm-perf");
  assert.deepEqual(read(), whole["ab".indexOf(own.sources.revision[0])]);
  assert.deepEqual(loadSnapshot(NAMES, latest).warnings, []);
  assert.deepEqual(names(), [".update.lock", ...NAMES, "manifest.json"].sort());
  assert(outcomes.old > 0 && outcomes.new > 0);
});

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
