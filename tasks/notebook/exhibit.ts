import { EXHIBIT } from "../../lib/show/display.ts";
import type { Exhibit } from "../../lib/study/exhibit.ts";
import { type Output, textOf } from "./notebook.ts";

/** A page asks for an output's exhibit several times: where it stands, how wide it is, what it holds. */
const known = new WeakMap<Output, Exhibit | null>();

/** An output's exhibit as plain data; null where it is something else. */
export function exhibitOf(output: Output): Exhibit | null {
  let exhibit = known.get(output);
  if (exhibit === undefined) known.set(output, exhibit = parsed(output));
  return exhibit;
}

function parsed(output: Output): Exhibit | null {
  if (output.output_type !== "display_data" && output.output_type !== "execute_result") return null;
  const json = output.data[EXHIBIT];
  return json === undefined ? null : JSON.parse(textOf(json)) as Exhibit;
}
