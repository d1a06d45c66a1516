import assert from "node:assert/strict";
import { analyseCo2, analyseEnergy, analyseFinance, type Analysis } from "../../lib/mod.ts";
import { loadCo2, loadEnergy, loadFinance } from "../../lib/read/today.ts";
import { methodsOf, methodsReferences, methodsText } from "../../lib/study/methods.ts";
import { bibtexOf, type ReferenceKey, REFERENCES } from "../../lib/words/references.ts";

const snapshot = { lines: ["a.csv: 3 rows, taken today"] };
const co2 = loadCo2(), energy = loadEnergy(), finance = loadFinance();
const used = <Today, Past>(analysis: Analysis<Today, Past>) =>
  new Set<ReferenceKey>(methodsOf(analysis).flatMap(({ references }) => references));

Deno.test("methodsText() begins with the data, and cites what the BibTeX file holds, no more", () => {
  const analysis = analyseCo2(co2), { sentences } = methodsText(analysis, snapshot);
  assert.equal(sentences[0], "a.csv: 3 rows, taken today.");
  const keys = [...methodsReferences(analysis).text.matchAll(/^@\w+\{(\w+),$/gm)].map(([, key]) =>
    key
  );
  assert.deepEqual(keys, [...used(analysis)].sort());
  for (const key of Object.keys(REFERENCES) as ReferenceKey[]) {
    assert.equal(sentences[1].includes(REFERENCES[key].cited), keys.includes(key), key);
  }
});

Deno.test("each reference is used under some settings", () => {
  const all = [
    used(analyseCo2(co2)),
    used(analyseCo2(co2, { clusters: "two-way" })),
    used(analyseCo2(co2, { errors: "HC3" })),
    used(analyseEnergy(energy)),
    used(analyseFinance(finance)),
  ];
  const found = new Set(all.flatMap((keys) => [...keys]));
  assert.deepEqual([...found].sort(), Object.keys(REFERENCES).sort());
});

Deno.test("methodsOf() names the errors that the fits really have", () => {
  const errors = (settings: Parameters<typeof analyseCo2>[1]) => {
    const analysis = analyseCo2(co2, settings);
    return methodsOf(analysis)
      .filter(({ sentence }) => sentence.includes("was regressed")).map(({ references }) =>
        references
      );
  };
  assert.deepEqual(errors({}), [["bell2002", "imbens2016"], ["liang1986"]]);
  assert.deepEqual(errors({ errors: "cluster" }), [["liang1986"], ["liang1986"]]);
  assert.deepEqual(errors({ errors: "classical" }), [[], []]);
  assert.deepEqual(errors({ clusters: "two-way" }), [["bell2002", "imbens2016"], ["cameron2011"]]);
});

Deno.test("methodsOf() leaves out what the rows left no place for", () => {
  // three prices carry a line, but no comparison of growths
  const few = analyseFinance(finance, { rows: "study", minParamsB: 100, providers: ["Groq"] });
  const keys = used(few);
  assert.ok(!keys.has("hurvich1989") && !keys.has("nadeau2003"));
});

Deno.test("bibtexOf() writes each entry once, its braces closed", () => {
  const keys = Object.keys(REFERENCES) as ReferenceKey[], text = bibtexOf([...keys, ...keys]);
  assert.equal(text.match(/^@/gm)!.length, keys.length);
  assert.equal(text.match(/\{/g)!.length, text.match(/\}/g)!.length);
  for (const key of keys) {
    const { bibtex, cited } = REFERENCES[key];
    assert.ok(bibtex.startsWith(`@article{${key},`) && cited.endsWith(key.slice(-4)), key);
    assert.match(bibtex, new RegExp(`year = \\{${key.slice(-4)}\\}`));
  }
});
