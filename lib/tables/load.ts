import { parseCsv, type TextTable } from "../read/csv.ts";
import { joinReads, type Read } from "../read/left_out.ts";
import { ReadError } from "../read/read_error.ts";
import { DATA, isShipped, loadSnapshot, readShipped } from "../read/shipped.ts";
import { type Columns, readTable, type Rules, type Values } from "../read/table.ts";
import { fileName, isFolder, readText, type TextFile } from "../read/text_file.ts";
import type { Description } from "../settings/description.ts";
import type { Origin, Table } from "./table.ts";

/** A table, described: where its rows are, how they are read, and how they are filtered and shown. */
type Described<C extends Columns, One, Row extends { line: number }, Filters extends Description> =
  & Rules<C, One, Row>
  & {
    /** What settings call it. */
    name: string;
    /** What one row is: "measurement", "offer". */
    noun: string;
    /** Its files in data/. */
    files: readonly string[];
    /** Where a folder may be given: which of its files are read. */
    inFolder?: RegExp;
    /** A table of the study's: newer states of it stand in latest/, all others are replaced in their place. */
    studied?: true;
    /** Fields that a table of the rows shows first; the first of them names a row. */
    shown: readonly string[];
    /** Fields that together tell a row from all others. */
    key: readonly string[];
    filters: Filters;
    /** Date and revision are in the manifest. */
    source: Pick<Origin, "source" | "url" | "licence">;
  };

/** The type of a described table's rows. */
export type RowOf<Of extends { read(table: TextTable): Read<unknown> }> = ReturnType<
  Of["read"]
>["rows"][number];

/**
 * A table that can be read from a text (`parse`), from cells (`read`), and loaded with all that is needed
 * to filter, show and cite it (`load`): the shipped files, their newest state ("latest"), or the file, and
 * where it has several the folder, at a path. A string is a path, never text.
 */
export function described<
  const C extends Columns,
  const Filters extends Description,
  One = Values<C>,
  Row extends { line: number } = One & { line: number },
>(of: Described<C, One, Row, Filters>) {
  const read = (table: TextTable): Read<Row> => readTable(table, of);
  const parse = (text: string, { file }: { file?: string } = {}) => read(parseCsv(text, { file }));
  const load = (path?: string | URL, folder: URL = DATA): Table<Row, Filters> => {
    const { name, noun, files, shown, key, filters } = of;
    const below = of.studied && path === NEWEST ? "latest/" : "";
    const reads = textsOf(of, path, new URL(below, folder))
      .map(({ text, file }) => parse(text, { file }));
    const shipped = isOfData(path)
      ? files
      : files.filter((file) => fileName(new URL(file, DATA)) === fileName(path));
    const origin = shipped.length > 0
      ? shippedOrigin(of.source, shipped, below, folder)
      : ownOrigin([fileName(path!)], null);
    const columns = [...shown], read = joinReads(reads);
    return { name, noun, ...read, columns, label: columns[0], key: [...key], filters, origin };
  };
  return { ...of, read, parse, load };
}

/** The word that a loader takes in the place of a path: the newest state that is here. */
const NEWEST = "latest";

/** Whether a path, or none, means tables of the data folder: none, or the word "latest". */
export function isOfData(path?: string | URL): path is undefined | typeof NEWEST {
  return path === undefined || path === NEWEST;
}

/** The files that a path, or none, means. */
function textsOf(
  { files, inFolder }: { files: readonly string[]; inFolder?: RegExp },
  path: string | URL | undefined,
  folder: URL,
): TextFile[] {
  if (!isOfData(path)) {
    const paths = inFolder && isFolder(path) ? filesIn(path, files, inFolder) : [path];
    return paths.map(readText);
  }
  const missing = files.find((name) => !isShipped(name, folder));
  if (path === undefined || missing === undefined) return readShipped(files, folder);
  throw new ReadError({
    file: fileName(new URL(missing, folder)),
    found: "no such file",
    expected: "a newer state of the study's table",
    mend: "run `deno task data:update` first",
  });
}

/** The files of a folder: the known ones in their order, then others by name. */
function filesIn(folder: string | URL, known: readonly string[], pattern: RegExp): string[] {
  const path = fileName(folder).replace(/\/+$/, "");
  const names = Array.from(Deno.readDirSync(folder), ({ name }) => name)
    .filter((name) => pattern.test(name)).sort();
  if (names.length === 0) {
    throw new ReadError({
      file: path,
      found: "a folder without such files",
      expected: `files named like ${known[0]}`,
      mend: "check the path, or name the file to read",
    });
  }
  return [...new Set([...known.filter((name) => names.includes(name)), ...names])]
    .map((name) => `${path || "."}/${name}`);
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
  const { records: [record], warnings } = loadSnapshot(names, new URL(below, folder));
  if (warnings.length > 0) return ownOrigin(files, warnings.join("; "));
  const date = record?.date ?? record?.taken?.slice(0, 10) ?? null;
  return { ...source, date, files, own: false, warning: null };
}

/** The origin of files that are nobody's but the user's. */
function ownOrigin(files: string[], warning: string | null): Origin {
  const source = files.join(", ");
  return { source, url: null, date: null, licence: null, files, own: true, warning };
}
