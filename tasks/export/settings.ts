import { co2Settings, energySettings, financeSettings } from "../../lib/filter/notebooks.ts";
import { parseSetting } from "../../lib/filter/parse_setting.ts";
import type { Description } from "../../lib/filter/setting.ts";
import { loadCo2, loadEnergy, loadFinance } from "../../lib/read/today.ts";
import { analyseCo2, analyseEnergy, analyseFinance } from "../../lib/study/questions.ts";
import type { NotebookName } from "../notebook/names.ts";

/** The settings that each notebook knows. */
const descriptions: Record<NotebookName, Description<never>> = {
  co2: co2Settings,
  energy: energySettings,
  finance: financeSettings,
};

/** The names of the settings that a notebook knows, in their order. */
export function settingKeys(name: NotebookName): string[] {
  return Object.keys(descriptions[name]);
}

/** What each notebook makes of some settings. */
const analyses: Record<NotebookName, (settings: Record<string, unknown>) => unknown> = {
  co2: (settings) => analyseCo2(loadCo2(), settings),
  energy: (settings) => analyseEnergy(loadEnergy(), settings),
  finance: (settings) => analyseFinance(loadFinance(), settings),
};

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
  for (const name of names) refuseEmpty(name, values[name]);
  return values;
}

/** Refuses settings that leave no row, before any kernel starts. */
function refuseEmpty(name: NotebookName, settings: Record<string, unknown>): void {
  if (Object.keys(settings).length === 0) return;
  try {
    analyses[name](settings);
  } catch (error) {
    if (error instanceof RangeError) throw new RangeError(`${name}: ${error.message}`);
    throw error;
  }
}

function unknownSetting(names: readonly NotebookName[], key: string): RangeError {
  const known = names.map((name) => `  ${name}: ${settingKeys(name).join(", ")}`);
  return new RangeError(`Cannot set ${key}: no notebook has it; known are\n${known.join("\n")}`);
}
