import type { ErrorKind, Fit } from "../fit/fit.ts";

/** Which standard errors: one kind, or the widest of the three where rows are few. */
export type ErrorChoice = ErrorKind | "widest";

/** How the analysis is done, beyond which rows it sees. */
export type StudySettings = {
  slmLimitB: number;
  fit: "best" | Fit["growth"];
  xScale: "log" | "linear";
  yScale: "log" | "linear";
  errors: ErrorChoice;
};
