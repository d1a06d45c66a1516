import type { Assignment } from "../../lib/read/formats/named.ts";
import { energyUnit, priceAsked } from "../../lib/read/formats/units.ts";
import { type Asked, type Command, number, oneOf, type Reader } from "../arguments.ts";

const above0 = number({ above: 0 });

/** "left=right", parted at the first sign, or at the last one: a column of theirs may have "=" in its name. */
const assignment = (expected: string, last = false): Reader<Assignment> => ({
  expected,
  read(text) {
    const at = last ? text.lastIndexOf("=") : text.indexOf("=");
    if (at < 1 || at === text.length - 1) return null;
    return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  },
});

export const IMPORT = {
  name: "data:import",
  usage: ["<folder>", "<file.csv|.json|.jsonl|.parquet, .gz too> [options]"],
  about:
    `A folder: copies leaderboard.csv, input-A10.csv, input-A100.csv, input-T4.csv, input-32vCPU.csv and
financier.csv into data/, with only the columns that the analyses use. Every row is kept.

A file: your own data; docs/your_own_data.md shows examples. Measurements are written to
data/own/input-<hardware>.csv, those that say how many requests were served at once to
data/own/served-<hardware>.csv; the energy notebook draws them beside today's rows and compares them
with its fit. All is checked first; if anything is wrong, nothing is changed.`,
  words: {},
  options: {
    as: {
      takes: "KIND",
      is: oneOf("leaderboard", "llm-perf", "prices", "offers"),
      help:
        "llm-perf (energy), leaderboard, prices (one price, as the study's) or offers (prices in and " +
        "out); not needed for CodeCarbon, ML.ENERGY, Optimum-Benchmark, AI Energy Score, nor for the " +
        "lists of LiteLLM, OpenRouter, models.dev and llm-prices",
    },
    hardware: { takes: "NAME", help: "what was measured on: names the file and its rows" },
    model: { takes: "NAME", help: "the model, where the file does not say it" },
    params: { takes: "BILLIONS", is: above0, help: "its size, in the same case" },
    tokens: { takes: "N", is: above0, help: "the tokens generated in each row, in the same case" },
    concurrency: { takes: "N", is: above0, help: "requests at once, in the same case" },
    unit: {
      takes: "UNIT",
      is: {
        expected:
          "J per token, Wh per 1000 tokens, kWh per million tokens, tokens per kWh, kWh, Wh, " +
          "J (mJ, mWh, kJ and so on, too), $ or cents per token, 1000 or million tokens",
        read: (text) => (energyUnit(text) ?? priceAsked(text)) === null ? null : text,
      } as Reader<string>,
      help: 'of the energy or price, where its header does not say: "J per token", "kWh", ' +
        '"$ per million tokens"',
    },
    map: {
      takes: '"theirs=ours"',
      is: assignment('"their column=our column"', true),
      several: true,
      help: "a column of the file is this column of ours",
    },
    fill: {
      takes: '"ours=value"',
      is: assignment('"our column=value"'),
      several: true,
      help: "a column that the file has not, or its empty cells: the same in each row",
    },
    where: {
      takes: '"theirs=text"',
      is: assignment('"their column=text"'),
      several: true,
      help: "only the rows whose column holds this",
    },
    delimiter: { takes: "SIGN", help: "between cells, where the file can be read in two ways" },
    decimal: { takes: "SIGN", is: oneOf(".", ","), help: "before decimals, in the same case" },
    append: { help: "add the measurements to those of this hardware that are there" },
    replace: { help: "put the file in the place of one that is there" },
    confirm: {
      help: "take values although no model is known to cost or need so much or so little",
    },
    "dry-run": { help: "check and report, write nothing" },
  },
} as const satisfies Command;

export type ImportOptions = Asked<typeof IMPORT>["values"];
