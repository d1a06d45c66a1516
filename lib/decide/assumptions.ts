import { date, money, number } from "../words/numbers.ts";
import { formatCount } from "../words/quantity.ts";
import type { Circumstances } from "./candidate.ts";
import { API_LOAD, API_LOADS } from "./measured.ts";
import type { Assumption } from "./types.ts";

const YOURS = ["your question"] as const, ASSUMED = ["an assumption; change it"] as const;
const ECOLOGITS = "https://github.com/genai-impact/ecologits";
const ML_ENERGY = "https://github.com/ml-energy/leaderboard";

/** What the numbers take for granted, and where it comes from. */
export function assumptionsOf(around: Circumstances): Assumption[] {
  const { question, grid, france, data, floor, own: isOwn } = around;
  const { where, concurrency, tokensIn } = question, isApi = where === "api";
  const isSingle = data.models.some(({ single }) =>
    single.some(({ hardware }) => hardware === question.hardware)
  );
  const made: Assumption[] = [];
  const add = (
    field: Assumption["field"],
    label: string,
    value: string,
    [source, url]: readonly [string, string?],
  ) => made.push({ field, label, value, source, url: url ?? null });

  if (question.tokensAMonth === null) {
    const answers = formatCount(question.answersADay);
    add("answersADay", "How much", `${answers} answers a day, a month of 30.44 days`, YOURS);
  } else {
    const tokens = formatCount(question.tokensAMonth);
    add("tokensAMonth", "How much", `${tokens} tokens out a month`, YOURS);
  }
  add(
    "tokensIn",
    "Tokens of a question",
    formatCount(tokensIn) +
      (tokensIn <= 500
        ? ""
        : ", longer than measured: each token above 500 takes 0 to 0.25 of one that comes out"),
    YOURS,
  );
  add(
    "tokensOut",
    "Tokens of an answer",
    "counted for the model and the task; of conversations else compar:IA's, divided by 2.1",
    ["ML.ENERGY Leaderboard; compar:IA", ML_ENERGY],
  );
  const asGood = floor?.categories.map((one) => `${one.category} (${Math.round(one.rating)})`);
  add(
    "like",
    "Good enough",
    asGood
      ? `as ${floor!.name} in ${asGood.join(", ")}, within the interval`
      : "nothing is asked for",
    [
      `LMArena, ratings of ${date(data.dates.ratings)}`,
      "https://github.com/lmarena/arena-catalog",
    ],
  );
  if (isApi) {
    const loads = `${API_LOAD}, from ${API_LOADS[0]} to ${API_LOADS[1]}: no provider tells`;
    add(
      "concurrency",
      "Requests at once of an API",
      concurrency === null ? loads : formatCount(concurrency),
      concurrency === null ? ["EcoLogits 0.11.3 takes 64", ECOLOGITS] : YOURS,
    );
  }
  add(
    "hardware",
    "Machine",
    question.hardware ?? "H100; B200 where nobody measured the model on H100",
    isOwn ? ["your own measurements"] : isSingle
      ? [
        "LLM-Perf Leaderboard, one request at a time",
        "https://huggingface.co/spaces/optimum/llm-perf-leaderboard",
      ]
      : [`ML.ENERGY Leaderboard, state of ${date(data.dates.energy)}`, ML_ENERGY],
  );
  const grams = `${number(grid.gramsPerKWh, 4)} g CO₂e per kWh`;
  const whose = grid.country === null ? "" : ` (${grid.country}, ${grid.year})`;
  const french = france && number(france.gramsPerKWh, 4);
  add(
    "grid",
    "Grid",
    grams + whose +
      (french ? `; where a provider's machines stand is not known: France has ${french}` : ""),
    ["Ember, by way of co2.js", "https://github.com/thegreenwebfoundation/co2.js"],
  );
  add(
    "pue",
    "Overhead of the building",
    `${question.pue} kWh for each kWh of the GPUs`,
    isOwn
      ? ["your own machine stands in no data centre"]
      : ["Uptime Institute, Global Data Center Survey", "https://uptimeinstitute.com/"],
  );
  if (isApi) {
    add(
      null,
      "Price",
      "list price of the second-cheapest provider; batch, free, deprecated, quantized and doubtful " +
        "offers apart",
      [
        `genai-prices, list of ${date(data.dates.prices)}`,
        "https://github.com/pydantic/genai-prices",
      ],
    );
    return made;
  }
  if (where === "rented") {
    add("gpuHour", "Rent", `${money(question.gpuHour)} for an hour of a GPU`, ASSUMED);
  } else add("kWhPrice", "Electricity", `${money(question.kWhPrice)} for a kWh`, ASSUMED);
  add("hours", "Switched on", `${question.hours} hours a day`, ASSUMED);
  add(
    "idleWatts",
    "Idle power",
    `${question.idleWatts} W a GPU; below the least measured load power rises with 1 − e^(−load), ` +
      "at most to what was measured there",
    ASSUMED,
  );
  const reserve = Math.round(question.reserve * 100);
  add("reserve", "Reserve", `at most ${reserve} % of the measured throughput`, ASSUMED);
  if (!isOwn) {
    add(
      null,
      "Making of the machine",
      "(273 kg a GPU + 5,700 kg a server of eight) / 3 years: 27 kg CO₂e a month for a GPU, beside " +
        "the kilograms of its electricity",
      ["EcoLogits 0.11.3", ECOLOGITS],
    );
  }
  return made;
}
