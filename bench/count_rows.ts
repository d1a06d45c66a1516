/** `deno run -A bench/count_rows.ts large.csv`: DuckDB's own count(*), the limit for what reads the file. */
import { openDatabase } from "../lib/big/database.ts";
import { quotedText } from "../lib/big/dialects.ts";

const [path] = Deno.args;
await using database = openDatabase(path);
console.log(await database.query(`SELECT count(*) AS rows FROM ${quotedText(path)}`));
