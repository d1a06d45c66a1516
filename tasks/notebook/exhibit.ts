import { EXHIBIT } from "../../lib/show/display.ts";
import type { Exhibit } from "../../lib/study/exhibit.ts";
import { type Output, textOf } from "./notebook.ts";

/** An output's exhibit as plain data; null where it is something else. */
export function exhibitOf(output: Output): Exhibit | null {
  if (output.output_type !== "display_data" && output.output_type !== "execute_result") return null;
  const json = output.data[EXHIBIT];
  return json === undefined ? null : JSON.parse(textOf(json)) as Exhibit;
}
