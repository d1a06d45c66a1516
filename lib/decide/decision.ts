import type { Question } from "./question.ts";
import type { LeftOut } from "../read/left_out.ts";
import type { Candidate } from "./decision_candidates.ts";

/** Candidates of one size class, the best first. */
export type Side = {
  /** How many models satisfy the question. */
  count: number;
  candidates: Candidate[];
  /** Where there are none: how many there would be if nobody had to have measured or offered them. */
  unknown: number;
};

/** How many times the one takes of what the other takes. */
export type Ratio = { estimate: number; interval: [number, number] };

/** Two models beside each other; null where a side is unknown. */
export type Comparison = {
  one: string;
  other: string;
  energy: Ratio;
  /** Equal to that of the energy: grid and overhead are the same for both and cancel. */
  co2: Ratio;
  ownDollars: Ratio | null;
  apiDollars: Ratio | null;
};

/** What the data say to a question, as numbers. */
export type Found = {
  question: Question;
  /** g CO2e of a kWh, and whose grid it is. */
  grid: FoundGrid;
  /** The least acceptable score: that of the question, else of the model to replace. */
  minScorePercent: number | null;
  /** At most the limit. */
  small: Side;
  /** Above the limit. */
  large: Side;
  /** The model to replace, where one is named. */
  replaced: Candidate | null;
  /** The best small against the best large one. */
  sizes: Comparison | null;
  /** The best of all against the model to replace. */
  replacement: Comparison | null;
  /** Own machine against API, for the best of each size class. */
  hosts: { model: string; ratio: Ratio }[];
  /** Models that are no candidates, by reason. */
  leftOut: LeftOut[];
};

/** What the data say to a question, and what is said of it. */
export type Decision = Found & {
  /** What all this says, the first sentence first. */
  sentences: string[];
  assumptions: Assumption[];
};

/** g CO2e of a kWh; whose grid it is, where it is a country's. */
export type FoundGrid = { gramsPerKWh: number; country: string | null; year: number | null };

/** Something that the numbers take for granted, and where it comes from. */
export type Assumption = { assumption: string; source: string };
