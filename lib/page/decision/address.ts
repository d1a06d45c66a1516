import { complete } from "../../settings/check.ts";
import type { Description, SettingsOf } from "../../settings/description.ts";
import { hashWith, isAbout, readSettings, settingWords } from "../live/state.ts";

/** What a question is called in a page's `#hash`. */
const OWN = "which";

/** A page's `#hash` with what differs from a question that says nothing: `which.country=FR`. */
export function writeAddress<D extends Description>(
  hash: string,
  description: D,
  question: SettingsOf<D>,
): string {
  return hashWith(hash, OWN, settingWords(question, complete(description, {}, "question")));
}

/** Reads what `writeAddress` wrote; what the question does not know or cannot hold is as if not written. */
export function readAddress<D extends Description>(hash: string, description: D): SettingsOf<D> {
  const settings = complete(description, {}, "question"), names = Object.keys(description);
  return readSettings(hash, OWN, description, { names, settings }) as SettingsOf<D>;
}

/** Whether a page's `#hash` says anything of the question, or nothing at all. */
export const isAboutQuestion = (hash: string) => isAbout(OWN, hash);
