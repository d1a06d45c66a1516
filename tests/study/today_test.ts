/** Today's rows against other programs' results, and what is shown of them. */
import assert from "node:assert/strict";
import * as lib from "../../lib/mod.ts";
import type { Table } from "../../lib/study/exhibit.ts";
import { apiPriceSettings } from "../../lib/filter/api_prices.ts";
import { carbonSettings } from "../../lib/filter/carbon.ts";
import { filterRows } from "../../lib/filter/filter_rows.ts";
import { servedSettings } from "../../lib/filter/served.ts";
import { completeSettings } from "../../lib/filter/setting.ts";
import { countOf } from "../../lib/read/left_out.ts";
import { ONE_AT_A_TIME } from "../../lib/read/served.ts";
import { servedCaption } from "../../lib/study/served.ts";
import { assertDigits } from "../stats/digits.ts";

const served = lib.loadServed().rows, prices = lib.loadApiPrices().rows;
/** With the clustered errors that statsmodels has. */
const studyOf = (settings: Parameters<typeof lib.filterServed>[1]) =>
  lib.studyServed(lib.filterServed(served, settings).rows, { ...settings, errors: "cluster" });
const all = studyOf({}), chat = studyOf({ machines: "H100", tasks: "lm-arena-chat" });
const apis = lib.studyApiPrices(prices);

/** A table that is shown, not explained away. */
const table = (exhibit: lib.Exhibit): Table => {
  assert.equal(exhibit.kind, "table");
  return exhibit as Table;
};
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");
const cells = (exhibit: lib.Exhibit) => table(exhibit).rows.map((row) => row.map(plain));

/**
 * statsmodels 0.14 OLS(log10 kWh, [1, log10 params, log10 mean batch]).fit(cov_type="cluster", use_t=True),
 * clusters the models, on the rows of served.csv.
 */
const LAWS = [
  {
    selection: { machines: "H100", tasks: "lm-arena-chat" },
    n: 177,
    size: [0.720601136796049, 0.5629403672132843, 0.8782619063788136, 7.040394954590936e-08],
    load: [-0.5124229229090133, -0.5671937596469254, -0.4576520861711011, 3.2923754678536054e-12],
    rSquared: 0.9111480767542441,
    alone: 0.5908369323898497,
  },
  {
    selection: { machines: "H100", tasks: "lm-arena-chat", experts: "dense" },
    n: 104,
    size: [0.816453814928567, 0.7531870008376638, 0.8797206290194701, 6.02821884201437e-11],
    load: [-0.47006671750254664, -0.5031450759111357, -0.4369883590939576, 2.3214836275312536e-11],
    rSquared: 0.9642411762208442,
    alone: 0.655982087543185,
  },
  {
    selection: { machines: "B200", tasks: "lm-arena-chat" },
    n: 151,
    size: [0.7836949247185122, 0.6737665446169678, 0.8936233048200566, 1.6168665014225788e-10],
    load: [-0.4985519017063123, -0.5422016774278482, -0.45490212598477636, 1.7974847026034642e-13],
    rSquared: 0.9431921798392384,
    alone: 0.5532844849096175,
  },
  {
    selection: { machines: "B200", tasks: "gpqa" },
    n: 106,
    size: [0.6228327319620139, 0.3753770391779287, 0.8702884247460991, 0.00017543137823325663],
    load: [-0.6667794514500336, -0.7216156647289481, -0.6119432381711191, 2.3045639818489504e-11],
    rSquared: 0.787395690793245,
    alone: 0.28767462716804204,
  },
] as const;

