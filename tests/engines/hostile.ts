import { openDatabase } from "../../lib/big/database.ts";
import { quoted, quotedText } from "../../lib/big/dialects.ts";
import type { Asked } from "../../lib/big/question.ts";

/** Names that end a quotation, a statement or a line wherever they are not quoted. */
export const HOSTILE: Asked & { x: string } = {
  x: `it's "x"; DROP TABLE runs; --`,
  y: "`y` ${y} \\d :y\n/* \u2028 */ € ⬆️",
  cluster: "*/ 'c' -- `;",
  categories: [{ column: "k;", value: "o'k \"`; --\n$" }],
};

/** Rows with x around 10⁹, as a hostile query would like them: a large mean, a small spread. */
export const hostileRows = Array.from({ length: 500 }, (_, i) => ({
  x: 1e9 + 1000 * i + (i % 3) / 4,
  y: 5 + 0.003 * i + Math.sin(i * i),
  cluster: `c${i % 7}`,
  value: i % 4 === 0 ? "o'k \"`; --\n$" : "other",
}));

/** Writes the rows as a parquet file under the hostile names. */
export async function writeHostileParquet(path: string): Promise<void> {
  const { x, y, cluster, categories = [] } = HOSTILE;
  await using database = openDatabase(path);
  const rows = hostileRows.map((row) =>
    `(${row.x}::DOUBLE, ${row.y}::DOUBLE, ${quotedText(row.cluster)}, ${quotedText(row.value)})`
  );
  const names = [x, y, cluster!, categories[0].column].map((name) => quoted(name));
  await database.run(
    `COPY (SELECT * FROM (VALUES ${rows.join(", ")}) t(${names.join(", ")})) ` +
      `TO ${quotedText(path)} (FORMAT parquet)`,
  );
}
