import { openDocument } from "../../lib/show/dom.ts";
import { hasTag, type Notebook, textOf } from "../notebook/notebook.ts";
import { claimsTag } from "./outline.ts";

/**
 * A claim, the rows that it was judged by and why it was judged so ("" where nothing says), and the
 * verdict with its sign.
 */
export type JudgedClaim = { claim: string; rows: string; verdict: string; why: string };

/**
 * The claims of the cells tagged `claims`, out of the tables that they show.
 * @throws {RangeError} for a table without a column of claims and one of verdicts.
 */
export async function claimsOf({ cells }: Notebook): Promise<JudgedClaim[]> {
  const document = await openDocument();
  return cells.filter((cell) => hasTag(cell, claimsTag)).flatMap(({ outputs = [] }) => outputs)
    .flatMap((output) => {
      if (!("data" in output)) return [];
      const place = document.createElement("div");
      place.innerHTML = textOf(output.data["text/html"]);
      return Array.from(place.querySelectorAll("table"), claimsIn).flat();
    });
}

/** The claims of one table. */
function claimsIn(table: HTMLTableElement): JudgedClaim[] {
  const textsIn = (row: Element) =>
    Array.from(row.children, ({ textContent }) => (textContent ?? "").replaceAll("\u00a0", " "));
  const [heads = [], ...rows] = Array.from(table.querySelectorAll("tr"), textsIn);
  const at = (name: string) => heads.indexOf(name);
  if (at("Claim") < 0 || at("Verdict") < 0) {
    throw new RangeError(
      `Cannot read the claims: found the columns ${heads.join(", ")}, need Claim and Verdict; ` +
        "tag a cell that ends in lm.claims(…)",
    );
  }
  return rows.map((cells) => ({
    claim: cells[at("Claim")],
    rows: cells[at("Rows")] ?? "",
    verdict: cells[at("Verdict")],
    why: cells[at("Why")] ?? "",
  }));
}

/** Verdicts of each claim side by side, by the rows that they come from. */
export function byRows(
  claims: readonly JudgedClaim[],
): { rows: string[]; lines: { claim: string; verdicts: string[] }[] } {
  const rows = [...new Set(claims.map((one) => one.rows))];
  const lines = [...Map.groupBy(claims, ({ claim }) => claim)].map(([claim, judged]) => ({
    claim,
    verdicts: rows.map((name) => judged.find((one) => one.rows === name)?.verdict ?? "–"),
  }));
  return { rows, lines };
}