for (const { selection, n, size, load, rSquared, alone } of LAWS) {
  Deno.test(`studyServed() agrees with statsmodels under ${JSON.stringify(selection)}`, () => {
    const { powerLaws, pooled } = studyOf(selection), { exponents, fit } = powerLaws!;
    assert.equal(fit.n, n);
    for (const [name, expected] of [["size", size], ["load", load]] as const) {
      const { exponent, interval, pValue } = exponents[name];
      [exponent, ...interval].forEach((value, i) => assertDigits(value, expected[i], 10, name));
      assertDigits(pValue, expected[3], 8, `p of ${name}`);
    }
    assertDigits(fit.rSquared, rSquared, 10);
    assertDigits(pooled.powerLaw.rSquared, alone, 10);
  });
}

Deno.test("studyServed() of all rows has factors of machine and task, and of active parameters another exponent", () => {
  // the same with a 1 for H100, gpqa and sourcegraph-fim; effects as 10^coefficient
  const { exponents, factors, baselines } = all.powerLaws!;
  assertDigits(exponents.size.exponent, 0.7466585351611531, 10);
  assertDigits(exponents.load.exponent, -0.5427995777724289, 10);
  assert.deepEqual(baselines, { machine: "B200", task: "lm-arena-chat" });
  const expected = {
    "H100": [0.9315812395748373, 0.8163740557039132, 1.063046528566489],
    "gpqa": [0.6835330239512327, 0.3902521898827583, 1.197219149423045],
    "sourcegraph-fim": [1.6106451283692518, 0.7285287817587104, 3.560844532836588],
  };
  assert.deepEqual(factors.map(({ category }) => category), Object.keys(expected));
  for (const { category, factor, interval } of factors) {
    [factor, ...interval].forEach((value, i) =>
      assertDigits(value, expected[category as keyof typeof expected][i], 10, category)
    );
  }
  const active = studyOf({ size: "active" }).powerLaws!.exponents;
  assertDigits(active.size.exponent, 0.8037760794074871, 10);
  assertDigits(active.size.interval[1], 1.03137292776339, 10);
  assertDigits(active.load.exponent, -0.4699045424081924, 10);
});

Deno.test("powerLawsTable() and selectionsTable() say these numbers", () => {
  const rows = cells(lib.powerLawsTable(all));
  assert.deepEqual(rows.map(([what, effect, interval]) => [what, effect, interval]), [
    ["Parameters", "to the power 0.75", "0.63 to 0.87"],
    ["Requests at once", "to the power −0.54", "−0.59 to −0.50"],
    ["H100 against B200", "× 0.932", "0.816 to 1.06"],
    ["gpqa against lm-arena-chat", "× 0.684", "0.390 to 1.20"],
    ["sourcegraph-fim against lm-arena-chat", "× 1.61", "0.729 to 3.56"],
  ]);
  const selections = new Map(
    cells(lib.selectionsTable(all)).map(([rows, ...rest]) => [rows, rest]),
  );
  for (
    const [rows, i] of [["H100, lm-arena-chat", 0], ["H100, lm-arena-chat, dense", 1]] as const
  ) {
    const { n, size: [size, low, high], rSquared, alone } = LAWS[i];
    const [shownN, , exponent, , r2, r2Alone] = selections.get(rows)!;
    const two = (value: number) => value.toFixed(2);
    assert.equal(shownN, String(n));
    assert.equal(exponent, `${two(size)} (${two(low)} to ${two(high)})`);
    assert.deepEqual([r2, r2Alone], [two(rSquared), two(alone)]);
  }
});

Deno.test("sizeMeasureTable() compares both sizes on the rows that tell both, by unseen models", () => {
  const { caption, rows } = table(lib.sizeMeasureTable(all));
  assert.match(caption, /on the 565 rows that tell both, 15 of the models mixtures of experts/);
  assert.match(caption, /The total parameters describe models better .*, by more than noise\.$/);
  assert.deepEqual(rows.map(([which, exponent]) => [which, exponent]), [
    ["total", "0.75"],
    ["active", "0.80"],
  ]);
  const error = rows.map((row) => parseFloat(row[4]));
  assert.ok(error[0] < error[1]);
  const dense = lib.studyServed(lib.filterServed(served, { experts: "dense" }).rows);
  assert.match(table(lib.sizeMeasureTable(dense)).caption, /0 of the models mixtures/);
});

