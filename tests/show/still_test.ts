import assert from "node:assert/strict";
import { DISPLAY } from "../../lib/show/display.ts";
import { stillFigure, UNDRAWN } from "../../lib/show/still.ts";
import { growth } from "../draw/figures.ts";

const exhibit = { kind: "growth" as const, data: { ...growth, id: 'a"b' } };

Deno.test("stillFigure() shows a picture", async () => {
  const bundle = await stillFigure(exhibit)[DISPLAY]();
  assert.match(bundle["text/html"], /<img .*src="data:image\/svg\+xml;base64,/);
  assert.ok(bundle["image/png"]);
});

Deno.test("stillFigure() shows its name alone where an export will draw it, and gives its files all the same", async () => {
  Deno.env.set(UNDRAWN, "1");
  try {
    const still = stillFigure(exhibit);
    assert.deepEqual(await still[DISPLAY](), {
      "text/html": '<figure data-figure="a&quot;b"></figure>',
      "text/plain": growth.description,
    });
    assert.match(await still.svg(), /^<svg/);
  } finally {
    Deno.env.delete(UNDRAWN);
  }
});
