import assert from "node:assert/strict";
import { functionUses } from "../../lib/show/function_uses.ts";

/** The text of a function, and the names that it does not declare. */
const CASES: Readonly<Record<string, [text: string, free: string[]]>> = {
  "a parameter": ["(d) => d.rows", []],
  "destructured parameters": ["({ rows, settings: { fit }, ...rest }) => [rows, fit, rest]", []],
  "a key that is renamed": ["({ rows: own }) => rows", ["rows"]],
  "a default": ["(a = limit, b = a) => b", ["limit"]],
  "a default that does not see the body": ["(a = b) => { var b = 1; return a; }", ["b"]],
  "a closure": ["(rows) => rows.map((d) => d.y / scale + rows.length)", ["scale"]],
  "a name that a closure declares for itself": [
    "(rows) => { rows.map((fit) => fit.y); return fit; }",
    ["fit"],
  ],
  "a constant before its line": [
    "() => { const f = () => later; const later = 1; return f(); }",
    [],
  ],
  "a block": ["() => { { const inner = 1; } return inner; }", ["inner"]],
  "var in a block": ["() => { if (true) { var inner = 1; } return inner; }", []],
  "var in a closure": ["() => { (() => { var own = 1; })(); return own; }", ["own"]],
  "loops": [
    "(rows) => { for (const d of rows) d; for (let i = 0; i < n; i++) i; for (k in rows) k; }",
    ["n", "k"],
  ],
  "a loop's name after it": ["(rows) => { for (const d of rows) d; return d; }", ["d"]],
  "a label": ["() => { outer: for (;;) { continue outer; } }", []],
  "keys of an object": ["() => ({ title: 1, [key]: 2, method() { return this; } })", ["key"]],
  "shorthand": ["() => ({ title })", ["title"]],
  "members": ["() => a.b.c[d]", ["a", "d"]],
  "catch": ["() => { try { f(); } catch (error) { error; } error; }", ["f", "error"]],
  "catch without a name": ["() => { try { 1; } catch { 2; } }", []],
  "a class": ["() => { class A extends B { x = y; static z = 1; m() { return A; } } new A(); }", [
    "B",
    "y",
  ]],
  "arguments of a function": ["function () { return arguments; }", []],
  "arguments of an arrow": ["() => arguments", ["arguments"]],
  "a function's own name": ["function draw(n) { return draw(n - 1); }", []],
  "a function in it": ["() => { return half(2); function half(x) { return x / two; } }", ["two"]],
  "a template": ["(rows) => `${rows.length} ${unit}`", ["unit"]],
  "a tagged template": ["() => html`<b>${1}</b>`", ["html"]],
  "typeof": ["() => typeof nothing", ["nothing"]],
  "an assignment": ["() => { count = 1; [a, b.c] = [1, 2]; }", ["count", "a", "b"]],
  "arrays": ["([a, [b = c], ...d]) => [a, b, d, ...e]", ["c", "e"]],
  "switch": ["(x) => { switch (x) { case one: let y = 1; return y; default: return y; } }", [
    "one",
  ]],
  "optional": ["(d) => d?.[k]?.(x)", ["k", "x"]],
  "a comment at its end": ["() => 1 // until here", []],
  "new.target, regex": ["function () { return [new.target, /rows/g]; }", []],
};

for (const [name, [text, free]] of Object.entries(CASES)) {
  Deno.test(`free names: ${name}`, () => assert.deepEqual(functionUses(text).free, free));
}

Deno.test("free names of a function whose types were stripped", () => {
  type Row = { paramsB: number };
  const draw = ({ rows }: { rows: Row[] }) => (rows as Row[]).map((d: Row): number => d.paramsB);
  assert.deepEqual(functionUses(draw.toString()).free, []);
});

Deno.test("the settings that a function uses: members and what it takes out", () => {
  const used = (text: string) => functionUses(text).membersGiven("settings");
  assert.deepEqual(used("({ settings }) => settings.fit + settings['pue'] + settings.fit"), [
    "fit",
    "pue",
  ]);
  assert.deepEqual(used("({ settings: { fit, pue: p } }) => fit"), ["fit", "pue"]);
  assert.deepEqual(used("({ settings }) => { const { average } = settings; }"), ["average"]);
  assert.deepEqual(used("({ settings: s }) => s.fit"), ["fit"]);
  assert.deepEqual(used("({ rows }) => rows.settings"), []);
  assert.deepEqual(used("(given) => given.settings.fit"), ["fit"]);
  assert.deepEqual(used("(given) => { const { settings: s } = given; return s.fit; }"), ["fit"]);
  for (
    const any of [
      "({ settings }) => settings[x]",
      "({ settings }) => f(settings)",
      "({ settings }) => f({ settings })",
      "({ settings: { ...all } }) => all",
    ]
  ) assert.equal(used(any), null, any);
});
