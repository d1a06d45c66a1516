import { blendedDollarsPerThousandTokens, parseApiPrices } from "../../lib/read/api_prices.ts";
import { parseLeaderboard } from "../../lib/read/evaluations.ts";
import type { LeftOut } from "../../lib/read/left_out.ts";
import { parseLlmPerf } from "../../lib/read/measurements.ts";
import { parseServed } from "../../lib/read/served.ts";

/** One row of a table as a refresh looks at it, whatever the table. */
export type Item = {
  line: number;
  model: string;
  /** What makes two rows of two states of a table the same row. */
  key: string;
  paramsB: number;
  /** What is fitted: kg, kWh per million tokens, or $ per thousand tokens. */
  value: number;
};

/** A table as the analyses would read it. */
export type Content = { items: Item[]; leftOut: LeftOut[] };

/** What a refresh knows of a kind of table. */
export type Kind = {
  unit: string;
  read(text: string, file: string): Content;
  /** What is known to be possible, both ends included. */
  paramsRange: readonly [number, number];
  valueRange: readonly [number, number];
  /** The share of rows that may always be of no use, whatever it was before. */
  unusableShare: number;
};

const LEADERBOARD: Kind = {
  unit: "kg",
  read(text, file) {
    const { rows, leftOut } = parseLeaderboard(text, { file });
    const items = rows.map(({ line, model, precision, paramsB, co2Kg }) => ({
      line,
      model,
      key: `${model} ${precision}`,
      paramsB,
      value: co2Kg,
    }));
    return { items: numbered(items), leftOut };
  },
  paramsRange: [1e-4, 1e4],
  // 2.4 s to 9 months of 8 GPUs; the shipped table has 0.032 to 107 kg
  valueRange: [1e-3, 1e4],
  unusableShare: 0.05,
};

const LLM_PERF: Kind = {
  unit: "kWh/10⁶ tokens",
  read(text, file) {
    const { rows, leftOut } = parseLlmPerf(text, { file });
    const items = rows.map((row) => ({
      line: row.line,
      model: row.model,
      key: [row.model, row.experiment, row.backend].join(" "),
      paramsB: row.paramsB,
      value: row.kWhPerMillionTokens,
    }));
    return { items: numbered(items), leftOut };
  },
  paramsRange: [1e-4, 1e4],
  // the shipped tables have 0.14 to 380; below 0.001 one 80 W processor would do 22 million tokens a second
  valueRange: [1e-3, 1e5],
  // gpt2 and its like have no size anywhere: 15 % of the processor's rows
  unusableShare: 0.25,
};

const PRICES: Kind = {
  unit: "$/1000 tokens",
  read(text, file) {
    const { rows, leftOut } = parseApiPrices(text, { file });
    const items = rows.map((row) => ({
      line: row.line,
      model: row.model,
      key: `${row.provider}/${row.model}`,
      paramsB: row.paramsB,
      value: blendedDollarsPerThousandTokens(row),
    }));
    return { items: numbered(items), leftOut };
  },
  paramsRange: [1e-3, 1e5],
  valueRange: [1e-7, 10],
  // most makers of API models disclose no size
  unusableShare: 0.95,
};

const SERVED: Kind = {
  unit: "kWh/10⁶ tokens",
  read(text, file) {
    const { rows, leftOut } = parseServed(text, { file });
    const items = rows.map((row) => ({
      line: row.line,
      model: row.model,
      key: [row.model, row.task, row.gpus, row.hardware, row.maxConcurrency].join(" "),
      paramsB: row.paramsB,
      value: row.kWhPerMillionTokens,
    }));
    return { items: numbered(items), leftOut };
  },
  paramsRange: [1e-4, 1e4],
  // the shipped table has 0.0079 to 9.5; 1e-4 are 2.8 million tokens a second from one GPU of 1 kW
  valueRange: [1e-4, 1e3],
  unusableShare: 0.05,
};

/**
 * What kind of table a file is, by its name.
 *
 * @throws {RangeError} when it is none that is refreshed.
 */
export function kindOf(file: string): Kind {
  if (file === "leaderboard.csv") return LEADERBOARD;
  if (/^input-.+\.csv$/.test(file)) return LLM_PERF;
  if (file === "prices.csv") return PRICES;
  if (file === "served.csv" || /^served-.+\.csv$/.test(file)) return SERVED;
  throw new RangeError(`Cannot tell the kind of ${file}: it is no table that is refreshed`);
}

/** The rows with a number for those of the same key: some configurations were measured twice. */
function numbered(items: readonly Item[]): Item[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const times = (seen.get(item.key) ?? 0) + 1;
    seen.set(item.key, times);
    return times === 1 ? item : { ...item, key: `${item.key} (${times})` };
  });
}
