/** `deno task decide`: which model to run, from the tables in data/. */
import type { Asked as Question } from "../lib/decide/question.ts";
import { loadDecisionData } from "../lib/decide/read_data.ts";
import { answerText, decide } from "../lib/show/decision.ts";
import { type Asked, type Command, number, oneOf, refused, runCommand } from "./arguments.ts";

const positive = number({ above: 0 });

const COMMAND = {
  name: "decide",
  usage: ["[MODEL [MODEL]] [options]"],
  about:
    "Which model to run: the cheapest that is good enough, the best within $10 a month more, the one with " +
    "the least energy; kWh, kg of CO2e and $ of a month, and what they rest on. With one MODEL what it " +
    "takes, with two one against the other. What the data cannot answer ends with status 1.",
  words: { MODEL: "a model's name, as on the Hugging Face Hub or at its provider" },
  options: {
    "for": {
      takes: "WHAT",
      is: oneOf("chat", "reasoning", "code"),
      help: "chat, reasoning or code; default: chat",
    },
    "answers": { takes: "N", is: positive, help: "answers a day, default: 1000" },
    "tokens": { takes: "N", is: positive, help: "tokens out a month, in place of --answers" },
    "tokens-in": {
      takes: "N",
      is: number({ least: 0 }),
      help: "tokens of one question, default: 500",
    },
    "tokens-out": {
      takes: "N",
      is: positive,
      help: "tokens of an answer of models for which nobody measured it",
    },
    "like": {
      takes: "MODEL",
      help: "as good as this rated model, default: gpt-4o-2024-08-06; any takes all",
    },
    "rating": {
      takes: "N",
      is: number({ least: 0 }),
      help: "least LMArena rating, in place of --like",
    },
    "where": {
      takes: "WHERE",
      is: oneOf("api", "rented", "own"),
      help: "api, rented or own; default: api, on your own machine own",
    },
    "hardware": {
      takes: "NAME",
      help: "H100, B200, A100, A10, T4, 32vCPU or your own; default: H100, else B200",
    },
    "concurrency": { takes: "N", is: number({ least: 1 }), help: "requests at once, fixed" },
    "max-wait": { takes: "MS", is: positive, help: "longest wait between two tokens, in ms" },
    "weights": { takes: "WHICH", is: oneOf("any", "open"), help: "open: only those to download" },
    "audience": {
      takes: "WHO",
      is: oneOf("any", "French"),
      help: "French: rated by people who write in it",
    },
    "gpu-hour": {
      takes: "N",
      is: number({ least: 0 }),
      help: "$ for an hour of a rented GPU, default: 2.5",
    },
    "hours": {
      takes: "N",
      is: number({ above: 0, most: 24 }),
      help: "hours a day a machine of one's own is on, default: 24",
    },
    "grid": {
      takes: "CODE|N",
      help: "a country such as FR, or g CO2e per kWh; default: the world's",
    },
    "kwh-price": { takes: "N", is: number({ least: 0 }), help: "$ for a kWh, default: 0.13" },
    "pue": {
      takes: "N",
      is: number({ least: 1 }),
      help: "kWh of the building for each of the GPUs, default: 1.56, on your own machine 1",
    },
    "json": { help: "everything as JSON, each number in full" },
  },
} as const satisfies Command;

/** The question that a command line asks. */
function questionOf({ values, words }: Asked<typeof COMMAND>): Question {
  if (words.length > 2) {
    throw refused(COMMAND, `Found ${words.length} models, expected at most two`);
  }
  return {
    models: words,
    purpose: values.for,
    answersADay: values.answers,
    tokensAMonth: values.tokens,
    tokensIn: values["tokens-in"],
    tokensOut: values["tokens-out"],
    maxWaitMs: values["max-wait"],
    weights: values.weights,
    audience: values.audience,
    like: values.like?.toLowerCase() === "any" ? null : values.like,
    rating: values.rating,
    where: values.where,
    hardware: values.hardware,
    concurrency: values.concurrency,
    gpuHour: values["gpu-hour"],
    hours: values.hours,
    grid: values.grid,
    kWhPrice: values["kwh-price"],
    pue: values.pue,
  };
}

if (import.meta.main) {
  await runCommand(COMMAND, (asked) => {
    const data = loadDecisionData(), answer = decide(data, questionOf(asked));
    const { candidates, question } = answer;
    console.log(
      asked.values.json ? JSON.stringify(answer, null, 2) : answerText(answer, data.dates),
    );
    const tells = question.models.length === 0
      ? candidates.length > 0
      : candidates.filter((one) => one.asked).some((one) => one.kWh ?? one.prices ?? one.rating);
    return tells ? 0 : 1;
  });
}
