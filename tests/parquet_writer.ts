/** Writes Parquet files for tests; named here with its version, so that commands do not fetch it. */
export { parquetWriteBuffer } from "npm:hyparquet-writer@0.17.0";
