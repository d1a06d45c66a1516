import { fitExponential } from "../fit/exponential.ts";
import type { Fit } from "../fit/fit.ts";
import { fitLinear } from "../fit/linear.ts";
import { fitPowerLaw } from "../fit/power_law.ts";
import { fingerprint, selections } from "../fit/selections.ts";
import { type Claim, isTested } from "../words/claim.ts";
import type { Verdicts } from "../words/claim_details.ts";
import { orNull } from "../filter/too_few_error.ts";
import type { Side } from "./analysis.ts";
import { FEWEST_SIZES, type Part, sizesOf } from "./part.ts";
import { compareForClaims, type CompareGrowths, growthOrNull } from "./any_growth.ts";
import { fitWith } from "./standard_errors.ts";
import { FEWEST_ROWS } from "./specifications.ts";
import type { Study, StudyPoint } from "./study.ts";

type Item<Row> = { row: Row; point: StudyPoint };

/**
 * How each claim fares over the specification curve: its verdict under every different selection of
 * rows, by the claim's name.
 */
export function verdictsOverSelections<Row>(
  { settings, study, view }: Side<Row>,
): Map<string, Verdicts> {
  const found = new Map<string, Verdicts>();
  if ("missing" in study) return found;
  const labelOf = new Map(
    [...study.parts, ...study.unfitted].flatMap(({ label, points }) =>
      points.map((point) => [point, label] as const)
    ),
  );
  const labels = new Map(study.rows.map((row, i) => [row, labelOf.get(study.points[i]) ?? ""]));
  const items = study.rows.map((row, i): Item<Row> => ({ row, point: study.points[i] }));
  const dimensions = view.choices(study.rows, settings), compare = comparedOnce();
  const chosen = dimensions.map(({ options }) => options[0].label);
  const seen = new Set<string>();
  for (const { rows, chosen: isChosen } of selections(items, { dimensions, chosen })) {
    const points = rows.map(({ point }) => point), known = fingerprint(points);
    if (rows.length < FEWEST_ROWS || sizesOf(points).length < FEWEST_SIZES || seen.has(known)) {
      continue;
    }
    seen.add(known);
    const claims = orNull(() =>
      view.claims(selected(study, rows, labels), isChosen ? compareForClaims : compare)
    ) ?? [];
    // Where two selections are the same rows to a claim, such as those above a limit, it counts once.
    for (const one of claims.filter(isTested)) {
      const key = `${one.claim}\n${one.because}`;
      if (seen.has(key)) {
        continue;
      }
      seen.add(key);
      count(found, one);
    }
  }
  return found;
}

function count(found: Map<string, Verdicts>, { claim, verdict }: Claim): void {
  const counts = found.get(claim) ??
    { of: 0, "supported": 0, "not supported": 0, "cannot tell": 0 };
  counts.of++, counts[verdict]++;
  found.set(claim, counts);
}

/** Compares growths of the same points once, their folds dealt once: a tally can bear more noise. */
function comparedOnce(): CompareGrowths {
  const known = new Map<string, ReturnType<CompareGrowths>>();
  return (points) => {
    const key = fingerprint(points);
    if (!known.has(key)) {
      known.set(key, growthOrNull(points, "classical", { searchBreak: true, deals: 1 }));
    }
    return known.get(key)!;
  };
}

/** A study of selected rows, whose fits are made where a claim asks for them. */
function selected<Row>(
  study: Study<Row>,
  items: readonly Item<Row>[],
  /** The part of each row; what a selection does to a point, it leaves the rows. */
  labels: ReadonlyMap<Row, string>,
): Study<Row> {
  const points = items.map(({ point }) => point), { errors } = study.settings;
  const parts: Part[] = [], unfitted: Study["unfitted"] = [];
  for (const [label, group] of Map.groupBy(items, ({ row }) => labels.get(row)!)) {
    const those = group.map(({ point }) => point);
    if (those.length >= FEWEST_SIZES && sizesOf(those).length >= FEWEST_SIZES) {
      parts.push(lazyPart(label, those, errors));
    } else unfitted.push({ label, points: those, why: "too few" });
  }
  return {
    ...study,
    rows: items.map(({ row }) => row),
    points,
    parts,
    unfitted,
    pooled: parts.length === 1 && unfitted.length === 0
      ? parts[0]
      : lazyPart("all", points, errors),
  };
}

function lazyPart(label: string, points: StudyPoint[], errors: Study["settings"]["errors"]): Part {
  const fits = { linear: fitLinear, powerLaw: fitPowerLaw, exponential: fitExponential };
  const known: Partial<Record<keyof typeof fits, Fit>> = {};
  const fitOf = (name: keyof typeof fits) => known[name] ??= fitWith(fits[name], points, errors);
  return {
    label,
    points,
    get linear() {
      return fitOf("linear");
    },
    get powerLaw() {
      return fitOf("powerLaw");
    },
    get exponential() {
      return fitOf("exponential");
    },
    growth: null,
    changing: null,
  };
}
