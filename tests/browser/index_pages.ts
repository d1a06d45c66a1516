import type { DecisionData } from "../../lib/decide/read_data.ts";
import { findingsOf } from "../../tasks/export/index/findings.ts";
import { indexPage } from "../../tasks/export/index/page.ts";
import { answered } from "../tasks/page/bundles.ts";

const findings = findingsOf({
  co2: answered("CO₂"),
  energy: answered("Energy"),
  finance: answered("Price"),
});

/** The first page of some data. */
export async function indexOf(data: DecisionData): Promise<Uint8Array> {
  const [{ content }] = await indexPage(findings, data);
  return content;
}
