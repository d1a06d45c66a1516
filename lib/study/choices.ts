import type { Evaluation } from "../read/evaluations.ts";
import type { Measurement } from "../read/measurements.ts";
import type { Price } from "../read/prices.ts";
import { modelSizeB } from "../read/model_size.ts";
import { average } from "../fit/averages.ts";
import { sizeSetting } from "../filter/rows.ts";
import type { ApiPrice } from "../read/api_prices.ts";
import type { Served } from "../read/served.ts";
import { formatNumber, formatParams } from "../words/quantity.ts";
import type { RowChoices } from "./study.ts";
import type { GivenSettings } from "./view.ts";

/** Keeps everything: the first way to make each choice, and the notebook's own. */
const ALL = { label: "all" };

/** The choices before a fit of CO₂: type, precision, repeats, experts, size range. */
export function co2Choices(slmLimitB: number): RowChoices<Evaluation> {
  return [
    {
      name: "type",
      options: [
        ALL,
        ...["chat", "fine-tuned", "merge", "pretrained"].map((type) =>
          keeps(type, is("type", type))
        ),
      ],
    },
    {
      name: "precision",
      options: [ALL, ...["bfloat16", "float16"].map((p) => keeps(p, is("precision", p)))],
    },
    { name: "rows", options: [ALL, { label: "first of each model", reduce: firstOfEachModel }] },
    expertsChoice(),
    sizesChoice(slmLimitB),
  ];
}

/** The choices before a fit of energy: hardware, quantization, repeats, sizes, experts. */
export function energyChoices(rows: readonly Measurement[]): RowChoices<Measurement> {
  const valuesOf = (key: "hardware" | "quantization") => [
    ...new Set(rows.map((row) => row[key])),
  ];
  return [
    {
      name: "hardware",
      options: [ALL, ...valuesOf("hardware").map((h) => keeps(h, is("hardware", h)))],
    },
    {
      name: "quantization",
      options: [ALL, ...valuesOf("quantization").map((q) => keeps(q, is("quantization", q)))],
    },
    { name: "repeats", options: [ALL, keeps("out", ({ row }) => !row.repeated)] },
    {
      name: "sizes",
      options: [
        { label: "as in the file" },
        keeps("none from names", ({ row }) => !row.paramsRecovered),
        { label: "as in the names", reduce: sizesAsNamed },
      ],
    },
    expertsChoice(),
  ];
}

/** The choices before a fit of prices: kind, doubtful rows, the two largest models. */
export const financeChoices: RowChoices<Price> = [
  {
    name: "kind",
    options: [ALL, ...["self-hosted", "API"].map((kind) => keeps(kind, is("kind", kind)))],
  },
  { name: "doubtful rows", options: [ALL, keeps("out", ({ row }) => row.doubts.length === 0)] },
  {
    name: "largest model",
    options: [
      ALL,
      ...[1000, 100].map((b) =>
        keeps(`up to ${formatParams(b)}`, ({ point }: Sized) => point.x <= b)
      ),
    ],
  },
];

/** The choices before a fit of today's measurements: machine, task, weights, load, experts, size. */
export function servedChoices(
  rows: readonly Served[],
  { size }: GivenSettings,
): RowChoices<Served> {
  const valuesOf = (key: "hardware" | "task" | "precision") => [
    ...new Set(rows.map((row) => row[key])),
  ];
  const middle = average(rows.map(({ concurrency }) => concurrency), "median");
  return [
    ...([["machine", "hardware"], ["task", "task"], ["weights", "precision"]] as const).map(
      ([name, key]) => ({
        name,
        options: [ALL, ...valuesOf(key).map((value) => keeps(value, is(key, value)))],
      }),
    ),
    {
      name: "load",
      options: [
        ALL,
        keeps(
          `up to ${formatNumber(middle, 2)} at once`,
          ({ row }: { row: Served }) => row.concurrency <= middle,
        ),
        keeps("more", ({ row }: { row: Served }) => row.concurrency > middle),
      ],
    },
    expertsChoice(),
    sizeMeasureChoice(size as string),
  ];
}

/** The choices before a fit of today's prices: weights, size, which parameters count. */
export function apiPriceChoices({ size, slmLimitB }: GivenSettings): RowChoices<ApiPrice> {
  return [
    {
      name: "weights",
      options: [
        ALL,
        keeps("open", ({ row }: { row: ApiPrice }) => row.openWeights),
        keeps("closed", ({ row }: { row: ApiPrice }) => !row.openWeights),
      ],
    },
    {
      name: "rows",
      options: [ALL, { label: "first of each model", reduce: firstOfEachModel }],
    },
    sizesChoice(slmLimitB as number),
    sizeMeasureChoice(size as string),
  ];
}

/** Which parameters count; rows that do not tell the active ones drop out with them. */
function sizeMeasureChoice<Row extends { paramsB: number; activeParamsB: number | null }>(
  chosen: string,
) {
  const sized = (which: "total" | "active") => ({
    label: `${which} parameters`,
    reduce: <Item extends Sized & { row: Row }>(items: Item[]): Item[] =>
      items.flatMap((item) => {
        const x = sizeSetting.of(item.row, which);
        return x === null ? [] : [{ ...item, point: { ...item.point, x } }];
      }),
  });
  const other = chosen === "total" ? "active" : "total";
  return { name: "size", options: [{ label: `${chosen} parameters` }, sized(other)] };
}

type Sized = { point: { x: number; model: string } };

function expertsChoice<Row extends { mixtureOfExperts: boolean }>() {
  return {
    name: "experts",
    options: [ALL, keeps("dense only", ({ row }: { row: Row }) => !row.mixtureOfExperts)],
  };
}

function sizesChoice(limitB: number) {
  const limit = formatParams(limitB);
  return {
    name: "sizes",
    options: [
      ALL,
      keeps(`up to ${limit}`, ({ point }: Sized) => point.x <= limitB),
      keeps(`above ${limit}`, ({ point }: Sized) => point.x > limitB),
    ],
  };
}

function keeps<Item>(label: string, keep: (item: Item) => boolean) {
  return { label, keep };
}

function is<Key extends string>(key: Key, value: string) {
  return ({ row }: { row: Record<Key, string> }) => row[key] === value;
}

/** LLM-Perf rounds sizes down to whole billions; the models' names often say more. */
function sizesAsNamed<Item extends Sized>(items: Item[]): Item[] {
  return items.map((item) => {
    const x = modelSizeB(item.point.model) ?? item.point.x;
    return { ...item, point: { ...item.point, x } };
  });
}

function firstOfEachModel<Item extends Sized>(items: Item[]): Item[] {
  const seen = new Set<string>();
  return items.filter(({ point }) => seen.size < seen.add(point.model).size);
}
