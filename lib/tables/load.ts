import { parseCsv, type TextTable } from "../read/csv.ts";
import { joinReads, type Read } from "../read/left_out.ts";
import { ReadError } from "../read/read_error.ts";
import { DATA, isShipped, loadSnapshot } from "../read/shipped.ts";
import { type Columns, readTable, type Rules, type Values } from "../read/table.ts";
import { fileName, readText } from "../read/text_file.ts";
import type { Description } from "../settings/description.ts";
import type { Origin, Table } from "./table.ts";

/** A table, described: where its rows are, how they are read, and how they are filtered and shown. */
type Described<C extends Columns, One, Row extends { line: number }, Filters extends Description> =
  & Rules<C, One, Row>
  & Pick<Table<Row, Filters>, "name" | "noun" | "key" | "filters">
  & {
    files: readonly string[];
    /** A table of the study's: newer states of it stand in latest/, all others are replaced in their place. */
    studied?: true;
    /** The number that is measured, and what it can be, both ends included: beyond, its unit is wrong. */
    measures?: { field: string; least: number; most: number };
    /** What stands in `columns` of the loaded table. */
    shown: string[];
    /** Date and revision are in the manifest. */
    source: Pick<Origin, "source" | "url" | "licence">;
  };

export type RowOf<Of extends { read(table: TextTable): Read<unknown> }> = ReturnType<
  Of["read"]
>["rows"][number];

/**
 * A table that can be read from a text (`parse`), from cells (`read`), and loaded with all that is needed
 * to filter, show and cite it (`load`): the shipped files, their newest state ("latest"), or the file at a
 * path. A string is a path, never text.
 */
export function described<
  const C extends Columns,
  const Filters extends Description,
  One = Values<C>,
  Row extends { line: number } = One & { line: number },
>(of: Described<C, One, Row, Filters>) {
  const { name, noun, files, shown, key, filters, source } = of;
  const read = (table: TextTable): Read<Row> => readTable(table, of);
  const parse = (text: string, { file }: { file?: string } = {}) => read(parseCsv(text, { file }));
  const load = (path?: string | URL, folder: URL = DATA): Table<Row, Filters> => {
    const below = of.studied && path === "latest" ? "latest/" : "";
    const places = isOfData(path) ? shippedAt(files, below, folder) : [path];
    const texts = places.map((place) => readText(place));
    const reads = texts.map(({ text, file }) => parse(text, { file }));
    const shipped = isOfData(path) ? files : files.filter((file) => isAt(file, path));
    const origin = shipped.length > 0
      ? shippedOrigin(source, shipped, below, folder)
      : ownOrigin([fileName(path!)], null);
    return { name, noun, ...joinReads(reads), columns: shown, key, filters, origin };
  };
  return { ...of, read, parse, load };
}

/** Whether this means tables of the data folder: no path, or the word for the newest state that is here. */
export function isOfData(path?: string | URL): path is undefined | "latest" {
  return path === undefined || path === "latest";
}

/** Whether a path is that of a shipped file. */
function isAt(file: string, path: string | URL): boolean {
  return fileName(new URL(file, DATA)) === fileName(path);
}

/** Where shipped files, or those that a refresh brought, are. */
function shippedAt(files: readonly string[], below: string, folder: URL): URL[] {
  const missing = files.find((name) => !isShipped(below + name, folder));
  if (below === "" || missing === undefined) {
    return files.map((name) => new URL(below + name, folder));
  }
  throw new ReadError({
    file: fileName(new URL(below + missing, folder)),
    found: "no such file",
    expected: "a newer state of the study's table",
    mend: "run `deno task data:update` first",
  });
}

/**
 * The origin of shipped files. A table that is no longer the one of the manifest is nobody's but its
 * file's: it carries a warning and no source.
 */
function shippedOrigin(
  source: Pick<Origin, "source" | "url" | "licence">,
  names: readonly string[],
  below: string,
  folder: URL,
): Origin {
  const files = names.map((name) => below + name);
  const { records: [record], warnings } = loadSnapshot(names, new URL(below || ".", folder));
  if (warnings.length > 0) return ownOrigin(files, warnings.join("; "));
  const date = record?.date ?? record?.taken?.slice(0, 10) ?? null;
  return { ...source, date, files, own: false, warning: null };
}

function ownOrigin(files: string[], warning: string | null): Origin {
  const source = files.join(", ");
  return { source, url: null, date: null, licence: null, files, own: true, warning };
}
