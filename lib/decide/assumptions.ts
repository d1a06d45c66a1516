import { date, money, number } from "../words/numbers.ts";
import { formatCount } from "../words/quantity.ts";
import type { Circumstances } from "./candidate.ts";
import { API_LOAD, API_LOADS } from "./measured.ts";
import type { Assumption } from "./types.ts";

const ECOLOGITS = "https://github.com/genai-impact/ecologits";

/** What the numbers take for granted, and where it comes from. */
export function assumptionsOf(
  { question, grid, france, data, floor, own: isOwn }: Circumstances,
): Assumption[] {
  const { where } = question, own = where !== "api";
  const isSingle = data.models.some(({ single }) =>
    single.some(({ hardware }) => hardware === question.hardware)
  );
  const all: (Assumption | null)[] = [
    {
      field: question.tokensAMonth === null ? "answersADay" : "tokensAMonth",
      label: "How much",
      value: question.tokensAMonth === null
        ? `${formatCount(question.answersADay)} answers a day, a month of 30.44 days`
        : `${formatCount(question.tokensAMonth)} tokens out a month`,
      source: "your question",
      url: null,
    },
    {
      field: "tokensIn",
      label: "Tokens of a question",
      value: formatCount(question.tokensIn) +
        (question.tokensIn > 500
          ? ", longer than measured: each token above 500 takes 0 to 0.25 of one that comes out"
          : ""),
      source: "your question",
      url: null,
    },
    {
      field: "tokensOut",
      label: "Tokens of an answer",
      value:
        "counted for the model and the task; of conversations else compar:IA's, divided by 2.1",
      source: "ML.ENERGY Leaderboard; compar:IA",
      url: "https://github.com/ml-energy/leaderboard",
    },
    {
      field: "like",
      label: "Good enough",
      value: floor === null
        ? "nothing is asked for"
        : `as ${floor.name} in ${
          floor.categories.map(({ category, rating }) => `${category} (${Math.round(rating)})`)
            .join(", ")
        }, within the interval`,
      source: `LMArena, ratings of ${date(data.dates.ratings)}`,
      url: "https://github.com/lmarena/arena-catalog",
    },
    own ? null : {
      field: "concurrency",
      label: "Requests at once of an API",
      value: question.concurrency === null
        ? `${API_LOAD}, from ${API_LOADS[0]} to ${API_LOADS[1]}: no provider tells`
        : number(question.concurrency),
      source: question.concurrency === null ? "EcoLogits 0.11.3 takes 64" : "your question",
      url: question.concurrency === null ? ECOLOGITS : null,
    },
    {
      field: "hardware",
      label: "Machine",
      value: question.hardware ?? "H100; B200 where nobody measured the model on H100",
      source: isOwn
        ? "your own measurements"
        : isSingle
        ? "LLM-Perf Leaderboard, one request at a time"
        : "ML.ENERGY Leaderboard, state of " + date(data.dates.energy),
      url: isOwn
        ? null
        : isSingle
        ? "https://huggingface.co/spaces/optimum/llm-perf-leaderboard"
        : "https://github.com/ml-energy/leaderboard",
    },
    {
      field: "grid",
      label: "Grid",
      value: `${number(grid.gramsPerKWh, 4)} g CO₂e per kWh` +
        (grid.country === null ? "" : ` (${grid.country}, ${grid.year})`) +
        (france &&
            `; where a provider's machines stand is not known: France has ${
              number(france.gramsPerKWh, 4)
            }` || ""),
      source: "Ember, by way of co2.js",
      url: "https://github.com/thegreenwebfoundation/co2.js",
    },
    {
      field: "pue",
      label: "Overhead of the building",
      value: `${question.pue} kWh for each kWh of the GPUs`,
      source: isOwn
        ? "your own machine stands in no data centre"
        : "Uptime Institute, Global Data Center Survey",
      url: isOwn ? null : "https://uptimeinstitute.com/",
    },
    where === "api"
      ? {
        field: null,
        label: "Price",
        value:
          "list price of the second-cheapest provider; batch, free, deprecated, quantized and doubtful offers apart",
        source: `genai-prices, list of ${date(data.dates.prices)}`,
        url: "https://github.com/pydantic/genai-prices",
      }
      : null,
    where === "rented"
      ? assumed("gpuHour", "Rent", `${money(question.gpuHour)} for an hour of a GPU`)
      : null,
    where === "own"
      ? assumed("kWhPrice", "Electricity", `${money(question.kWhPrice)} for a kWh`)
      : null,
    own ? assumed("hours", "Switched on", `${question.hours} hours a day`) : null,
    own
      ? assumed(
        "idleWatts",
        "Idle power",
        `${question.idleWatts} W a GPU; below the least measured load power rises with 1 − e^(−load), at most to what was measured there`,
      )
      : null,
    own
      ? assumed(
        "reserve",
        "Reserve",
        `at most ${Math.round(question.reserve * 100)} % of the measured throughput`,
      )
      : null,
    own && !isOwn
      ? {
        field: null,
        label: "Making of the machine",
        value:
          "(273 kg a GPU + 5,700 kg a server of eight) / 3 years: 27 kg CO₂e a month for a GPU, beside the kilograms of its electricity",
        source: "EcoLogits 0.11.3",
        url: ECOLOGITS,
      }
      : null,
  ];
  return all.filter((one) => one !== null);
}

/** A value that nobody measured. */
function assumed(field: Assumption["field"], label: string, value: string): Assumption {
  return { field, label, value, source: "an assumption; change it", url: null };
}
