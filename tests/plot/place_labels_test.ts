import assert from "node:assert/strict";
import { placeLabels, touch } from "../../lib/plot/place_labels.ts";

const room = { radius: 3, bounds: { x0: 0, y0: 0, x1: 300, y1: 300 } };
const dot = { x: 150, y: 150, text: "gpt-4" };

Deno.test("placeLabels() keeps labels apart and inside, on a line where it is crowded, or leaves them out", () => {
  const dots = Array.from({ length: 90 }, (_, index) => ({
    x: 150 + 3 * (index % 9),
    y: 150 + 3 * (index % 10),
    text: `model-${index}`,
  }));
  const placed = placeLabels(dots, room).filter((label) => label !== null);
  assert.ok(placed.length > 1 && placed.length < 90 && placed.some(({ leader }) => leader));
  placed.forEach(({ box }, index) => {
    assert.ok(box.x0 >= 0 && box.x1 <= 300 && box.y0 >= 0 && box.y1 <= 300);
    assert.ok(placed.slice(index + 1).every((other) => !touch(box, other.box)));
  });
});

Deno.test("placeLabels() keeps off named dots, and prefers the emptier side", () => {
  assert.ok(placeLabels([dot], room)[0]!.x > 150);
  assert.ok(placeLabels([dot, { x: 170, y: 150, text: "b" }], room)[0]!.box.x1 < 150);
  const background = Array.from({ length: 9 }, (_, index) => ({ x: 160 + index, y: 150 }));
  assert.ok(placeLabels([dot], { ...room, background })[0]!.box.x1 < 150);
});
