import * as Plot from "@observablehq/plot";
import { chart } from "./chart.ts";
import { clippedText } from "../plot/svg.ts";
import { colors } from "../plot/theme.ts";

/** The choices that specifications differ in: a name and its options for each dimension. */
export type ChoiceMatrix = {
  dimensions: readonly string[];
  options: readonly (readonly string[])[];
};

const ROW = 14, HEADING = 18, FONT_SIZE = 11;

/**
 * Draws, below a specification curve, one row per option and a mark where a specification takes
 * it. Marks that would touch run together into bars.
 *
 * @throws {RangeError} when a specification takes an option that is not listed.
 */
export function choiceMatrix(
  { dimensions, options }: ChoiceMatrix,
  specifications: readonly { labels: readonly string[]; chosen: boolean }[],
  { document, width, left }: { document: Document; width: number; left: number },
): SVGSVGElement {
  specifications.forEach(({ labels }, index) =>
    checkOptions(labels, index, { dimensions, options })
  );
  const tops = options.map((_, dimension) =>
    options.slice(0, dimension).reduce((sum, list) => sum + HEADING + list.length * ROW, 0)
  );
  const height = options.reduce((sum, list) => sum + HEADING + list.length * ROW, 4);
  const rows = options.flatMap((list, dimension) =>
    list.map((option, index) => ({
      option,
      dimension,
      y: tops[dimension] + HEADING + (index + 0.5) * ROW,
    }))
  );
  const runs = rows.flatMap((row) =>
    runsOf(specifications.map(({ labels }) => labels[row.dimension] === row.option))
      .map((run) => ({ ...run, ...row }))
  );
  const step = (width - left - 4) / specifications.length, single = step >= 6;
  const marks = runs.flatMap((run) =>
    Array.from({ length: run.to - run.from }, (_, i) => ({ ...run, at: run.from + i }))
  );
  const root = chart({
    width,
    height,
    marginTop: 0,
    marginRight: 4,
    marginBottom: 0,
    marginLeft: left,
    x: { domain: [-0.5, specifications.length - 0.5], axis: null },
    y: { type: "identity", axis: null },
    r: { type: "identity" },
    marks: [
      Plot.ruleY(rows, { y: "y", stroke: colors.grid }),
      single
        ? Plot.dot(marks, {
          x: "at",
          y: "y",
          r: 3,
          symbol: "square",
          fill: colors.muted,
          stroke: "none",
        })
        : Plot.rect(runs, {
          x1: (run) => run.from - 0.5,
          x2: (run) => run.to - 0.5,
          y1: (run) => run.y - 3.5,
          y2: (run) => run.y + 3.5,
          fill: colors.muted,
        }),
      Plot.ruleX(specifications.flatMap(({ chosen }, index) => chosen ? [index] : []), {
        stroke: colors.ink,
        strokeWidth: 1,
      }),
      Plot.dot(marks.filter(({ at }) => specifications[at].chosen), {
        x: "at",
        y: "y",
        r: 4,
        symbol: "diamond",
        fill: colors.ink,
        stroke: colors.background,
      }),
    ],
  }, { document });
  const write = (text: string, x: number, y: number, attributes: Record<string, string>) => {
    const room = attributes["font-weight"] ? width / 1.07 : left - x - 6;
    const place = { x, y, "text-anchor": "start", "font-size": FONT_SIZE };
    root.append(clippedText(document, text, room, { ...place, ...attributes }));
  };
  dimensions.forEach((name, dimension) =>
    // A long heading may run over the line of the chosen one, which its edge interrupts.
    write(name, 0, tops[dimension] + 14, {
      "font-weight": "bold",
      fill: colors.ink,
      stroke: colors.background,
      "stroke-width": "4",
      "paint-order": "stroke",
    })
  );
  rows.forEach(({ option, y }) => write(option, 8, y + 4, { fill: colors.muted }));
  return root;
}

/** Stretches of neighbours for which something holds, as half-open ranges. */
function runsOf(holds: readonly boolean[]): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  holds.forEach((yes, index) => {
    if (!yes) return;
    if (index > 0 && holds[index - 1]) runs[runs.length - 1].to = index + 1;
    else runs.push({ from: index, to: index + 1 });
  });
  return runs;
}

/** Refuses a specification whose option has no row. */
function checkOptions(
  labels: readonly string[],
  index: number,
  { dimensions, options }: ChoiceMatrix,
): void {
  dimensions.forEach((name, dimension) => {
    const found = labels[dimension];
    if (options[dimension].includes(found)) return;
    throw new RangeError(
      `Cannot draw specification ${index + 1}: found "${found}" for ${name}, need one of ${
        options[dimension].map((option) => `"${option}"`).join(", ")
      }; list the option or leave the specification out`,
    );
  });
}
