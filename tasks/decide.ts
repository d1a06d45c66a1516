/** `deno task decide`: which model to run, from the tables in data/. */
import { type Asked, QUESTION } from "../lib/decide/question.ts";
import { loadDecisionData } from "../lib/decide/read_data.ts";
import type { Setting } from "../lib/settings/description.ts";
import { answerText, decide } from "../lib/show/decision.ts";
import { type Command, number, oneOf, type Option, refused, runCommand } from "./arguments.ts";

/** Each option: the field of the question that it says, what the help calls its value, and the help. */
const OPTIONS: Readonly<
  Record<string, [field: keyof typeof QUESTION, takes: string, help: string, more?: string]>
> = {
  "for": ["purpose", "WHAT", "chat, reasoning or code"],
  "answers": ["answersADay", "N", "answers a day"],
  "tokens": ["tokensAMonth", "N", "tokens out a month, in place of --answers"],
  "tokens-in": ["tokensIn", "N", "tokens of one question"],
  "tokens-out": ["tokensOut", "N", "tokens of an answer of models for which nobody measured it"],
  "like": ["like", "MODEL", "as good as this rated model", "any takes all"],
  "rating": ["rating", "N", "least LMArena rating, in place of --like"],
  "where": ["where", "WHERE", "api, rented or own", "own on a machine that you measured"],
  "hardware": [
    "hardware",
    "NAME",
    "H100, B200, A100, A10, T4, 32vCPU or your own; default: H100, else B200",
  ],
  "concurrency": ["concurrency", "N", "requests at once, fixed"],
  "max-wait": ["maxWaitMs", "MS", "longest wait between two tokens, in ms"],
  "weights": ["weights", "WHICH", "open: only those to download"],
  "audience": ["audience", "WHO", "French: a chat is rated by people who write in it"],
  "gpu-hour": ["gpuHour", "N", "$ for an hour of a rented GPU, at first an H100's"],
  "hours": ["hours", "N", "hours a day a machine of one's own is on"],
  "grid": ["grid", "CODE|N", "a country such as FR, or g CO2e per kWh; default: the world's"],
  "kwh-price": ["kWhPrice", "N", "$ for a kWh"],
  "pue": [
    "pue",
    "N",
    "kWh of the building for each of the GPUs",
    "1 on a machine that you measured",
  ],
  "idle-watts": ["idleWatts", "N", "W of a GPU with nothing to do"],
  "reserve": ["reserve", "N", "part of the measured throughput that is planned for"],
};

/** Options that change nothing beside another one. */
const UNUSED: Readonly<Record<string, readonly string[]>> = {
  "where api": ["max-wait", "gpu-hour", "hours", "kwh-price", "idle-watts", "reserve"],
  "where rented": ["kwh-price"],
  "where own": ["gpu-hour"],
  "for reasoning": ["audience"],
  "for code": ["audience"],
};

const COMMAND: Command = {
  name: "decide",
  usage: ["[MODEL [MODEL]] [options]"],
  about:
    "Which model to run: the cheapest that is good enough, the best within $10 a month more, the one with " +
    "the least energy; kWh, kg of CO2e and $ of a month, and what they rest on. With one MODEL what it " +
    "takes, with two one against the other. What the data cannot answer ends with status 1.",
  words: { MODEL: "a model's name, as on the Hugging Face Hub or at its provider" },
  options: {
    ...Object.fromEntries(
      Object.entries(OPTIONS).map(([name, [field, takes, help, more = ""]]) => {
        const { initial } = QUESTION[field], told = initial === null ? "" : `; default: ${initial}`;
        return [name, {
          takes,
          is: readerOf(QUESTION[field]),
          help: help + told + (more && `; ${more}`),
        }];
      }),
    ),
    "json": { help: "everything as JSON, each number in full" },
  },
};

/** How a value of the question is read, as the form and a cell take it. */
function readerOf(setting: Setting): Option["is"] {
  if (setting.kind === "one of") return oneOf(...setting.values);
  if (setting.kind !== "amount") return undefined;
  const { least, most } = setting;
  return number(least === undefined ? { above: 0, most } : { least, most });
}

if (import.meta.main) {
  await runCommand(COMMAND, ({ values, words: models }) => {
    if (models.length > 2) {
      throw refused(COMMAND, `Found ${models.length} models, expected at most two`);
    }
    if (values.tokens !== undefined && values.answers !== undefined) {
      throw refused(COMMAND, "Found --tokens and --answers, expected one of the two");
    }
    const said: Asked = Object.fromEntries(
      Object.entries(OPTIONS).map(([name, [field]]) => [field, values[name]]),
    );
    const like = said.like?.toLowerCase() === "any" ? null : said.like;
    const data = loadDecisionData(), answer = decide(data, { ...said, like, models });
    const { where, purpose } = answer.question;
    for (const other of [`where ${where}`, `for ${purpose}`]) {
      const unused = UNUSED[other]?.filter((name) => values[name] !== undefined) ?? [];
      if (unused.length > 0) console.error(`Of no use with --${other}: --${unused.join(", --")}`);
    }
    console.log(values.json ? JSON.stringify(answer, null, 2) : answerText(answer, data.dates));
    const asked = answer.candidates.filter((one) => one.asked);
    const tells = models.length === 0
      ? answer.candidates.length > 0
      : asked.some((one) => one.kWh ?? one.prices ?? one.rating);
    return tells ? 0 : 1;
  });
}
