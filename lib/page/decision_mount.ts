/**
 * The entry of the page that decides: puts the form and its answer in the place of the static one.
 *
 * @module
 */
import { unpackDecisionData } from "../decide/decision_travel.ts";
import { decisionPage } from "./decision_page.ts";

const host = document.querySelector<HTMLElement>("[data-decision]");
const packed = document.getElementById("decision-data")?.textContent;
if (host && packed) decisionPage(host, unpackDecisionData(JSON.parse(packed)));
