import assert from "node:assert/strict";
import { drawingOf } from "../../lib/show/drawing.ts";

const of = (draw: unknown) => drawingOf(draw, ["figure", "powerLaw"]);

/** A function from its text, as a cell would have it. */
const written = (text: string): unknown => new Function(`return ${text}`)();

Deno.test("a function of given names, its own, Plot and lm can be drawn in a page", () => {
  const draw = written(`({ rows, settings, table: { noun = "row" }, ...rest }) => {
    outer: for (const d of rows) { if (d[noun]) continue outer; var last = half(d); }
    class A { static z = 1; m() { return A; } }
    try { last(); } catch { /rows/g; }
    function half(x) { return x / later; }
    const { xScale: x } = settings, later = 2;
    return lm.figure({ marks: [Plot.dot(rows)], x, last, [noun]: rest, y: settings["pue"] }); // end
  }`);
  const { text, hash, members } = of(draw);
  assert.match(text, /^\(\{ rows, settings, table/);
  assert.match(hash, /^[0-9a-f]{12}$/);
  assert.deepEqual(["xScale", "pue", "marks"].map((name) => members.has(name)), [
    true,
    true,
    false,
  ]);
});

Deno.test("names of the notebook and of the page are refused, with the mend", () => {
  const cases: [string, RegExp][] = [
    ["({ rows }) => lm.figure({ title: fit.n })", /`fit` is a name of the notebook: compute it/],
    ["({ rows: own }) => own.map((fit) => fit.y) && fit", /`fit` is a name of the notebook/],
    ["(a = limit) => a", /`limit` is a name of the notebook/],
    ["() => { { const inner = 1; } return inner; }", /`inner` is a name of the notebook/],
    ["() => ({ [key]: 1 })", /`key` is a name of the notebook/],
    ["() => html`<b>${1}</b>`", /`html` is a name of the notebook/],
    ["() => arguments", /it may not use `arguments`/],
    ["({ rows }) => powerLaw(rows)", /from rows, or write `lm\.powerLaw` if that is meant$/],
    ["() => lm.figure({ marks: rows })", /take it from the function's argument/],
    ["({ rows }) => lm.loadServed()", /a page has no `lm\.loadServed`/],
    ["() => document.body", /it may not use `document`, only rows, settings, table, Plot and lm/],
    ["() => fetch('https://example.org')", /it may not use `fetch`/],
    ["() => eval('1')", /it may not use `eval`/],
    ["() => alert(1)", /it may not use `alert`/],
    ["function () { return this; }", /it may not use `this`/],
    ["() => import('./other.js')", /it may not use `import\(\)`/],
    ["() => (() => {}).constructor('return 1')()", /it may not use `constructor`/],
    ["() => []['constructor'][`constructor`]('return 1')()", /it may not use `constructor`/],
    ["() => { const { constructor: make } = () => {}; return make; }", /may not use `constructor`/],
    ["({ rows }) => rows.__proto__", /it may not use `__proto__`/],
    ["() => { const x = lm; return x.loadServed(); }", /it may use `lm` only as `lm\.name`/],
    ["(rows) => lm[rows]", /it may use `lm` only as `lm\.name`/],
    ["() => String.raw`</script>`", /cannot write `<\/script` in a tagged template/],
  ];
  for (const [text, message] of cases) assert.throws(() => of(written(text)), message, text);
});

Deno.test("a global name of the notebook's own is not taken for one of the browser", () => {
  Object.defineProperty(globalThis, "myLimit", { value: 7, configurable: true });
  try {
    const drawn = () => of(written("() => lm.figure({ title: myLimit })"));
    assert.throws(drawn, /`myLimit` is a name of the notebook: compute it inside/);
  } finally {
    delete (globalThis as { myLimit?: number }).myLimit;
  }
});

Deno.test("what has no text that means the same elsewhere is refused", () => {
  const object = {
    draw({ rows }: { rows: unknown }) {
      return rows;
    },
  };
  const cases: [unknown, RegExp][] = [
    [undefined, /found undefined in the place of its function; write lm\.live\(/],
    [{}, /found an object/],
    [object.draw, /found a method/],
    [written("({ get rows() { return 1; } })"), /found an object/],
    [(() => 1).bind(null), /found a bound or built-in function/],
    [Math.max, /found a bound or built-in function/],
    [class A {}, /found a class/],
    [async () => {}, /found a function that has to be waited for/],
    [function* () {}, /found a function that has to be waited for/],
  ];
  for (const [draw, message] of cases) {
    assert.throws(
      () => of(draw),
      (error) => error instanceof TypeError && message.test(error.message),
    );
  }
});

Deno.test("no text in a drawing can end its script", () => {
  const hostile = "() => ['</script>', `<script>`, '<!--', 'nul \0', '\ud800', /<script/, '\"']";
  const { text } = of(written(hostile));
  assert.doesNotMatch(text, /<\/?script|<!--|\0|\ud800/i);
  const draw = written(text) as () => unknown[];
  const texts = ["</script>", "<script>", "<!--", "nul \0", "\ud800", "/\\x3cscript/", '"'];
  assert.deepEqual(draw().map(String), texts);
  const compares = of(written("(script) => { let a = 1; return a<script; }"));
  assert.doesNotMatch(compares.text, /<script/);
  assert.equal((written(compares.text) as (n: number) => boolean)(2), true);
});