Deno.test("servedCalculation() gives statsmodels' median and the interval of one more row", () => {
  // m.params and m.cov_params() of the H100 rows of lm-arena-chat; x = [1, log10 13, log10 64]; then
  // 10^(x·b ± t(0.975) √(m.ssr / (n − 3) + x'Vx)), t with 16 models − 1 degrees of freedom
  const { estimate, mean, prediction, confidence } = lib.predictPowerLaws(chat.powerLaws!, {
    quantities: { size: 13, load: 64 },
  });
  assertDigits(estimate, 0.06382920885373733, 10);
  [0.05298614403958285, 0.0768911944196288].forEach((bound, i) =>
    assertDigits(confidence[i], bound, 10, "confidence")
  );
  [0.029003379483297686, 0.14047217860388408].forEach((bound, i) =>
    assertDigits(prediction[i], bound, 10, "prediction")
  );
  // times the mean of 10^m.resid
  assertDigits(mean, 0.06382920885373733 * 1.0594097135683502, 10);
  const use = { paramsB: 13, concurrency: 64, machine: "H100", task: "lm-arena-chat", amount: 50 };
  const [row, kg] = cells(
    lib.servedCalculation(chat, { ...use, also: [{ label: "kg", perUnit: 0.5 }] }),
  );
  assert.deepEqual(row, ["kWh", "3.19", (50 * mean).toPrecision(3), "1.45 to 7.02"]);
  assert.deepEqual(kg.slice(0, 2), ["kg", "1.60"]);
});

Deno.test("servedCalculation() warns outside the rows, and explains a machine that none has", () => {
  const use = { paramsB: 1, concurrency: 64, machine: "H100", task: "lm-arena-chat", amount: 1 };
  assert.match(
    plain(table(lib.servedCalculation(chat, use)).caption),
    /Warning: the rows reach from 8 B to 405 B and from .* requests at once; this lies outside/,
  );
  assert.deepEqual(lib.servedCalculation(chat, { ...use, machine: "B200" }), {
    kind: "text",
    sentences: ['Not shown. The filters leave no row of the machine "B200", but of H100.'],
  });
  assert.throws(() => lib.servedCalculation(chat, { ...use, paramsB: 0 }), /^RangeError: Cannot /);
  assert.throws(() => lib.servedCalculation(chat, { ...use, concurrency: -1 }), RangeError);
});

Deno.test("gridsTable() multiplies the median row by overhead and grid, least first", () => {
  // numpy.median of kWh per million tokens: 0.12978858077997632; data/grid.csv
  const grams = {
    SE: 35.82,
    FR: 44.18,
    EU: 213.31,
    US: 383.55,
    WORLD: 473.05,
    CN: 559.55,
    PL: 614.98,
  };
  const rows = cells(lib.gridsTable(all, lib.loadGrid().rows, { pue: 2 }));
  assert.equal(rows.length, 7);
  Object.values(grams).forEach((gramsPerKWh, i) => {
    assertDigits(Number(rows[i][1]), gramsPerKWh, 3);
    assertDigits(Number(rows[i][3]), 0.12978858077997632 * 2 * gramsPerKWh / 1000, 3);
  });
  assert.equal(lib.kgPerKWh({ gridGramsPerKWh: 500, pue: 1.2 }), 0.6);
});

Deno.test("studyCarbon() is energy in proportion: the same exponents, another level", () => {
  const carbon = lib.studyCarbon(served, { gridGramsPerKWh: 100, pue: 1.5 });
  const ratio = carbon.points.map(({ y }, i) => y / all.points[i].y);
  ratio.forEach((each) => assertDigits(each, 0.15, 12));
  const { size, load } = carbon.powerLaws!.exponents;
  assertDigits(size.exponent, all.powerLaws!.exponents.size.exponent, 10);
  assertDigits(load.exponent, all.powerLaws!.exponents.load.exponent, 10);
  assert.match(carbon.metric.caption, /energy × 1\.5.* × 100 g CO₂e per kWh/);
});

