/** What an answer says: the words that form, page, notebook and command share. */
import type { Price } from "./known.ts";
import type { Question } from "./question.ts";

export type {
  DecisionData,
  EnergyFit,
  KnownModel,
  Price,
  RatedVersion,
  ServedAt,
} from "./known.ts";
export type { Purpose, Question } from "./question.ts";

/** A number with the interval it lies in; null where it is known, as a price is. */
export type Estimated = { estimate: number; interval: [number, number] | null };

/** What the energy rests on. */
export type Basis = "measured" | "other task" | "estimated" | "not disclosed";

/** A rating in one category, with its 95 % interval and the least that is asked for. */
export type RatingIn = {
  category: string;
  rating: number;
  low: number;
  high: number;
  floor: number | null;
  /** Within its interval it is as good as the floor; null where nothing is asked for. */
  passes: boolean | null;
};

/** How people rated a model. */
export type Rated = {
  /** Name of the version that was rated. */
  name: string;
  /** In the purpose's first category. */
  estimate: number;
  interval: [number, number];
  /** Day of the ratings. */
  date: string;
  categories: RatingIn[];
  /** What does not fit: "rated with thinking, tokens counted without"; null for most. */
  mark: string | null;
};

/** What providers ask for a model, list prices alone. */
export type Prices = {
  cheapest: Price;
  /** The second-cheapest provider: what ranks; the only one, where there is one. */
  second: Price;
  /** $ a month of the provider in the middle; null as above. */
  medianDollars: number | null;
  dearest: Price;
  providers: number;
};

/** On what it runs. */
export type Machine = {
  hardware: string;
  gpus: number;
  /** How many such machines the load needs; 1 of an API, where it is shared. */
  machines: number;
  /** Requests at once on each machine, and the range that an API's is assumed in. */
  load: number;
  loadRange: [number, number] | null;
  /** "asked for", "from the answers a day", "assumed of an API", "one request at a time". */
  loadFrom: string;
  /** Hours of GPUs a month; null of an API. */
  gpuHours: number | null;
  /** Which part of what the machines can do is used; null of an API. */
  used: number | null;
  /** Most answers a day that one machine gives with the reserve; null where nobody measured it. */
  capacity: number | null;
  /** Answers a day above which a machine costs less than the second-cheapest API; null where never. */
  breakEven: number | null;
  /** Why another machine than the one asked for, or nothing. */
  note: string | null;
};

/** A measurement that a number was read from. */
export type MeasuredAt = {
  model: string;
  task: string;
  hardware: string;
  gpus: number;
  maxConcurrency: number;
  concurrency: number;
  joulesPerToken: number;
  own: boolean;
};

/** What is known of one model for the question. All of a month, unless it says otherwise. */
export type Candidate = {
  /** Key by which tables are joined. */
  key: string;
  /** Full name on the Hugging Face Hub where a table has it, else a provider's. */
  model: string;
  /** Billions of parameters, and those that work on one token; null where nobody says. */
  paramsB: number | null;
  activeParamsB: number | null;
  weights: "open" | "closed" | "unknown";
  /** It was named in the question. */
  asked: boolean;
  basis: Basis;
  /** How many measurements the energy was read from. */
  rows: number;
  measured: MeasuredAt[];
  rating: Rated | null;
  /** Passes every category that is asked for; null where it has no rating or nothing is asked for. */
  goodEnough: boolean | null;
  /** Tokens of an answer, and whose count it is; null where nobody counted. */
  tokensPerAnswer: { tokens: number; from: string } | null;
  answersADay: number | null;
  kWh: Estimated | null;
  co2Kg: Estimated | null;
  /** The same on France's grid, one of the cleanest, where the question names none. */
  co2KgInFrance: Estimated | null;
  /** $ a month: of an API the second-cheapest provider's; else rent, or electricity. */
  dollars: Estimated | null;
  /** What a month's $ are: "second-cheapest provider", "rent of 1 × H100", "electricity". */
  dollarsAre: string;
  /** $ per million tokens that come out, with those that go in; where no length is known of both, three in for one out. */
  dollarsPerMillionTokens: number | null;
  whPerAnswer: Estimated | null;
  prices: Prices | null;
  machine: Machine | null;
  /** Days of what the numbers rest on; a month where no day is known. */
  dates: { rating: string | null; price: string | null; energy: string | null };
  /** kg CO₂e a month for making the machine; null of an API. */
  makingKg: number | null;
  /** How sure, in a few words: "measured, 2 rows; ±10 %". */
  sure: string;
  /** What keeps it from a card, or null. */
  not: string | null;
};

/** One of the three answers. */
export type Card = {
  kind: "cheapest" | "best" | "least energy";
  /** "Cheapest that is good enough". */
  title: string;
  /** Its key, in `candidates`. */
  key: string;
  /** Why this one, in a sentence. */
  why: string;
  /** What would change it, in a sentence. */
  change: string;
};

/** A value that the numbers take for granted. */
export type Assumption = {
  /** Field of the question that changes it; null where none does. */
  field: keyof Question | null;
  label: string;
  value: string;
  source: string;
  url: string | null;
};

/** How many times of B's the first one takes. */
export type Ratio = { of: string; estimate: number; interval: [number, number] | null };

/** Two models beside each other; they are the first two asked for. */
export type Versus = {
  one: string;
  other: string;
  /** Of an answer and of a token, energy and $; those that the data know. */
  ratios: Ratio[];
  /** What it says, a sentence each. */
  sentences: string[];
};

/** What the data say to a question. */
export type Answer = {
  /** As asked, completed. */
  question: Question;
  /** What good enough means here; null where no quality is asked for. */
  floor: { name: string; date: string; categories: { category: string; rating: number }[] } | null;
  /** The answer in a sentence. */
  headline: string;
  /** All are under 1 kg and 5 $ a month, or differ by less: price and quality decide. */
  tooSmall: boolean;
  /** Cheapest, best within 10 $ a month more, least energy; fewer where one model is several, or none is. */
  cards: Card[];
  /** Those good enough, cheapest first, and those asked for, whatever their rating. */
  candidates: Candidate[];
  /** Newer than the ratings, on offer, not yet rated; cheapest first. */
  notRated: { model: string; since: string; input: number; output: number; providers: number }[];
  /** How many models are no candidates, by reason. */
  leftOut: { why: string; count: number }[];
  assumptions: Assumption[];
  versus: Versus | null;
};
