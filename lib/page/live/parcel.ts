/** Rows of any table, by field. */
export type Row = Readonly<Record<string, unknown>>;

/** A column of rows: its values, or its different values and which of them each row has. */
type Column = { values: unknown[] } | { words: unknown[]; places: number[] };

/**
 * Rows as columns, deflated and in base64: 565 rows of 19 fields take 37 kB instead of 274. Numbers,
 * texts and dates come back as they were, also those that JSON does not know.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const parcel = { table: { name: "mine" }, rows: [{ model: "a</script>", x: NaN }] };
 * assert.deepEqual(await unpack(await pack(parcel)), parcel);
 * ```
 */
export async function pack(parcel: { rows: readonly Row[] }): Promise<string> {
  const { rows, ...rest } = parcel;
  const fields = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = Array.from(
    fields,
    (field) => [field, toColumn(rows.map((row) => encoded(row[field])))],
  );
  const text = JSON.stringify({ rest, count: rows.length, columns });
  const bytes = await through(new TextEncoder().encode(text), new CompressionStream("deflate-raw"));
  return bytes.toBase64();
}

/** Takes what `pack` gave. */
export async function unpack<Parcel extends { rows: readonly Row[] }>(
  packed: string,
): Promise<Parcel> {
  const bytes = Uint8Array.from(atob(packed), (one) => one.charCodeAt(0));
  const text = await through(bytes, new DecompressionStream("deflate-raw"));
  const { rest, count, columns } = JSON.parse(new TextDecoder().decode(text)) as {
    rest: Omit<Parcel, "rows">;
    count: number;
    columns: [string, Column][];
  };
  const fields = columns.map(([field, column]) => ({ field, values: valuesOf(column) }));
  const rows = Array.from({ length: count }, (_, index) =>
    Object.fromEntries(
      fields.map(({ field, values }) => [field, values[index]])
        .filter(([, value]) => value !== undefined),
    ));
  return { ...rest, rows } as unknown as Parcel;
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream) {
  const out = new Blob([bytes]).stream().pipeThrough(stream as CompressionStream);
  return new Uint8Array(await new Response(out).arrayBuffer());
}

/** A dictionary where values repeat: names, not measurements. */
function toColumn(values: unknown[]): Column {
  const places = new Map<unknown, number>();
  for (const value of values) if (!places.has(value)) places.set(value, places.size);
  if (places.size > values.length / 2) return { values };
  return { words: [...places.keys()], places: values.map((value) => places.get(value)!) };
}

function valuesOf(column: Column): unknown[] {
  if ("values" in column) return column.values.map(decoded);
  const words = column.words.map(decoded);
  return column.places.map((place) => words[place]);
}

/** A value as JSON holds it; a list stands for what it does not know: a kind, and a text. */
function encoded(value: unknown): unknown {
  if (value === undefined) return ["nothing"];
  if (value instanceof Date) return ["date", value.getTime()];
  if (typeof value === "number" && !(Number.isFinite(value) && !Object.is(value, -0))) {
    return ["number", Object.is(value, -0) ? "-0" : String(value)];
  }
  return typeof value === "object" && value !== null ? ["object", value] : value;
}

function decoded(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const [kind, held] = value;
  switch (kind) {
    case "nothing":
      return undefined;
    case "date":
      return new Date(held ?? NaN);
    case "number":
      return Number(held);
    default:
      return held;
  }
}