/** statsmodels OLS(log10 price, [1, log10 params]), clusters by modelKey; its slope, interval and R². */
const PRICES = {
  blended: [0.48979294335412826, 0.44228261075994457, 0.537303275948312, 0.5597047623108827],
  input: [0.4342017953005404, 0.38800706613039376, 0.4803965244706871, 0.45827192667267413],
  output: [0.5767070542495271, 0.5255658503661854, 0.6278482581328687, 0.6264387235073291],
} as const;

for (const tokens of ["blended", "input", "output"] as const) {
  Deno.test(`studyApiPrices() of ${tokens} prices agrees with statsmodels`, () => {
    const { powerLaw } = lib.studyApiPrices(prices, { tokens, errors: "cluster" }).pooled;
    const [slope, low, high, rSquared] = PRICES[tokens];
    assert.equal(powerLaw.n, 947);
    assertDigits(powerLaw.slope, slope, 10);
    assertDigits(powerLaw.slopeInterval[0], low, 10);
    assertDigits(powerLaw.slopeInterval[1], high, 10);
    assertDigits(powerLaw.rSquared, rSquared, 10);
  });
}

Deno.test("tokenPricesTable() has the three exponents and medians side by side", () => {
  // numpy.median: input 0.295, output 0.75, blended 0.425 $ per million tokens
  const rows = cells(lib.tokenPricesTable(apis));
  const two = (value: number) => value.toFixed(2);
  assert.deepEqual(
    rows,
    ([["input", "0.295"], ["output", "0.750"], ["blended", "0.425"]] as const).map(
      ([tokens, median]) => {
        const [slope, low, high, rSquared] = PRICES[tokens];
        return [tokens, two(slope), `${two(low)} to ${two(high)}`, two(rSquared), median];
      },
    ),
  );
  const [, , ten] = cells(lib.tokenPricesTable(apis, { inputPerOutput: 10 }));
  assert.notEqual(ten[4], "0.425");
});

Deno.test("providersFigure() has the ratio of each provider to all that offer the same model", () => {
  // pandas: blended prices; geometric mean by model and provider over that by model; then the mean and
  // scipy.stats.t interval of its logarithm over the models
  const figure = lib.providersFigure(apis);
  assert.ok(figure.kind === "ratio");
  const { groups, subtitle } = figure.data;
  assert.match(subtitle, /^169 models that two or more providers offer/);
  const expected = {
    "Groq": [11, 1.3066968102119942, 1.061919371985216, 1.607896605771659],
    "OpenRouter": [146, 0.918624639599072, 0.8710577214364055, 0.968789102847227],
    "AWS Bedrock": [19, 1.4585993958593864, 1.1521873377931409, 1.8464985057693215],
  };
  for (const [provider, [n, ratio, low, high]] of Object.entries(expected)) {
    const group = groups.find(({ label }) => label === provider)!;
    assert.equal(group.ratios.length, n);
    assertDigits(group.geometricMean, ratio, 10);
    assertDigits(group.interval[0], low, 10);
    assertDigits(group.interval[1], high, 10);
  }
  const means = groups.map(({ geometricMean }) => geometricMean);
  assert.deepEqual(means, means.toSorted((a, b) => a - b));
});

