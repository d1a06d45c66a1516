import { completeSettings, type Description, type Setting } from "../filter/setting.ts";
import type { GivenSettings, View } from "../study/view.ts";

/**
 * The notebook's parameters cell that gives the view with these settings: one setting a line, its
 * values in a comment.
 */
export function settingsCell<Row>(view: View<Row>, given: GivenSettings): string {
  const settings: GivenSettings = completeSettings(view.settings as Description<never>, given);
  const lines = Object.entries(view.settings).map(([key, setting]) =>
    `  ${key}: ${literal(settings[key])}, // ${comment(setting)}`
  );
  return `const settings: ${view.settingsType} = {\n${lines.join("\n")}\n};\n`;
}

/** A value as it is written in TypeScript. */
function literal(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(literal).join(", ")}]` : JSON.stringify(value);
}

/** What a setting may hold. */
function comment<Row>(setting: Setting<Row>): string {
  const quoted = (values: readonly string[]) => values.map((v) => JSON.stringify(v)).join(", ");
  switch (setting.kind) {
    case "choices":
      return `"all", or a list of: ${quoted(setting.values)}`;
    case "at least":
    case "at most":
      return `null, or the ${setting.label.toLowerCase()}, in ${setting.unit}`;
    case "amount":
      return `${setting.label.toLowerCase()} this, in ${setting.unit}`;
    default:
      return `one of: ${quoted(setting.values)}`;
  }
}
