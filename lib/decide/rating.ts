import type { KnownModel, RatedVersion } from "./read_data.ts";
import type { Question } from "./question.ts";

/** Least rating in each category that counts for the purpose. */
export type Floor = { name: string; categories: { category: string; rating: number }[] };

/** How people rated a model: what `ratedOf` gives. */
export type Rated = NonNullable<ReturnType<typeof ratedOf>>;

/** Which categories of a rating count; the first one ranks. */
export function categoriesFor({ purpose, audience }: Question): string[] {
  if (purpose === "code") return ["coding"];
  if (purpose === "reasoning") return ["math", "hard prompts"];
  return [audience === "French" ? "French" : "overall", "hard prompts", "instruction following"];
}

/** Which of a model's rated versions answers the purpose: with thinking for reasoning, else without. */
export function versionFor(
  ratings: readonly RatedVersion[],
  { purpose }: Question,
): RatedVersion | null {
  const thinks = purpose === "reasoning";
  return ratings.find(({ thinking }) => thinking === thinks) ??
    ratings.find(({ thinking }) => thinking === null) ?? ratings[0] ?? null;
}

/**
 * How people rated a model, beside the floor; null where they did not in the purpose's first category.
 *
 * @param isCounted whether the tokens of its answers are known.
 */
export function ratedOf(
  { ratings }: KnownModel,
  question: Question,
  floor: Floor | null,
  date: string,
  isCounted = true,
) {
  const version = versionFor(ratings, question), names = categoriesFor(question);
  if (version === null || version.categories[names[0]] === undefined) return null;
  const categories = names.filter((name) => version.categories[name] !== undefined)
    .map((category) => {
      const [rating, low, high] = version.categories[category];
      const least = floor?.categories.find((one) => one.category === category)?.rating ?? null;
      /** Within its interval it is as good as the floor; null where nothing is asked for. */
      const passes = least === null ? null : high >= least;
      return { category, rating, low, high, floor: least, passes };
    });
  const [{ rating, low, high }] = categories;
  return {
    /** Of the version that was rated. */
    name: version.name,
    /** In the purpose's first category. */
    estimate: rating,
    interval: [low, high] as [number, number],
    date,
    categories,
    /** What keeps it from being set beside the tokens that were counted; null for most. */
    mark: markOf(version, question, isCounted),
  };
}

function markOf({ thinking }: RatedVersion, { purpose }: Question, isCounted: boolean) {
  if (thinking === false && purpose === "reasoning") return "rated without thinking";
  if (thinking !== true || purpose === "reasoning") return null;
  return isCounted
    ? "rated with thinking, tokens counted without"
    : "rated with thinking, whose tokens nobody counted";
}

/** Whether a rating passes each category that is asked for; null where nothing is. */
export function isGoodEnough(rating: Rated | null): boolean | null {
  const asked = rating?.categories.filter(({ passes }) => passes !== null) ?? [];
  return asked.length === 0 ? null : asked.every(({ passes }) => passes);
}
