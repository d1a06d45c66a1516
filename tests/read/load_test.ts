import assert from "node:assert/strict";
import { loadLeaderboard, loadLlmPerf, loadPrices } from "../../lib/read/load.ts";
import { HARDWARE } from "../../lib/read/measurements.ts";
import { ReadError } from "../../lib/read/read_error.ts";

const data = new URL("../../data/", import.meta.url);

/** How many rows hold a condition. */
const count = <Row>(rows: Row[], holds: (row: Row) => boolean) => rows.filter(holds).length;

Deno.test("loadLeaderboard() has 2,223 rows, 3 of them left out for -1 parameters", () => {
  const { rows, leftOut } = loadLeaderboard();
  assert.equal(rows.length, 2220);
  assert.deepEqual(leftOut, [{ why: "the file gives -1 parameters", count: 3 }]);
  assert.equal(loadLeaderboard(undefined, { keepUnknownSize: true }).rows.length, 2223);
});

Deno.test("loadLeaderboard() has the types, repeats and mixtures that were counted in the original", () => {
  // counted with Python's csv module in the original leaderboard.csv
  const { rows } = loadLeaderboard(undefined, { keepUnknownSize: true });
  const types = { chat: 580, "fine-tuned": 844, merge: 576, pretrained: 179 };
  for (const [type, n] of Object.entries(types)) {
    assert.equal(count(rows, (r) => r.type === type), n);
  }
  assert.equal(count(rows, (r) => r.type === "continuously pretrained"), 41);
  assert.equal(count(rows, (r) => r.type === "multimodal"), 3);
  const repeated = rows.filter((row) => row.repeated);
  assert.deepEqual([repeated.length, new Set(repeated.map((row) => row.model)).size], [124, 62]);
  const mixtral = rows.filter((row) => row.architecture === "MixtralForCausalLM");
  assert.deepEqual([mixtral.length, count(mixtral, (r) => r.mixtureOfExperts)], [66, 66]);
  // 50 rows whose flag says True; 30 Mixtral, 2 Qwen2Moe, 1 Dbrx and 1 Switch more by architecture
  assert.equal(count(rows, (row) => row.mixtureOfExperts), 84);
  assert.equal(count(rows, (row) => row.paramsB > 7 && row.paramsB <= 7.7), 368);
});

Deno.test("loadLlmPerf() knows which sizes the files leave at 0, and which names tell them", () => {
  // zero-parameter rows: A10 420, A100 51, T4 262, 32vCPU 67, counted with Python's csv module
  const recovered = { A10: 228, A100: 49, T4: 154, "32vCPU": 27 };
  const unknown = { A10: 192, A100: 2, T4: 108, "32vCPU": 40 };
  const all = { A10: 1690, A100: 287, T4: 929, "32vCPU": 267 };
  const { rows } = loadLlmPerf(undefined, { keepUnknownSize: true });
  for (const hardware of HARDWARE) {
    const own = rows.filter((row) => row.hardware === hardware);
    assert.equal(own.length, all[hardware]);
    assert.equal(count(own, (row) => row.paramsRecovered), recovered[hardware]);
    assert.equal(count(own, (row) => row.paramsB === 0), unknown[hardware]);
  }
  const nameless = new Set(rows.filter((row) => row.paramsB === 0).map((row) => row.model));
  assert.deepEqual([...nameless].sort(), [
    "distilbert/distilgpt2",
    "openai-community/gpt2",
    "openai-community/gpt2-large",
  ]);
  const { rows: kept, leftOut } = loadLlmPerf();
  assert.equal(kept.length, 3173 - 342);
  assert.deepEqual(leftOut, [
    { why: "the file gives 0 parameters and the model's name no size", count: 342 },
  ]);
  assert(kept.every((row) => row.paramsB > 0));
});

Deno.test("loadLlmPerf() finds the measurements that are listed twice", () => {
  // rows equal in everything but the score: A10 113, A100 1, T4 61, 32vCPU 23; and google/gemma-2-2b
  // again as InternLM2ForCausalLM: A10 32, T4 22, 32vCPU 6; both counted with Python's csv module
  const repeats = { A10: 113 + 32, A100: 1, T4: 61 + 22, "32vCPU": 23 + 6 };
  const { rows } = loadLlmPerf(undefined, { keepUnknownSize: true });
  for (const hardware of HARDWARE) {
    const own = rows.filter((row) => row.hardware === hardware);
    assert.equal(count(own, (row) => row.repeated), repeats[hardware], hardware);
  }
  assert(rows.every((row) => row.repeated || row.architecture !== "InternLM2ForCausalLM"));
});

