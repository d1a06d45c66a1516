import assert from "node:assert/strict";
import type { Law } from "../../lib/stats/fit.ts";
import { linear, powerLaw } from "../../lib/stats/laws.ts";
import { assertDigits } from "./digits.ts";
import { only, ROWS } from "./rows.ts";

const inFile = only(ROWS.measurements, { sizeSource: ["in the file"] });
const chat = only(ROWS.evaluations, { type: ["chat"] });

/** scipy.stats.linregress on the columns or their log10: n, slope, its error and lower end, intercept, R². */
const STUDY: [string, Law, readonly object[], string, number[]][] = [
  ["CO₂", "linear", ROWS.evaluations, "co2Kg", [
    2220,
    0.2841984248617998,
    0.00602907784986778,
    0.2723751975299943,
    -0.9088085489242124,
    0.5004490085508824,
  ]],
  ["CO₂ of chat models", "linear", chat, "co2Kg", [
    579,
    0.28083208372243046,
    0.008212860107495421,
    0.2647013377059347,
    -0.9719653571888442,
    0.6695762478302706,
  ]],
  ["CO₂", "power", ROWS.evaluations, "co2Kg", [
    2220,
    0.6622955562483037,
    0.013467454800413347,
    0.6358854179732448,
    -0.48613965628444356,
    0.5216141777641518,
  ]],
  ["energy on A10", "power", only(inFile, { hardware: ["A10"] }), "kWhPerMillionTokens", [
    1270,
    0.5304875687676521,
    0.02953659745974049,
    0.47254159031075105,
    0.12651474460597983,
    0.2028035662654253,
  ]],
  ["energy on A100", "power", only(inFile, { hardware: ["A100"] }), "kWhPerMillionTokens", [
    236,
    0.6257373050581735,
    0.044159772305904364,
    0.5387357687922638,
    0.5459650567665295,
    0.4618024902363796,
  ]],
  ["energy on T4", "power", only(inFile, { hardware: ["T4"] }), "kWhPerMillionTokens", [
    667,
    0.38053065620084475,
    0.027363688445318897,
    0.326801022302998,
    0.16034195748157226,
    0.22529226161047247,
  ]],
  ["energy on 32vCPU", "power", only(inFile, { hardware: ["32vCPU"] }), "kWhPerMillionTokens", [
    200,
    0.6744496879404099,
    0.01646477432474068,
    0.6419808652033907,
    -0.07554197977637328,
    0.8944553324029789,
  ]],
  ["price", "linear", ROWS.studyPrices, "dollarsPerThousandTokens", [
    38,
    4.5152180450942834e-05,
    2.1304716691275892e-06,
    4.0831383639526365e-05,
    0.00591273090623517,
    0.9257984430454607,
  ]],
  ["price", "power", ROWS.studyPrices, "dollarsPerThousandTokens", [
    38,
    0.272468527313711,
    0.09351398117967025,
    0.08281338307542307,
    -2.518907794639278,
    0.19081941096830676,
  ]],
];

for (const [name, law, rows, y, [n, slope, error, low, intercept, rSquared]] of STUDY) {
  Deno.test(`the study's ${law} fit is that of scipy: ${name}`, () => {
    const options = { y, x: "paramsB", errors: "classical" } as const;
    const fit = law === "linear" ? linear(rows, options) : powerLaw(rows, options);
    const { paramsB } = fit.coefficients;
    assert.equal(fit.n, n);
    assertDigits(paramsB.estimate, slope, 11);
    assertDigits(paramsB.error, error, 11);
    assertDigits(paramsB.interval[0], low, 10);
    assertDigits(fit.coefficients.intercept.estimate, intercept, 11);
    assertDigits(fit.rSquared, rSquared, 11);
  });
}
