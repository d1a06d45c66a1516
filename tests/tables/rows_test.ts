import assert from "node:assert/strict";
import { TABLES } from "../../lib/tables/all.ts";
import type { LeftOut } from "../../lib/read/left_out.ts";
import cases from "../cases/tables_rows.json" with { type: "json" };

/** Lines below a header, and what becomes of them: the first row, fields of all rows, what is counted. */
type Case = {
  what: string;
  lines: string[];
  header?: string;
  file?: string;
  row?: Record<string, unknown>;
  gives?: Record<string, unknown[]>;
  leftOut?: Record<string, number>;
  notes?: Record<string, number>;
};

const counted = (list: readonly LeftOut[]) =>
  Object.fromEntries(list.map(({ why, count }) => [why, count]));

for (const [name, of] of Object.entries(cases)) {
  const given = of as unknown as { header: string; file?: string; cases: Case[] };
  for (const { what, lines, row, gives = {}, leftOut = {}, notes = {}, ...own } of given.cases) {
    Deno.test(`${name}: ${what}`, () => {
      const { header, file } = { ...given, ...own };
      const read = TABLES[name as keyof typeof TABLES].parse([header, ...lines].join("\n"), {
        file,
      });
      const rows: Record<string, unknown>[] = read.rows;
      if (row !== undefined) assert.deepEqual(rows[0], row);
      for (const [field, values] of Object.entries(gives)) {
        assert.deepEqual(rows.map((row) => row[field]), values, field);
      }
      assert.deepEqual([counted(read.leftOut), counted(read.notes)], [leftOut, notes]);
    });
  }
}
