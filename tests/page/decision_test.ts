import assert from "node:assert/strict";
import fc from "../fast_check.ts";
import { decide } from "../../lib/decide/answer.ts";
import { floorOf, modelOf } from "../../lib/decide/lookup.ts";
import { loadDecisionData } from "../../lib/decide/read_data.ts";
import { completeQuestion } from "../../lib/decide/question.ts";
import * as lm from "../../lib/mod.ts";
import { firstTwo } from "../../lib/page/decision/card.ts";
import {
  isAboutQuestion,
  questionCode,
  questionOf,
  questionSettings,
  readAddress,
  writeAddress,
} from "../../lib/page/decision/settings.ts";
import { complete } from "../../lib/settings/check.ts";
import type { Setting } from "../../lib/settings/description.ts";

const description = questionSettings(loadDecisionData());
const initial = complete(description, {}, "question");

/** Any value that a setting can hold. */
function anyOf(setting: Setting): fc.Arbitrary<unknown> {
  if (setting.kind === "one of") return fc.constantFrom(...setting.values);
  const amount = fc.double({ min: 1, max: 1e6, noNaN: true });
  return setting.kind === "amount"
    ? amount.map((value) => Math.min(value, setting.most ?? 1e6))
    : fc.option(amount);
}

Deno.test("the form as it comes asks the question that says nothing", () =>
  assert.deepEqual(completeQuestion(questionOf(initial)), completeQuestion({})));

Deno.test("each model and each version that a list offers is known by that name", () => {
  const { one, like } = description;
  assert(one.kind === "one of" && like.kind === "one of");
  const data = loadDecisionData();
  for (const name of one.values.filter((value) => value !== "")) assert(modelOf(data, name).key);
  for (const name of like.values.slice(1)) {
    assert(floorOf(data, completeQuestion({ like: name })), name);
  }
});

Deno.test("no version of a model is set beside itself until somebody chooses another", () => {
  const data = loadDecisionData(),
    several = data.models.filter(({ ratings }) => ratings.length > 1);
  for (const { name } of several.flatMap(({ ratings }) => ratings)) {
    const models = [name, ...firstTwo(decide(data, { models: [name], like: null }))].slice(0, 2);
    assert(decide(data, { models }).versus, name);
  }
});

Deno.test("a link keeps every question as it is", () => {
  const entries = Object.entries(description).map(([key, setting]) => [key, anyOf(setting)]);
  fc.assert(
    fc.property(
      fc.record(Object.fromEntries(entries), { noNullPrototype: true }),
      (chosen) => {
        const hash = writeAddress("", description, chosen);
        assert.deepEqual(readAddress(hash, description), { chosen, unknown: [] });
      },
    ),
    { numRuns: 200, seed: 13 },
  );
});

Deno.test("the initial question needs no words, another part keeps its own, an anchor goes", () => {
  assert.equal(writeAddress("", description, initial), "");
  assert.equal(
    writeAddress("#which&co2.types=chat&which.pue=2", description, { ...initial, grid: "FR" }),
    "#co2.types=chat&which.grid=FR",
  );
});

Deno.test("what the data or a question do not know is as if it were not written, and is told", () => {
  const words = [
    ..."grid=XX hardware=TPU like=nobody/none pue=0.2 answersADay=-1 purpose=<script>".split(" "),
    ..."colour=red __proto__=1 answersADay=1e300 one=x =".split(" "),
  ];
  for (const word of words) {
    const read = readAddress(`#which.${encodeURI(word)}&co2.x=1`, description);
    assert.deepEqual(read, { chosen: initial, unknown: [word] });
  }
  for (const hash of ["#%00%ff", "#which.answersADay=", "#which.where=api&=&&"]) {
    assert.deepEqual(readAddress(hash, description), { chosen: initial, unknown: [] });
  }
});

Deno.test("isAboutQuestion() knows its own words, and an empty address", () => {
  const hashes = ["#which.grid=FR", "", "#claims", "#co2.types=chat"];
  assert.deepEqual(hashes.map(isAboutQuestion), [true, true, false, false]);
});

Deno.test("questionCode() says what differs, with names that a notebook has", () => {
  const code = questionCode({ ...completeQuestion({ grid: "FR" }), like: null });
  assert.equal(
    code,
    'import * as lm from "../lib/mod.ts";\n\n' +
      'lm.decide(lm.loadDecisionData(), {\n  like: null,\n  grid: "FR",\n})\n',
  );
  for (const [, name] of code.matchAll(/\blm\.(\w+)/g)) assert(Object.hasOwn(lm, name), name);
});
