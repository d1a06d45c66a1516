import { CLAIMS, type JudgedClaim } from "../../lib/show/claims.ts";
import { hasTag, type Notebook } from "../notebook/notebook.ts";
import { jsonOf } from "./figure.ts";
import { claimsTag } from "./outline.ts";

/** The claims that the cells tagged `claims` show. */
export function claimsOf({ cells }: Notebook): JudgedClaim[] {
  return cells.filter((cell) => hasTag(cell, claimsTag)).flatMap(({ outputs = [] }) => outputs)
    .flatMap((output) => jsonOf<JudgedClaim[]>(output, CLAIMS) ?? []);
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
