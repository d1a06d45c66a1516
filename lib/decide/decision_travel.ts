import { modelKey } from "../read/model_key.ts";
import type { CatalogueEntry } from "./catalogue.ts";
import { type Columns, rowsOf, toColumns } from "./columns.ts";
import type { DecisionData } from "./decision_data.ts";

/** `DecisionData` as a page carries it: the same, in a third of the characters. */
export type PackedDecisionData = Omit<DecisionData, "entries"> & {
  entries: Columns;
  /** Keys that the model's name does not give, by the entry's place. */
  keys: [number, string][];
};

/** Packs what `decide` needs for a page. */
export function packDecisionData({ entries, ...data }: DecisionData): PackedDecisionData {
  return {
    ...data,
    entries: toColumns(entries, [
      "model",
      "paramsB",
      "activeParamsB",
      "scorePercent",
      "openWeights",
      "offers",
      "tables",
    ]),
    keys: entries.flatMap(({ key, model }, i): [number, string][] =>
      key === modelKey(model) ? [] : [[i, key]]
    ),
  };
}

/** Unpacks what `packDecisionData` packed. */
export function unpackDecisionData(
  { entries, keys, ...data }: PackedDecisionData,
): DecisionData {
  const others = new Map(keys);
  return {
    ...data,
    entries: rowsOf<Omit<CatalogueEntry, "key">>(entries).map((entry, i) => ({
      key: others.get(i) ?? modelKey(entry.model),
      ...entry,
    })),
  };
}
