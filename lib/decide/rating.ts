import type { KnownModel, Question, Rated, RatedVersion, RatingIn } from "./types.ts";

/** Least rating in each category that counts for the purpose. */
export type Floor = { name: string; categories: { category: string; rating: number }[] };

/** Which categories of a rating count; the first one ranks. */
export function categoriesFor({ purpose, audience }: Question): string[] {
  if (purpose === "code") return ["coding"];
  if (purpose === "reasoning") return ["math", "hard prompts"];
  return [audience === "French" ? "French" : "overall", "hard prompts", "instruction following"];
}

/** Which of a model's rated versions answers the purpose: with thinking for reasoning, else without. */
export function versionFor(ratings: readonly RatedVersion[], purpose: string): RatedVersion | null {
  const thinks = purpose === "reasoning";
  return ratings.find(({ thinking }) => thinking === thinks) ??
    ratings.find(({ thinking }) => thinking === null) ?? ratings[0] ?? null;
}

/** How people rated a model, beside the floor; null where they did not in the purpose's first category. */
export function ratedOf(
  { ratings }: Pick<KnownModel, "ratings">,
  question: Question,
  floor: Floor | null,
  date: string,
  isCounted = true,
): Rated | null {
  const version = versionFor(ratings, question.purpose), names = categoriesFor(question);
  if (version === null || version.categories[names[0]] === undefined) return null;
  const categories = names.filter((name) => version.categories[name] !== undefined)
    .map((category): RatingIn => {
      const [rating, low, high] = version.categories[category];
      const least = floor?.categories.find((one) => one.category === category)?.rating ?? null;
      return {
        category,
        rating,
        low,
        high,
        floor: least,
        passes: least === null ? null : high >= least,
      };
    });
  const [{ rating, low, high }] = categories;
  return {
    name: version.name,
    estimate: rating,
    interval: [low, high],
    date,
    categories,
    mark: markOf(version, question.purpose, isCounted),
  };
}

/** What keeps a rating from being set beside the tokens that were counted. */
function markOf(
  { thinking }: RatedVersion,
  purpose: string,
  isCounted: boolean,
): string | null {
  if (thinking === true && purpose !== "reasoning") {
    return isCounted
      ? "rated with thinking, tokens counted without"
      : "rated with thinking, whose tokens nobody counted";
  }
  if (thinking === false && purpose === "reasoning") return "rated without thinking";
  return null;
}

/** Whether a rating passes each category that is asked for; null where nothing is. */
export function isGoodEnough(rating: Rated | null): boolean | null {
  if (rating === null) return null;
  const asked = rating.categories.filter(({ passes }) => passes !== null);
  return asked.length === 0 ? null : asked.every(({ passes }) => passes);
}
