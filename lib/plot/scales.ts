import type * as Plot from "@observablehq/plot";
import { labelOf } from "./label_of.ts";
import { categoryColors, categorySymbols, interpolator, ordered } from "./scheme.ts";
import { areNames, distinct, type Seen } from "./seen.ts";

/** Types of scales that go through colours without a break. */
const CONTINUOUS = /^(linear|log|pow|sqrt|symlog|utc|time)$/;

/** Colours by what they stand for. */
export function colored(given: Plot.ScaleOptions = {}, seen: Seen | undefined): Plot.ScaleOptions {
  const label = given.label ?? (seen?.column ? labelOf(seen.column) : undefined);
  const labelled = label === undefined ? given : { ...given, label };
  if (!seen || given.range || given.interpolate) return labelled;
  const names = /^(ordinal|categorical)$/.test(given.type ?? "") || (areNames(seen) && !given.type);
  if (names) {
    if (given.scheme) return labelled;
    const domain = given.domain
      ? [...given.domain as Iterable<string>]
      : ordered(distinct(seen.values));
    return { ...labelled, domain, range: categoryColors(domain) };
  }
  if (given.type && !CONTINUOUS.test(given.type)) return labelled;
  const interpolate = interpolator(given.scheme as string | undefined);
  return interpolate === null ? labelled : { ...labelled, scheme: undefined, interpolate };
}

/** Shapes by what they stand for. */
export function shaped(given: Plot.ScaleOptions = {}, seen: Seen | undefined): Plot.ScaleOptions {
  if (!seen || given.range) return given;
  const domain = given.domain
    ? [...given.domain as Iterable<string>]
    : ordered(distinct(seen.values));
  return { ...given, domain, range: categorySymbols(domain) as Iterable<unknown> };
}
