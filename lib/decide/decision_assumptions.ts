import { decisionSettings } from "./question.ts";
import { formatPlain, formatQuantity } from "../words/quantity.ts";
import type { Assumption, Found } from "./decision.ts";
import type { Circumstances } from "./decision_candidates.ts";

const ML_ENERGY = "ML.ENERGY Leaderboard v3, https://arxiv.org/abs/2505.06371";
const LLM_PERF = "LLM-Perf Leaderboard, https://huggingface.co/spaces/optimum/llm-perf-leaderboard";
const LEADERBOARD = "Open LLM Leaderboard, https://huggingface.co/open-llm-leaderboard";
const PRICES = "pydantic/genai-prices, https://github.com/pydantic/genai-prices";
const READER = "what you entered";
const OWN = "your own measurements";
const PROJECT = "this project";

/** What an answer takes for granted, as a list. */
export function assumptionsOf(
  { question, grid }: Found,
  { machine }: Circumstances,
): Assumption[] {
  const { hardware } = machine, { host, concurrency, pue, dollarsPerGpuHour } = question;
  const say = (assumption: string, source: string) => ({ assumption, source });
  return [
    machine.busy
      ? say(
        `A server of ${hardware} that answers ${
          formatPlain(concurrency)
        } requests at once, conversations as they were measured. The energy is of the GPUs alone, for ` +
          "tokens that come out; reading prompts of the measured lengths is in it, so that tokens in " +
          "change the price alone.",
        { all: OWN, some: `${OWN} and ${ML_ENERGY}`, none: ML_ENERGY }[machine.own],
      )
      : say(
        `One request at a time on ${hardware}, prompts of 256 tokens, models not quantized: requests at ` +
          "once change nothing here. The energy is of GPU, CPU and memory.",
        LLM_PERF,
      ),
    say(
      "A model without rows of its own takes what models of its parameters take. Mixtures of experts count " +
        "with all and with active parameters; where nobody says the active ones, they are left out.",
      PROJECT,
    ),
    say(
      "The score is the mean of six benchmarks; models after December 2024 have none.",
      LEADERBOARD,
    ),
    grid.country === null
      ? say(`A kWh emits ${formatQuantity(grid.gramsPerKWh, "g")} CO₂e.`, READER)
      : say(
        `A kWh emits ${
          formatQuantity(grid.gramsPerKWh, "g")
        } CO₂e (${grid.country}, ${grid.year}, average over the year and the life cycle).`,
        "Ember, through co2.js, https://github.com/thegreenwebfoundation/co2.js",
      ),
    say(
      `The data centre draws ${formatPlain(pue)} kWh for each kWh of the machine.`,
      pue === decisionSettings.pue.initial
        ? "Uptime Institute, Global Data Center Survey 2024"
        : READER,
    ),
    ...host === "API" ? [] : [
      say(
        dollarsPerGpuHour === null
          ? `An own machine costs its electricity, ${
            formatQuantity(question.dollarsPerKWh, "$", 2)
          } for a kWh. The machine, its idle hours, people and network are not in it.`
          : `An own machine costs its electricity, ${
            formatQuantity(question.dollarsPerKWh, "$", 2)
          } for a kWh, and ${
            formatQuantity(dollarsPerGpuHour, "$", 3)
          } for each hour of a GPU that generates. Idle hours, people and network are not in it.`,
        question.dollarsPerKWh === decisionSettings.dollarsPerKWh.initial
          ? "commercial customers in the United States 2024: EIA, Electric Power Monthly"
          : READER,
      ),
    ],
    ...host === "own machine" ? [] : [
      say(
        "An API costs the list price of its cheapest provider, without discounts; where nobody lists the " +
          "model, what models of its parameters cost. What an API's own machines draw, nobody says: the " +
          `energy is that of ${hardware} all the same.`,
        PRICES,
      ),
    ],
    say(
      "Intervals are those in which one more observation lies with 95 %. Ratios subtract logarithms and " +
        "add the variances of their errors, which are taken as independent; grid and overhead are the " +
        "same on both sides and cancel. Grid, overhead and prices are taken as they stand, without error.",
      PROJECT,
    ),
  ];
}