Deno.test("electricityFigure() sets electricity against the price of output, model by model", () => {
  const figure = lib.electricityFigure(apis, served, { dollarsPerKWh: 0.2 });
  assert.ok(figure.kind === "growth");
  // numpy.median of the kWh of Llama 3.1 8B's set-ups: 0.026864806243418624; twelve providers offer it
  const those = figure.data.dots.filter(({ title }) =>
    title!.startsWith("meta-llama/Llama-3.1-8B-")
  );
  assert.equal(those.length, 12);
  for (const { x } of those) assertDigits(x, 0.026864806243418624 * 0.2, 10);
  const bedrock = those.find(({ title }) => title!.includes("AWS Bedrock"))!;
  assert.equal(bedrock.y, 0.22);
  assert.match(plain(bedrock.title!), /electricity \$0\.00537: 2\.4 %/); // 0.005373 / 0.22
  assert.deepEqual(figure.data.guides!.map(({ ratio }) => ratio), [100, 10, 1]);
  assert.deepEqual(lib.electricityFigure(apis, []), {
    kind: "text",
    sentences: ["Not shown. The filters leave no price of a model whose energy was measured."],
  });
});

Deno.test("the settings of today's rows are completed, and refuse what they cannot hold", () => {
  assert.equal(completeSettings(carbonSettings, {}).pue, 1.56);
  assert.equal(completeSettings(apiPriceSettings, {}).inputPerOutput, 3);
  assert.equal(completeSettings(servedSettings, {}).errors, "best");
  const refused: [Parameters<typeof completeSettings>[0], Record<string, unknown>, RegExp][] = [
    [carbonSettings, { pue: 0.9 }, /"pue" .* cannot be 0\.9; it takes 1 or more$/],
    [carbonSettings, { gridGramsPerKWh: 0 }, /cannot be 0; it takes a number above 0$/],
    [servedSettings, { size: "both" }, /it takes one of: "total", "active"$/],
    [servedSettings, { minConcurrency: "many" }, /it takes a number, or null for no limit$/],
    [servedSettings, { pue: 2 }, /There is no setting "pue"/],
    [apiPriceSettings, { tokens: "cached" }, /one of: "blended", "input", "output"$/],
    [apiPriceSettings, { dollarsPerKWh: -1 }, /it takes a number above 0$/],
  ];
  for (const [description, settings, message] of refused) {
    assert.throws(() => completeSettings(description, settings), message);
  }
  assert.throws(() => lib.filterServed(served, { machines: "A100" }), /no value "A100"; known are/);
  assert.throws(() => lib.filterApiPrices(prices, { providers: ["Grok Cloud"] }), /"providers"/);
  assert.throws(() => lib.analyseCo2(lib.loadCo2(), { pue: 0.5 }), /^RangeError: .*1 or more$/);
});

Deno.test('size: "active" leaves out and counts the rows that do not tell them', () => {
  const rows = served.map((row, i) => ({
    ...row,
    activeParamsB: i < 5 ? null : row.activeParamsB,
  }));
  const byCarbon: typeof lib.filterServed = (rows, given = {}) =>
    filterRows(carbonSettings, rows, given);
  for (const filter of [lib.filterServed, byCarbon]) {
    const { rows: kept, leftOut } = filter(rows, { size: "active" });
    assert.equal(kept.length, 560);
    assert.deepEqual(leftOut, [{
      why: "Parameters that count: the active is not known",
      count: 5,
    }]);
    assert.deepEqual(filter(rows, { size: "total" }).leftOut, []);
  }
  const { rows: kept, leftOut } = lib.filterApiPrices(prices, { size: "active" });
  const unknown = prices.filter(({ activeParamsB }) => activeParamsB === null).length;
  assert.equal(countOf(leftOut), unknown);
  const study = lib.studyApiPrices(kept, { size: "active" });
  study.points.forEach(({ x }, i) => assert.equal(x, kept[i].activeParamsB));
});

Deno.test("minConcurrency and maxConcurrency keep rows by the requests that were really at once", () => {
  const { rows, leftOut } = lib.filterServed(served, { minConcurrency: 8, maxConcurrency: 64 });
  const within = served.filter(({ concurrency }) => concurrency >= 8 && concurrency <= 64);
  assert.deepEqual(rows, within);
  assert.ok(rows.length > 0 && leftOut.length === 2);
  assert.equal(rows.length + countOf(leftOut), served.length);
});

