import { openDatabase } from "../lib/big/database.ts";

/**
 * Writes a leaderboard with made-up numbers of about so many gigabytes, as CSV or parquet by the name, and
 * returns its rows: kg = 0.1 · B^0.9 times a bounded noise; one row in a thousand has -1 parameters, one
 * `n/a` (parquet: NULL), and one no kg.
 */
export async function makeFile(path: string, gigabytes: number): Promise<number> {
  const parquet = path.endsWith(".parquet"), rowBytes = parquet ? 28 : 146;
  const rows = Math.round(gigabytes * 1e9 / rowBytes);
  const text = (value: string) => parquet ? value : `(${value})::VARCHAR`;
  await using database = openDatabase(path);
  await database.run(`COPY (
    SELECT 'org-' || (h % 997) || '/model-' || i || '-' || round(b, 1) || 'b' AS fullname,
      'bfloat16' AS "Precision", '💬 chat models (RLHF, DPO, IFT, ...)' AS "Type",
      'LlamaForCausalLM' AS "Architecture", 20 + (h % 1000) / 50 AS "Average ⬆️",
      CASE h % 1000 WHEN 0 THEN ${text("-1")} WHEN 1 THEN ${parquet ? "NULL" : "'n/a'"}
        ELSE ${text("b")} END AS "#Params (B)",
      'False' AS "MoE",
      CASE h % 1000 WHEN 2 THEN NULL
        ELSE ${text("(0.1 * pow(b, 0.9) * pow(10, 0.3 * sin(h % 100003)))")} END AS "CO₂ cost (kg)"
    FROM (SELECT i, h, 0.1 * pow(10, 3 * (h % 1000003) / 1000003) AS b
      FROM (SELECT i, hash(i) % 1000000007 AS h FROM range(${rows}) r(i)))
  ) TO '${path.replaceAll("'", "''")}' ${parquet ? "(FORMAT parquet)" : "(HEADER)"}`);
  return rows;
}
