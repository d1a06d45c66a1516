import { checkSetting, type Description, type Setting } from "./setting.ts";

/**
 * Reads a setting's value from text, as the command line gives it: `chat`,
 * `chat,pretrained`, `40`, `null`.
 *
 * @throws {RangeError} for an unknown setting or value, with the known ones. Whether a choice is one
 * that the rows hold, the filter says.
 */
export function parseSetting(
  description: Description<never>,
  key: string,
  text: string,
): unknown {
  checkSetting(description, key, undefined);
  const setting = description[key];
  const value = parseValue(setting, text.trim());
  checkSetting(description, key, value);
  return value;
}

function parseValue(setting: Setting<never>, text: string): unknown {
  if (setting.kind === "choices") {
    return text === "all" ? text : text.split(",").map((part) => part.trim());
  }
  if (setting.kind === "one of" || setting.kind === "first per") return text;
  if (text === "null" && setting.kind !== "amount") return null;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
}
