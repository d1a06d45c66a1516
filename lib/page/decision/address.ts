import { complete, initialValue } from "../../settings/check.ts";
import type { Description, SettingsOf } from "../../settings/description.ts";
import { valueOf } from "../live/state.ts";

/** What stands before a question's words in a page's `#hash`. */
const OWN = "which.";

/**
 * The part of a page's `#hash` that is not about the question, and then what differs from a question
 * that says nothing: `which.country=FR&which.answersADay=100`.
 */
export function writeAddress<D extends Description>(
  hash: string,
  description: D,
  question: SettingsOf<D>,
): string {
  const words = new URLSearchParams();
  for (const [key, value] of new URLSearchParams(hash.slice(1))) {
    // A bare word is the anchor of a heading.
    if (key.includes(".") && !key.startsWith(OWN)) words.append(key, value);
  }
  for (const [key, value] of Object.entries(question)) {
    if (value === initialValue(description[key])) continue;
    words.append(OWN + key, value === null ? "" : String(value));
  }
  const text = words.toString();
  return text && `#${text}`;
}

/** Reads what `writeAddress` wrote; what the question does not know or cannot hold is as if not written. */
export function readAddress<D extends Description>(hash: string, description: D): SettingsOf<D> {
  const words = new URLSearchParams(hash.slice(1)), given: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries(description)) {
    const text = words.get(OWN + key);
    if (text === null) continue;
    const value = valueOf(setting, [text]);
    try {
      complete(description, { [key]: value }, "question");
      given[key] = value;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return complete(description, given, "question");
}

/** Whether a page's `#hash` says anything of the question, or nothing at all. */
export function isAboutQuestion(hash: string): boolean {
  const keys = [...new URLSearchParams(hash.slice(1)).keys()];
  return keys.length === 0 || keys.some((key) => key.startsWith(OWN));
}
