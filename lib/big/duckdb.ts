/** DuckDB, 64 MB; named here with its version, so that only a command that needs it fetches it. */
export { DuckDBInstance } from "npm:@duckdb/node-api@1.4.4-r.1";
