import { evaluationSettings } from "../../lib/filter/evaluations.ts";
import { measurementSettings } from "../../lib/filter/measurements.ts";
import { priceSettings } from "../../lib/filter/prices.ts";
import { type Description, parseSetting } from "../../lib/filter/setting.ts";
import type { NotebookName } from "../notebook/names.ts";

/** The settings that each notebook knows. */
const descriptions: Record<NotebookName, Description<never>> = {
  co2: evaluationSettings,
  energy: measurementSettings,
  finance: priceSettings,
};

/** The names of the settings that a notebook knows, in their order. */
export function settingKeys(name: NotebookName): string[] {
  return Object.keys(descriptions[name]);
}

/**
 * The settings' values for each of the notebooks; one that only some of them know goes to those.
 * @throws {RangeError} for a setting that none of them knows, or a value that it cannot hold.
 */
export function settingValues(
  names: readonly NotebookName[],
  texts: ReadonlyMap<string, string>,
): Record<string, Record<string, unknown>> {
  const values: Record<string, Record<string, unknown>> = {};
  for (const name of names) values[name] = {};
  for (const [key, text] of texts) {
    const knowing = names.filter((name) => Object.hasOwn(descriptions[name], key));
    if (knowing.length === 0) throw unknownSetting(names, key);
    for (const name of knowing) {
      values[name][key] = parseSetting(descriptions[name], key, text);
    }
  }
  return values;
}

function unknownSetting(names: readonly NotebookName[], key: string): RangeError {
  const known = names.map((name) => `  ${name}: ${settingKeys(name).join(", ")}`);
  return new RangeError(`Cannot set ${key}: no notebook has it; known are\n${known.join("\n")}`);
}
