import assert from "node:assert/strict";
import fc from "fast-check";
import { completeQuestion, type Question } from "../../lib/decide/question.ts";
import {
  isAboutQuestion,
  questionCode,
  readQuestion,
  writeQuestion,
} from "../../lib/page/decision_state.ts";
import * as lm from "../../lib/mod.ts";
import { data } from "../decide/decision_fixture.ts";

const amount = fc.double({ min: 1e-6, max: 1e12, noNaN: true });
const questions: fc.Arbitrary<Question> = fc.record({
  tokensOut: amount,
  tokensIn: amount,
  minScorePercent: fc.option(fc.double({ min: -5, max: 105, noNaN: true })),
  candidates: fc.constantFrom("measured or on offer", "all"),
  host: fc.constantFrom("own machine or API", "own machine", "API"),
  hardware: fc.constantFrom(...data.machines.map(({ hardware }) => hardware)),
  concurrency: amount,
  grid: fc.oneof(fc.constantFrom(...data.grids.map(({ code }) => code)), amount),
  replace: fc.option(fc.constantFrom(...data.entries.slice(0, 50).map(({ model }) => model))),
  dollarsPerKWh: fc.double({ min: 0.001, max: 10, noNaN: true }),
  dollarsPerGpuHour: fc.option(amount),
  pue: fc.double({ min: 1, max: 5, noNaN: true }),
  slmLimitB: fc.double({ min: 0.001, max: 1e5, noNaN: true }),
  sortBy: fc.constantFrom("energy", "CO2", "price"),
}, { noNullPrototype: true }) as fc.Arbitrary<Question>;

Deno.test("a link keeps every question as it is", () =>
  fc.assert(
    fc.property(questions, (question) =>
      assert.deepEqual(readQuestion(writeQuestion("", question), data), question)),
    { numRuns: 200, seed: 13 },
  ));

Deno.test("the initial question needs no words in the address", () =>
  assert.equal(writeQuestion("", completeQuestion({})), ""));

Deno.test("a link of another part keeps its words, and an anchor goes", () => {
  const question = completeQuestion({ grid: "FR" });
  assert.equal(
    writeQuestion("#which&co2.types=chat&which.pue=2", question),
    "#co2.types=chat&which.grid=FR",
  );
});

Deno.test("what the data or a question do not know is as if it were not written", () => {
  const hashes = [
    "#which.grid=XX",
    "#which.hardware=TPU",
    "#which.replace=nobody/none",
    "#which.pue=0.2",
    "#which.tokensOut=-1",
    "#which.sortBy=<script>",
    "#which.colour=red",
    "#which.__proto__=1",
    "#which.tokensOut=",
    "#%00%ff&which.=&=&&",
  ];
  for (const hash of hashes) assert.deepEqual(readQuestion(hash, data), completeQuestion({}), hash);
});

Deno.test("isAboutQuestion() knows its own words, and an empty address", () => {
  assert.equal(isAboutQuestion("#which.grid=FR"), true);
  assert.equal(isAboutQuestion(""), true);
  assert.equal(isAboutQuestion("#claims"), false);
  assert.equal(isAboutQuestion("#co2.types=chat"), false);
});

Deno.test("questionCode() says what differs, as a cell of a notebook", () =>
  assert.equal(
    questionCode(completeQuestion({ grid: "FR", slmLimitB: 8 })),
    'import * as lm from "../lib/mod.ts";\n\n' +
      "const decision = lm.decide(lm.loadDecisionData(), {\n  slmLimitB: 8,\n" +
      '  grid: "FR",\n});\n' +
      "lm.table([...decision.small.candidates, ...decision.large.candidates]);\n",
  ));

Deno.test("questionCode() uses only names that a notebook has", () => {
  const names = Array.from(questionCode(completeQuestion({})).matchAll(/\blm\.(\w+)/g));
  assert.deepEqual(names.map(([, name]) => name).filter((name) => !Object.hasOwn(lm, name)), []);
});
