/**
 * The entry of the first page: puts the forms and what follows from them in the place of the static answer.
 *
 * @module
 */
import type { DecisionData, KnownModel } from "../decide/read_data.ts";
import { decisionPage } from "./decision/page.ts";
import { unpack } from "./live/parcel.ts";

/** What `decide` needs, as the page carries it. */
export type Packed = Omit<DecisionData, "models"> & { rows: KnownModel[] };

const packed = document.getElementById("decision-data")?.textContent;
if (packed) {
  unpack<Packed>(packed).then(({ rows: models, ...rest }) => decisionPage({ models, ...rest }));
}
