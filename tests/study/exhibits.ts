/** What the library shows of an analysis beside the notebooks' own cells. */
import * as lib from "../../lib/mod.ts";
import type { Side } from "../../lib/study/analysis.ts";
import { answerOf } from "../../lib/study/answer.ts";
import { verdictsOf } from "../../lib/study/claims_table.ts";
import { leftOutOf } from "../../lib/study/left_out.ts";
import type { NotebookName } from "../../tasks/notebook/names.ts";

/** What every study can show. */
function ofStudy(study: lib.Analysis["today"]): lib.Exhibit[] {
  return [
    lib.originalFigure(study),
    lib.fitsTable(study),
    lib.residualsFigure(study),
    lib.influenceFigure(study),
    lib.influenceTable(study),
    lib.sizeClassTable(study),
    lib.breakFigure(study),
    lib.frontierFigure(study),
    lib.frontierTable(study),
    lib.calculation(study, { paramsB: 13, amount: 50, use: "50 of them" }),
  ];
}

/** What a live figure shows of a set of rows. */
function ofSide<Row>(side: Side<Row>): lib.Exhibit[] {
  return [
    answerOf(side),
    leftOutOf(side),
    verdictsOf(side) ?? [],
    "missing" in side.study ? [] : side.view.figure(side.study, side.settings),
  ].flat();
}

/** What a grouping can show. */
function grouped<Row>(
  study: lib.Study<Row> | { missing: string },
  grouping: { by: string; of: (row: Row) => string },
): lib.Exhibit[] {
  return [
    lib.exponentsFigure(study, grouping),
    lib.exponentsTable(study, grouping),
  ];
}

/** The exhibits of each notebook's rows that are about these alone. */
const SPECIAL: Record<NotebookName, (analysis: lib.Analysis) => lib.Exhibit[]> = {
  co2: (analysis) => {
    const { study } = analysis as ReturnType<typeof lib.analyseCo2>;
    return grouped(study, { by: "type", of: ({ type }) => type });
  },
  energy: (analysis) => {
    const { study, today } = analysis as ReturnType<typeof lib.analyseEnergy>;
    return [
      ...grouped(study, { by: "hardware", of: ({ hardware }) => hardware }),
      ...grouped(today, { by: "task", of: ({ task }) => task }),
      "missing" in study ? [] : lib.hardwareFitsFigure(study, { average: "median" }),
    ].flat();
  },
  finance: (analysis) => {
    const { study, today } = analysis as ReturnType<typeof lib.analyseFinance>;
    return [
      ...grouped(study, { by: "kind of price", of: ({ kind }) => kind }),
      ...grouped(today, { by: "provider", of: ({ provider }) => provider }),
    ];
  },
};

/** All that can be shown of an analysis and that the notebook's cells may not show. */
export function furtherExhibits(name: NotebookName, analysis: lib.Analysis): lib.Exhibit[] {
  const { sides, study, today } = analysis;
  return [
    ...ofSide(sides.today),
    ...ofSide(sides.study),
    ...ofStudy(today),
    ...ofStudy(study),
    ...SPECIAL[name](analysis),
  ];
}