Deno.test("loadLlmPerf() reproduces the original's means per parameter count", () => {
  // pandas: (1e6 / df["Energy (tokens/kWh)"]).groupby(df["Params (B)"]).mean()
  const means = [
    ["A10", 0, 420, 0.7624854966412261],
    ["A10", 1, 158, 2.1761136067320566],
    ["A10", 34, 42, 32.98534972633008],
    ["A100", 0, 51, 3.531832225316826],
    ["A100", 111, 8, 250.25434477286058],
    ["T4", 0, 262, 0.8021407969542254],
    ["T4", 20, 28, 20.233128495699788],
    ["32vCPU", 0, 67, 0.3380114417968417],
    ["32vCPU", 7, 21, 3.2359678964981824],
  ] as const;
  const { rows } = loadLlmPerf(undefined, { keepUnknownSize: true });
  for (const [hardware, paramsB, n, mean] of means) {
    const values = rows.filter((row) =>
      row.hardware === hardware && (row.paramsRecovered ? 0 : row.paramsB) === paramsB
    ).map((row) => row.kWhPerMillionTokens);
    assert.equal(values.length, n);
    const ratio = values.reduce((sum, value) => sum + value, 0) / n / mean;
    assert(Math.abs(ratio - 1) < 1e-12, `${hardware} ${paramsB}: ${ratio}`);
  }
});

Deno.test("loadPrices() keeps all 38 rows and says which not to take at their word", () => {
  const { rows, leftOut } = loadPrices();
  assert.deepEqual([rows.length, leftOut], [38, []]);
  assert.equal(count(rows, (row) => row.kind === "self-hosted"), 28);
  const doubted = (doubt: string) =>
    rows.filter((row) => row.doubts.includes(doubt)).map((row) => row.model);
  assert.deepEqual(doubted("slipped decimal?"), [
    "openchat:7b-v3.5-q3_K_L",
    "openchat:7b-v3.5-q2_K",
  ]);
  assert.deepEqual(doubted("parameter count is a rumour"), [
    "claude-3-haiku",
    "claude-3-sonnet",
    "gemini-1.5-pro",
    "gpt-3.5-turbo-0125",
    "gpt-4",
    "claude-3-opus",
  ]);
});

Deno.test("load…() take a path, an address of a file, and for LLM-Perf a folder", () => {
  const folder = Deno.makeTempDirSync();
  try {
    const path = `${folder}/input-my machine.csv`;
    Deno.copyFileSync(new URL("input-A100.csv", data), path);
    Deno.copyFileSync(new URL("input-A100.csv", data), `${folder}/input-T4.csv`);
    const one = loadLlmPerf(path);
    assert.deepEqual([one.rows.length, one.rows[0].hardware], [285, "my machine"]);
    assert.equal(loadLlmPerf(path, { hardware: "H100" }).rows[0].hardware, "H100");
    const both = loadLlmPerf(folder + "/");
    assert.deepEqual([...new Set(both.rows.map((row) => row.hardware))], ["T4", "my machine"]);
    assert.equal(both.leftOut[0].count, 4);
    assert.equal(loadPrices(new URL("financier.csv", data)).rows.length, 38);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
});

Deno.test("load…() say what is wrong with a path", () => {
  const folder = Deno.makeTempDirSync();
  const latin = `${folder}/latin.csv`;
  Deno.writeFileSync(latin, new Uint8Array([0x4d, 0x6f, 0x64, 0xe8, 0x6c, 0x65, 0x0a, 0x61, 0x0a]));
  const cases: [() => unknown, RegExp][] = [
    [() => loadLeaderboard("nowhere.csv"), /^Cannot read nowhere.csv: found no such file/],
    [() => loadPrices(folder), /found a folder, expected a CSV file/],
    [
      () => loadLlmPerf(folder),
      /found a folder without such files, expected files named like input-A10/,
    ],
    [() => loadPrices(latin), /latin.csv: found bytes that are not UTF-8/],
    [
      () => loadPrices("Modèle,Type\na,b\n"),
      /several lines of text.*write the text to a file and give its path/,
    ],
    [
      () => loadPrices(new URL("https://example.org/prices.csv")),
      /address that is no file.*download/,
    ],
  ];
  try {
    for (const [load, message] of cases) {
      assert.throws(load, (error) => {
        assert(error instanceof ReadError, String(error));
        assert.match(error.message, message);
        return true;
      });
    }
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
});
