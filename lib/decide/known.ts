/** One price of a provider. */
export type Price = {
  provider: string;
  /** The provider's name of the model. */
  name: string;
  /** $ per million tokens. */
  input: number;
  output: number;
  /** Since when; null where the list does not say. */
  changed: string | null;
  /** $ a month; null where the length of an answer is unknown. */
  dollars: number | null;
};

/** A rated version of a model, by category. */
export type RatedVersion = {
  name: string;
  thinking: boolean | null;
  /** [rating, low, high]. */
  categories: Record<string, [number, number, number]>;
};

/** A measurement as it travels. */
export type ServedAt = {
  name: string;
  task: string;
  hardware: string;
  gpus: number;
  /** Limit of requests at once, and the mean that was reached. */
  limit: number;
  load: number;
  joulesPerToken: number;
  tokensPerSecond: number | null;
  waitMs: number | null;
  tokens: number | null;
  own: boolean;
};

/** All that the tables know of one model. */
export type KnownModel = {
  key: string;
  model: string;
  paramsB: number | null;
  activeParamsB: number | null;
  weights: "open" | "closed" | "unknown";
  ratings: RatedVersion[];
  offers: Omit<Price, "dollars">[];
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

/** All that `decide` needs of the tables, as plain data: it survives JSON. */
export type DecisionData = {
  models: KnownModel[];
  grids: { country: string; code: string; gramsPerKWh: number; year: number }[];
  /** Energy by size of dense models, for those that nobody measured. */
  fits: EnergyFit[];
  dates: { ratings: string; prices: string; energy: string };
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
