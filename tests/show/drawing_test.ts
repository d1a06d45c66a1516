import assert from "node:assert/strict";
import { drawingOf } from "../../lib/show/drawing.ts";
import refused from "../cases/drawings_refused.json" with { type: "json" };

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
  for (const [text, says] of refused) {
    assert.throws(() => of(written(text)), (error) => `${error}`.includes(says), text);
  }
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
