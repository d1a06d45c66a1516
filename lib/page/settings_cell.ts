import { completeSettings, type Setting } from "../filter/setting.ts";
import type { Question } from "../study/analysis.ts";
import type { GivenSettings } from "../study/view.ts";

/**
 * The notebook's parameters cell that gives the view with these settings: one setting a line, its
 * values in a comment.
 */
export function settingsCell(
  { settings: description, settingsType }: Pick<
    Question<unknown, unknown>,
    "settings" | "settingsType"
  >,
  given: GivenSettings,
): string {
  const settings: GivenSettings = completeSettings(description, given);
  const lines = Object.entries(description).map(([key, setting]) =>
    `  ${key}: ${literal(settings[key])}, // ${comment(setting)}`
  );
  return `const settings: lm.${settingsType} = {\n${lines.join("\n")}\n};\n`;
}

/** A value as it is written in TypeScript. */
function literal(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(literal).join(", ")}]` : JSON.stringify(value);
}

/** What a setting may hold. */
function comment(setting: Setting<never>): string {
  const quoted = (values: readonly string[]) => values.map((v) => JSON.stringify(v)).join(", ");
  switch (setting.kind) {
    case "choices":
      return `"all", or a list of: ${quoted(setting.values)}`;
    case "at least":
    case "at most":
      return `null, or the ${setting.label.toLowerCase()}, in ${setting.unit}`;
    case "amount":
      return `${setting.label.toLowerCase()}, in ${setting.unit}`;
    default:
      return `one of: ${quoted(setting.values)}`;
  }
}
