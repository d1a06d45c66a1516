import type { ErrorKind, Fit } from "../fit/fit.ts";

/** Which standard errors: one kind, the clustered one that suits their number, or the widest of all. */
export type ErrorChoice = Exclude<ErrorKind, "two-way"> | "best" | "widest";

/** How the analysis is done, beyond which rows it sees. */
export type StudySettings = {
  slmLimitB: number;
  fit: "best" | Fit["growth"];
  xScale: "log" | "linear";
  yScale: "log" | "linear";
  errors: ErrorChoice;
  /** Where models have families. */
  clusters?: "of one model" | "of one family" | "two-way";
};
