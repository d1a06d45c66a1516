import { loadDecisionData } from "../../lib/decide/load_decision_data.ts";

/** The shipped tables, joined and fitted once for all tests. */
export const data = loadDecisionData();
