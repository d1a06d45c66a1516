import assert from "node:assert/strict";
import { contents, type Fixture, fixture } from "./fixture.ts";
import { refused } from "./refused.ts";

const source = "served", task = "tasks/gpqa.json";

type Configurations = Record<string, string | number | null>[];

/** Changes each configuration of a task, or some. */
function change(
  { sources }: Pick<Fixture, "sources">,
  to: (row: Configurations[number], i: number) => Configurations[number],
): void {
  const { configurations } = sources.served[task] as { configurations: Configurations };
  sources.served[task] = { task: "gpqa", configurations: configurations.map(to) };
}

Deno.test("a renamed field of the served models is refused, and one with another unit", async () => {
  await refused(
    source,
    /served models, gpqa, configuration 1: found no "avg_batch_size", expected it; .* renamed/,
    (own) => change(own, ({ avg_batch_size: mean, ...row }) => ({ ...row, mean_batch_size: mean })),
  );
  await refused(
    source,
    /found no "energy_per_token_joules" but "energy_per_image_joules", expected it; .* its unit/,
    (own) =>
      change(own, ({ energy_per_token_joules: joules, ...row }) => ({
        ...row,
        energy_per_image_joules: joules,
      })),
  );
  await refused(source, /found kWh\/10⁶ tokens 1\.00e\+3 times those before/, ({ sources }) => {
    for (const name of ["lm-arena-chat", "gpqa", "sourcegraph-fim"] as const) {
      const { configurations } = sources.served[`tasks/${name}.json`] as {
        configurations: Configurations;
      };
      for (const row of configurations) {
        row.energy_per_token_joules = 1000 * Number(row.energy_per_token_joules);
      }
    }
  });
});

Deno.test("a served task that is not there is refused", async () => {
  await refused(
    source,
    /found the tasks "gpqa, text-to-image", expected lm-arena-chat and sourcegraph-fim among them/,
    ({ sources }) => sources.served["index.json"] = { tasks: ["gpqa", "text-to-image"] },
  );
  await refused(
    source,
    /^Cannot download the leaderboard of served models, tasks\/gpqa\.json: .* answered 404/,
    ({ sources }) => delete sources.served[task],
  );
  await refused(source, /gpqa: found the task "gpqa-2", expected gpqa/, ({ sources }) => {
    sources.served[task] = { task: "gpqa-2", configurations: [] };
  });
});

Deno.test("served models of another shape are refused", async () => {
  await refused(
    source,
    /index\.json, tasks: found an object, expected a list/,
    ({ sources }) => sources.served["index.json"] = { tasks: {} },
  );
  await refused(
    source,
    /gpqa, configurations: found nothing, expected a list/,
    ({ sources }) => sources.served[task] = { task: "gpqa", rows: [] },
  );
  await refused(
    source,
    /"max_num_seqs": found the string "8 requests", expected a number; .* changed its type/,
    (own) => change(own, (row) => ({ ...row, max_num_seqs: "8 requests" })),
  );
});

Deno.test("served models that break off are refused", async () => {
  await refused(
    source,
    /tasks\/gpqa\.json: found JSON that breaks off, expected JSON/,
    ({ server }) =>
      server.change("/gpqa.json", ({ body }) => ({ body: String(body).slice(0, 200) })),
  );
  await refused(
    source,
    /tasks\/gpqa\.json: the connection failed/,
    ({ server }) => server.change("/gpqa.json", (reply) => ({ ...reply, cutAfter: 300 })),
  );
  await refused(
    source,
    /found an HTML page, expected JSON/,
    ({ server }) => server.on("/gpqa.json", { body: "<!doctype html><title>Log in</title>" }),
  );
});

Deno.test("served models that cannot be are refused when they are many, counted when few", async () => {
  const rows: [string, Partial<Configurations[number]>][] = [
    ["more parameters are active than there are", { activated_params_billions: 1000 }],
    ["more requests at once than the limit", { avg_batch_size: 1000 }],
    ['"Energy \\(J/token\\)" is not above 0', { energy_per_token_joules: 0 }],
    ['"Energy \\(J/token\\)" is empty', { energy_per_token_joules: null }],
  ];
  for (const [why, wrong] of rows) {
    await refused(
      source,
      new RegExp(`served\\.csv: found 20 of 60 rows of no use \\(20 because ${why}\\)`),
      (own) => change(own, (row) => ({ ...row, ...wrong as Configurations[number] })),
    );
  }
  await refused(
    source,
    /found 15 of 60 rows of no use \(3 because its model has two sizes/,
    (own) => {
      change(own, (row, i) => i < 5 ? { ...row, total_params_billions: 200 } : row);
    },
  );
  await using own = await fixture();
  change(own, (row, i) => i === 0 ? { ...row, avg_batch_size: 1000 } : row);
  await own.refresh(source);
  assert.match(contents(own.folder)["served.csv"], /,8,1000,/);
  assert.match(own.printed[0], /served\.csv +– → 59 /);
});