Deno.test("loadFigure() draws a curve for each band of requests at once, at its middle", () => {
  const figure = lib.loadFigure(chat);
  assert.ok(figure.kind === "lines");
  const { series, curves, subtitle } = figure.data;
  assert.equal(series.reduce((sum, { points }) => sum + points.length, 0), 177);
  assert.match(subtitle, /177 measurements of 16 models\.$/);
  assert.equal(curves.length, series.length);
  const [few] = series, load = few.points.map((_, i) => i);
  assert.ok(load.length > 0);
  const at = (i: number) => curves[i].points[0].estimate;
  for (let i = 1; i < curves.length; i++) assert.ok(at(i) < at(i - 1), "more at once takes less");
  // geometric mean of the loads in the band up to 16
  const loads = chat.rows.filter(({ maxConcurrency }) => maxConcurrency <= 16)
    .map(({ concurrency }) => Math.log(concurrency));
  const middle = Math.exp(loads.reduce((a, b) => a + b, 0) / loads.length);
  const { estimate } = lib.predictPowerLaws(chat.powerLaws!, {
    quantities: { size: curves[0].points[0].x, load: middle },
  });
  assertDigits(at(0), estimate, 12);
});

Deno.test("concurrencyFigure() and latencyFigure() keep to the machine and task with most rows", () => {
  const load = lib.concurrencyFigure(all), latency = lib.latencyFigure(all);
  assert.ok(load.kind === "lines" && latency.kind === "frontier");
  assert.match(load.data.subtitle, /on H100, lm-arena-chat: 177 of 565 measurements/);
  assert.equal(load.data.series.reduce((sum, { points }) => sum + points.length, 0), 177);
  for (const { points } of load.data.series) {
    const xs = points.map(({ x }) => x);
    assert.deepEqual(xs, xs.toSorted((a, b) => a - b));
  }
  const { dots, frontier } = latency.data;
  assert.equal(dots.length, 177);
  for (const best of frontier) {
    assert.ok(!dots.some(({ x, y }) => x <= best.x && y <= best.y && (x < best.x || y < best.y)));
  }
  const unknown = chat.rows.map((row) => ({ ...row, interTokenLatencyMs: null }));
  assert.deepEqual(lib.latencyFigure({ ...chat, rows: unknown }), {
    kind: "text",
    sentences: ["Not shown. The filters leave no row that tells its latency."],
  });
});

Deno.test("servedCaption() names the source of the rows in view, each with its tasks", () => {
  const { rows } = lib.loadServed(), [gpqa] = rows.filter(({ task }) => task === "gpqa");
  const mine: lib.Served = { ...gpqa, source: "own", task: "mine" };
  const single: lib.Served = { ...gpqa, source: "LLM-Perf", task: ONE_AT_A_TIME };
  assert.equal(servedCaption([mine]), "Data: own measurements under load, mine.");
  assert.match(
    servedCaption([single, mine, gpqa]),
    /^Data: ML\.ENERGY .*, gpqa\. Energy of .*\. Beside them: own .*, mine\. Beside them: .*LLM-Perf\.$/,
  );
});

Deno.test("measurements of one's own leave today's power laws, and one model has no interval of its machine", () => {
  const { rows } = lib.loadServed();
  const mine = { ...rows[0], model: "me/mine-7b", hardware: "L4", task: ONE_AT_A_TIME };
  const own = { ...mine, paramsB: 7, activeParamsB: 7, concurrency: 1, maxConcurrency: 1 };
  const study = lib.studyServed([...rows, own]), table = lib.powerLawsTable(study);
  assert.ok(study.powerLaws !== null && table.kind === "table");
  const line = table.rows.find(([what]) => what.startsWith("L4 against"));
  assert.deepEqual(line?.slice(2, 4), ["one model", "–"]);
});
