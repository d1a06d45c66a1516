import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { seededRandom } from "../../bench/random.ts";
import { loadSnapshot, readManifest, readShipped } from "../../lib/read/shipped.ts";
import { measurementsTable } from "../../lib/tables/measurements.ts";
import { csvOf, perfRow, SIZES } from "../tasks/data/fake_sources.ts";
import { fixture } from "../tasks/data/fixture.ts";

const NAMES = measurementsTable.files;
const LAST = "pytorch-cpu-unquantized-32vCPU-C7i.csv";
const KILLS = 20;
const script = fileURLToPath(new URL("../../tasks/data/update.ts", import.meta.url));

Deno.test("data:update, killed at random moments, leaves each file wholly old or wholly new", async () => {
  await using own = await fixture();
  const { latest, sources, server } = own;
  const bring = (state: number) => {
    sources.revision = "ab"[state].repeat(40);
    const maker = ["org", "other"][state];
    const text = csvOf(SIZES.map((size) => perfRow(`${maker}/model-${size}b`, size)));
    for (const path in sources.perf) if (path.includes("unquantized")) sources.perf[path] = text;
  };
  const start = () => {
    const to = ["llm-perf", "--server", server.url, "--data", fileURLToPath(own.folder)];
    const args = ["run", "-A", "--no-check", script, ...to];
    return new Deno.Command(Deno.execPath(), { args, stdout: "null", stderr: "null" }).spawn();
  };
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

  const next = seededRandom(6), outcomes = { old: 0, new: 0, between: 0 };
  for (let kill = 0, now = 0; kill < KILLS; kill++) {
    bring(1 - now);
    server.seen.length = 0;
    const child = start();
    // every second kill aims at the moments after the last file came, when the tables are replaced
    const isLast = () => server.seen.some(({ path }) => path.endsWith(LAST));
    if (kill % 2 === 0) await sleep(wholeRunMs * next());
    else {
      for (let waits = 0; !isLast() && waits < 2000; waits++) await sleep(1);
      await sleep(150 * next());
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
    const revisions = NAMES.map((name) => tables[name].revision);
    const state = "ab".indexOf(revisions[0]![0]);
    assert(revisions.every((revision) => revision === "ab"[state].repeat(40)));
    // the manifest comes last: with a new one all tables are new, and readers hear of those that are not its
    if (state !== now) assert.deepEqual(states, NAMES.map(() => state));
    const others = states.filter((one) => one !== state).length;
    assert.equal(loadSnapshot(NAMES, latest).warnings.length, others);
    outcomes[state !== now ? "new" : others === 0 ? "old" : "between"]++;
    now = state;
  }
  await own.refresh("llm-perf");
  assert.deepEqual(read(), whole["ab".indexOf(sources.revision[0])]);
  assert.deepEqual(loadSnapshot(NAMES, latest).warnings, []);
  assert.deepEqual(names(), [".update.lock", ...NAMES, "manifest.json"].sort());
  assert(outcomes.old > 0 && outcomes.new > 0);
});

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
