import assert from "node:assert/strict";
import { untitled } from "../../lib/draw/untitled.ts";
import { growth, lines } from "./figures.ts";

Deno.test("untitled() takes the titles off the dots and leaves all else", () => {
  const mute = untitled({ kind: "growth", data: growth });
  assert(mute.kind === "growth");
  assert.deepEqual(
    mute.data.dots.map(({ x, y, series }) => ({ x, y, series })),
    growth.dots.map(({ x, y, series }) => ({ x, y, series })),
  );
  assert(mute.data.dots.every((dot) => !("title" in dot)));
  assert.deepEqual({ ...mute.data, dots: growth.dots }, growth);
});

Deno.test("untitled() gives the figures of other kinds as they are", () => {
  const drawn = untitled({ kind: "lines", data: lines });
  assert(drawn.kind === "lines");
  assert(drawn.data.series.every(({ points }) => points.every((point) => !("title" in point))));
  const ratio = { kind: "ratio", data: {} } as never;
  assert.equal(untitled(ratio), ratio);
});
