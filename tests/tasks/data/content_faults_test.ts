import { csvOf, perfRow, SIZES } from "./fake_rows.ts";
import { contents, type Fixture, fixture } from "./fixture.ts";
import assert from "node:assert/strict";
import { refused } from "./refused.ts";

const list = "/data.json";

Deno.test("an HTML page instead of JSON is refused", async () => {
  const page = { body: "<!doctype html><title>Log in</title>" };
  await refused(
    "leaderboard",
    /list of splits .* found an HTML page, expected JSON/,
    ({ server }) => server.on("/splits", page),
  );
  await refused(
    "prices",
    /the price list: found an HTML page, expected JSON/,
    ({ server }) => server.on(list, page),
  );
});

Deno.test("an HTML page or a pointer instead of CSV is refused", async () => {
  for (
    const body of [
      "<!doctype html><title>Log in</title>",
      "version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 3\n",
    ]
  ) {
    await refused(
      "llm-perf",
      /^Cannot read data\/perf-df-.*\.csv.*: found/,
      ({ sources }) => sources.perf.set("data/perf-df-pytorch-cuda-unquantized-1xA10.csv", body),
    );
  }
});

Deno.test("JSON that breaks off is refused", () =>
  refused(
    "prices",
    /found JSON that breaks off, expected JSON/,
    ({ server }) => server.change(list, ({ body }) => ({ body: String(body).slice(0, 200) })),
  ));

Deno.test("a renamed column is refused, with the columns that are there", async () => {
  await refused(
    "leaderboard",
    /found no column "CO₂ cost \(kg\)" among ".*CO2 cost.*", expected it; the source has renamed/,
    ({ sources }) => {
      sources.leaderboard = sources.leaderboard.map(({ "CO₂ cost (kg)": kg, ...row }) => ({
        ...row,
        "CO2 cost": kg,
      }));
    },
  );
  await refused(
    "llm-perf",
    /no column "report\.decode\.efficiency\.value" among/,
    ({ sources }) =>
      renamePerf(sources.perf, "report.decode.efficiency.value", "report.decode.energy"),
  );
});

Deno.test("a column of another type is refused", () =>
  refused(
    "leaderboard",
    /column "#Params \(B\)", row 1: found the string "0\.5 B", expected a number/,
    ({ sources }) => {
      for (const row of sources.leaderboard) row["#Params (B)"] = `${row["#Params (B)"]} B`;
    },
  ));

Deno.test("a model that is based on a number is refused", () =>
  refused(
    "leaderboard",
    /column "Base Model", row 1: found the \w+ "7", expected a text/,
    ({ sources }) => {
      sources.leaderboard = sources.leaderboard.map((row) => ({ ...row, "Base Model": 7 }));
    },
  ));

Deno.test("a unit that changed is refused", async () => {
  await refused("leaderboard", /found kg 1\.00e\+3 times those before/, ({ sources }) => {
    for (const row of sources.leaderboard) {
      row["CO₂ cost (kg)"] = 1000 * Number(row["CO₂ cost (kg)"]);
    }
  });
  await refused(
    "leaderboard",
    /expected 0\.0001 to 10000; the source has changed its unit/,
    ({ sources }) => {
      for (const row of sources.leaderboard) {
        row["#Params (B)"] = 1e6 * Number(row["#Params (B)"]) + 0.5;
      }
    },
  );
  await refused(
    "llm-perf",
    /found "tokens\/Wh", expected "tokens\/kWh"/,
    ({ sources }) =>
      changePerf(sources.perf, (row) => ({ ...row, "report.decode.efficiency.unit": "tokens/Wh" })),
  );
  await refused(
    "llm-perf",
    /found kWh\/10⁶ tokens 1\.00e\+3 times those before/,
    ({ sources }) =>
      changePerf(sources.perf, (row) => {
        const value = Number(row["report.decode.efficiency.value"]) / 1000;
        return { ...row, "report.decode.efficiency.value": String(value) };
      }),
  );
});

Deno.test("numbers that became text are refused by the share of rows of no use", () =>
  refused(
    "llm-perf",
    /rows of no use \(\d+ because "Energy \(tokens\/kWh\)" is not a number\)/,
    ({ sources }) =>
      changePerf(sources.perf, (row) => ({
        ...row,
        "report.decode.efficiency.value": `${row["report.decode.efficiency.value"]} tokens`,
      })),
  ));

Deno.test("a source that lost more than half of its rows is refused", () =>
  refused(
    "leaderboard",
    /found 9 rows \(9 of use\), expected at least half of the 20/,
    ({ sources }) => {
      sources.leaderboard.length = 9;
    },
  ));

Deno.test("a machine without files is refused", () =>
  refused(
    "llm-perf",
    /found no measurements of T4 among its 7 files/,
    ({ sources }) => void sources.perf.delete("perf-df-unquantized-1xT4.csv"),
  ));

Deno.test("a price list of another shape is refused", async () => {
  await refused("prices", /the price list: found an object, expected a list/, ({ sources }) => {
    sources.prices = { providers: [] };
  });
  await refused(
    "prices",
    /found "3 \$", expected 0 to 10000 \$/,
    ({ sources }) => changePrice(sources, "model-7b", { input_mtok: "3 $", output_mtok: 1 }),
  );
});

Deno.test("a price a hundred times the last one is refused until it is confirmed", async () => {
  const slip = ({ sources }: Pick<Fixture, "sources">) =>
    changePrice(sources, "secret-1", { input_mtok: 300, output_mtok: 15 });
  const flag = /Example\/secret-1 input 3 to 300 \$ per .* add --confirm-price Example\/secret-1$/;
  await refused("prices", flag, slip);
  await using own = await fixture();
  await own.refresh("prices");
  slip(own);
  await own.refresh("prices", { confirmedPrices: ["secret-1"] });
  assert.match(contents(own.folder)["prices.csv"], /^secret-1,Example,300,15,/m);
});

/** Changes each row of the raw files. */
function changePerf(
  files: Map<string, string>,
  change: (row: ReturnType<typeof perfRow>) => Record<string, string>,
): void {
  const rows = SIZES.map((size) => change(perfRow(`org/model-${size}b`, size)));
  for (const path of files.keys()) if (path.includes("unquantized")) files.set(path, csvOf(rows));
}

/** Renames a column of the raw files. */
function renamePerf(files: Map<string, string>, from: string, to: string): void {
  for (const [path, text] of files) files.set(path, text.replace(from, to));
}

/** Gives a model of the list another price. */
function changePrice(sources: Fixture["sources"], id: string, prices: unknown): void {
  sources.prices = JSON.parse(
    JSON.stringify(sources.prices),
    (_, value) => value?.id === id ? { ...value, prices } : value,
  );
}
