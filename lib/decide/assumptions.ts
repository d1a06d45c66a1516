import { date, money, number } from "../words/numbers.ts";
import { formatCount, formatCounted } from "../words/quantity.ts";
import type { Circumstances } from "./candidate.ts";
import { API_LOAD, API_LOADS } from "./measured.ts";
import { isRentOfH100, type Question } from "./question.ts";

export type Assumption = {
  /** Field of the question that changes it; null where none does. */
  field: keyof Question | null;
  label: string;
  value: string;
  source: string;
  url: string | null;
};

type Source = readonly [source: string, url?: string];

const YOURS: Source = ["your question"], ASSUMED: Source = ["an assumption; change it"];
const ECOLOGITS = "https://github.com/genai-impact/ecologits";
const ML_ENERGY = "https://github.com/ml-energy/leaderboard";
const LLM_PERF: Source = [
  "LLM-Perf Leaderboard, one request at a time",
  "https://huggingface.co/spaces/optimum/llm-perf-leaderboard",
];

/** What the numbers take for granted, and where it comes from. */
export function assumptionsOf(around: Circumstances): Assumption[] {
  const { question, grid, france, data: { models, dates }, floor, own: isOwn } = around;
  const { where, concurrency, tokensIn, hardware, pue } = question, isApi = where === "api";
  const made: Assumption[] = [];
  const add = (field: Assumption["field"], label: string, value: string, from: Source) =>
    made.push({ field, label, value, source: from[0], url: from[1] ?? null });

  if (question.tokensAMonth === null) {
    const much = `${formatCounted(question.answersADay, "answer")} a day, a month of 30.44 days`;
    add("answersADay", "How much", much, YOURS);
  } else {
    add(
      "tokensAMonth",
      "How much",
      `${formatCount(question.tokensAMonth)} tokens out a month`,
      YOURS,
    );
  }
  const long =
    ", longer than measured: each token above 500 takes 0 to 0.25 of one that comes out; " +
    (isApi
      ? "the middle is taken"
      : "energy is that of the middle, machines are enough for the most");
  add(
    "tokensIn",
    "Tokens of a question",
    formatCount(tokensIn) + (tokensIn > 500 ? long : ""),
    YOURS,
  );
  const counted = question.purpose === "code"
    ? "counted in conversations, since completions are shorter; "
    : "counted for the model and the task; of conversations ";
  const { tokensOut } = question, by = "ML.ENERGY Leaderboard; compar:IA";
  const [filled, counting] = tokensOut === null
    ? ["", by]
    : [`; where nobody counted: ${formatCount(tokensOut)}, as filled in`, `${by}; your question`];
  const length = `${counted}else compar:IA's, divided by 2.115${filled}`;
  add("tokensOut", "Tokens of an answer", length, [counting, ML_ENERGY]);
  const asGood = floor?.categories.map((one) => `${one.category} (${Math.round(one.rating)})`);
  const good = asGood
    ? `as ${floor!.name} in ${asGood.join(", ")}, within the interval`
    : "nothing is asked for";
  add("like", "Good enough", good, [
    `LMArena, ratings of ${date(dates.ratings)}`,
    "https://github.com/lmarena/arena-catalog",
  ]);
  if (isApi && concurrency === null) {
    const loads = `${API_LOAD}, from ${API_LOADS.join(" to ")}: no provider tells; ` +
      "the interval holds these (beyond what was measured, along the last slope) and how far the " +
      "energy at a load is known";
    add("concurrency", "Requests at once of an API", loads, [
      "EcoLogits 0.11.3 takes 64",
      ECOLOGITS,
    ]);
  } else if (isApi) {
    add("concurrency", "Requests at once of an API", formatCount(concurrency!), YOURS);
  }
  const isSingle = models.some(({ single }) => single.some((row) => row.hardware === hardware));
  const machine = hardware ?? "H100; B200 where nobody measured the model on H100";
  const measured: Source = isOwn
    ? ["your own measurements"]
    : isSingle
    ? LLM_PERF
    : [`ML.ENERGY Leaderboard, state of ${date(dates.energy)}`, ML_ENERGY];
  add("hardware", "Machine", machine, measured);
  const whose = grid.country === null ? "" : ` (${grid.country}, ${grid.year})`;
  const french = france === null
    ? ""
    : `; where a provider's machines stand is not known: France has ${
      number(france.gramsPerKWh, 4)
    }`;
  add("grid", "Grid", `${number(grid.gramsPerKWh, 4)} g CO₂e per kWh${whose}${french}`, [
    "Ember, by way of co2.js",
    "https://github.com/thegreenwebfoundation/co2.js",
  ]);
  const centre: Source = isOwn
    ? ["your own machine stands in no data centre"]
    : ["Uptime Institute, Global Data Center Survey", "https://uptimeinstitute.com/"];
  add("pue", "Overhead of the building", `${pue} kWh for each kWh of the GPUs`, centre);
  if (isApi) {
    const listed =
      "list price of the second-cheapest provider; batch, free, deprecated, quantized " +
      "and doubtful offers apart";
    add(null, "Price", listed, [
      `genai-prices, list of ${date(dates.prices)}`,
      "https://github.com/pydantic/genai-prices",
    ]);
    return made;
  }
  if (where === "rented") {
    const rent: Source = isRentOfH100(question)
      ? ["an H100's price, an assumption; change it"]
      : ASSUMED;
    add("gpuHour", "Rent", `${money(question.gpuHour)} for an hour of a GPU`, rent);
  } else add("kWhPrice", "Electricity", `${money(question.kWhPrice)} for a kWh`, ASSUMED);
  add("hours", "Switched on", `${question.hours} hours a day`, ASSUMED);
  const idle = `${question.idleWatts} W a GPU; below the least measured load power rises with ` +
    "1 − e^(−load), at most to what was measured there";
  add("idleWatts", "Idle power", idle, ASSUMED);
  const reserve = Math.round(question.reserve * 100);
  add("reserve", "Reserve", `at most ${reserve} % of the measured throughput`, ASSUMED);
  if (isOwn) return made;
  const making =
    "(273 kg a GPU + 5,700 kg a server of eight) / 3 years: 27 kg CO₂e a month for a " +
    "GPU, of a rented one its hours' share, beside the kilograms of its electricity";
  add(null, "Making of the machine", making, ["EcoLogits 0.11.3", ECOLOGITS]);
  return made;
}
