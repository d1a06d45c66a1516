import { BASE_ERRORS } from "../read/base_model.ts";
import { changeWords, errorsWords, slopeWithInterval } from "../words/growth.ts";
import { formatCount, formatNumber } from "../words/quantity.ts";
import type { Analysis, Side } from "./analysis.ts";
import { dependenceOf } from "./answer.ts";
import { explained, type Table, tableOf } from "./exhibit.ts";
import type { Part } from "./part.ts";
import { presentStudy, type Study, type StudySettings } from "./study.ts";

/** Which rows are taken as dependent. */
const CHOICES: readonly NonNullable<StudySettings["clusters"]>[] = [
  "of one model",
  "of one family",
  "two-way",
];

/**
 * The study's exponents with errors that take rows of one model, of one family, or of two kinds of
 * groups at once as dependent: how sure they are when the assumption of independent models goes.
 */
export const dependenceTable = explained(
  <Today, Past>({ sides }: Analysis<Today, Past>): Table => tableFor(sides.study),
);

function tableFor<Row>({ view, rows, settings, study }: Side<Row>): Table {
  const own = presentStudy(study), { metric } = own, named = "clusters" in view.settings;
  const studies = named
    ? CHOICES.map((clusters) =>
      clusters === own.settings.clusters ? own : view.study(rows, { ...settings, clusters })
    )
    : [own];
  return tableOf(
    `The exponents of ${metric.axis} with other rows taken as dependent. ${
      named ? familyWords(studies) : "These rows name no families."
    }`,
    {
      dependent: "Rows that are dependent",
      errors: "Standard errors",
      one: "One exponent",
      two: "Where a change wins by more than noise",
    },
    studies.map((each, i) => ({
      dependent: CHOICES[i] === "two-way" ? `of one ${metric.crossed}` : CHOICES[i],
      errors: errorsWords(
        partsOf(each).map(({ powerLaw }) => powerLaw),
        dependenceOf(metric, each.settings),
      ),
      one: ofParts(each, ({ powerLaw }) => slopeWithInterval(powerLaw)),
      two: ofParts(
        each,
        ({ changing }) => changing ? changeWords(changing.line) : "no change does",
      ),
    })),
  );
}

/** How many families there are, what they do to the interval, and how sure they are. */
function familyWords([byModel, byFamily]: readonly Study[]): string {
  const count = ({ points }: Study) =>
    formatCount(new Set(points.map(({ cluster }) => cluster)).size);
  const width = ({ powerLaw: { slopeInterval: [low, high] } }: Part) => high - low;
  const factors = partsOf(byFamily).map((part, i) =>
    width(part) / width(partsOf(byModel)[i] ?? part)
  );
  const [least, most] = [Math.min(...factors), Math.max(...factors)]
    .map((factor) => formatNumber(factor, 2));
  const changes = (study: Study) => study.parts.some(({ changing }) => changing !== null);
  return `Fine-tunes and merges are variants of one base: the ${count(byModel)} models are of ` +
    `${count(byFamily)} families, and by family the interval of one exponent is ` +
    `${least === most ? least : `${least} to ${most}`} times as wide. ` +
    (changes(byModel) && !changes(byFamily)
      ? "Tested on families that the fit has not seen, no change of the exponent wins by more than noise. "
      : "") +
    `The base is told from class, parameter count and name: wrongly for ${BASE_ERRORS.wrong} of ` +
    `${BASE_ERRORS.of} models of the leaderboard that were looked up by hand.`;
}

function partsOf({ parts, pooled }: Study): readonly Part[] {
  return parts.length > 0 ? parts : [pooled];
}

function ofParts(study: Study, words: (part: Part) => string): string {
  const parts = partsOf(study);
  return parts.map((part) => parts.length > 1 ? `${part.label}: ${words(part)}` : words(part))
    .join("\n");
}
