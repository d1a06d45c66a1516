/** All that `decide` needs of the tables in data/, as plain data: it survives JSON. */
export type DecisionData = {
  models: KnownModel[];
  grids: { country: string; code: string; gramsPerKWh: number; year: number }[];
  /** Energy by size of dense models, for those that nobody measured. */
  fits: EnergyFit[];
  dates: { ratings: string; prices: string; energy: string };
};

/** All that the tables know of one model. */
export type KnownModel = {
  /** By which tables are joined. */
  key: string;
  /** Full name on the Hugging Face Hub where a table has it, else a provider's. */
  model: string;
  /** Billions of parameters, and those that work on one token; null where nobody says. */
  paramsB: number | null;
  activeParamsB: number | null;
  weights: "open" | "closed" | "unknown";
  ratings: RatedVersion[];
  offers: Offer[];
  served: ServedAt[];
  /** kWh per million tokens of LLM-Perf's machines, one request at a time: least, median, most. */
  single: {
    hardware: string;
    bits: number;
    kWhPerMillionTokens: [number, number, number];
    rows: number;
  }[];
  /** Tokens of an answer in conversations, counted elsewhere; null where nobody counted. */
  chatTokensElsewhere: number | null;
};

/** A rated version of a model, by category. */
export type RatedVersion = {
  name: string;
  thinking: boolean | null;
  /** [rating, low, high]. */
  categories: Record<string, [number, number, number]>;
};

/** What a provider asks, in $ per million tokens, under its own name of the model. */
export type Offer = {
  provider: string;
  name: string;
  input: number;
  output: number;
  /** Since when; null where the list does not say. */
  changed: string | null;
};

/** A measurement of a served model. */
export type ServedAt = {
  model: string;
  task: string;
  hardware: string;
  gpus: number;
  /** Limit of requests at once, and the mean that was reached. */
  maxConcurrency: number;
  concurrency: number;
  joulesPerToken: number;
  tokensPerSecond: number | null;
  waitMs: number | null;
  tokensPerAnswer: number | null;
  /** The user's own. */
  own: boolean;
};

/** kWh per million tokens = constant · paramsB^size · load^atOnce, of dense models. */
export type EnergyFit = {
  hardware: string;
  task: string;
  constant: number;
  size: number;
  atOnce: number;
  /** A new model lies within this factor, either way (95 %). */
  factor: number;
  /** Sizes that were measured, in billions of parameters. */
  sizes: [number, number];
};
