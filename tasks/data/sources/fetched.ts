import type { LeftOut } from "../../../lib/read/left_out.ts";

/** The tables that a source gave, as texts by file name, none of them written yet. */
export type Fetched = {
  texts: ReadonlyMap<string, string>;
  /** The address that a person would look at. */
  source: string;
  /** Commit of the source, or what tells its state. */
  revision: string;
  /** What of the source is in no table, by reason. */
  leftOut: LeftOut[];
};
