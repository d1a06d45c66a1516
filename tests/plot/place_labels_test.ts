import assert from "node:assert/strict";
import { type Box, placeLabels } from "../../lib/plot/place_labels.ts";

const bounds = { x0: 0, y0: 0, x1: 300, y1: 300 };
const touch = (a: Box, b: Box) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;

Deno.test("placeLabels() keeps labels apart and inside, and leaves out what finds no place", () => {
  const wishes = Array.from({ length: 40 }, (_, index) => ({
    x: 150 + index % 7,
    y: 150 + index % 5,
    radius: 3,
    text: `model-${index}`,
  }));
  const placed = placeLabels(wishes, { bounds }).filter((label) => label !== null);
  assert.ok(placed.length > 1 && placed.length < 40);
  placed.forEach(({ box }, index) => {
    assert.ok(box.x0 >= 0 && box.x1 <= 300 && box.y0 >= 0 && box.y1 <= 300);
    assert.ok(placed.slice(index + 1).every((other) => !touch(box, other.box)));
  });
});

Deno.test("placeLabels() keeps off obstacles and prefers the emptier side", () => {
  const wish = { x: 150, y: 150, radius: 3, text: "gpt-4" };
  const right = { x0: 152, y0: 0, x1: 300, y1: 300 };
  assert.ok(placeLabels([wish], { bounds, obstacles: [right] })[0]!.box.x1 <= 152);
  const background = Array.from({ length: 9 }, (_, index) => ({ x: 160 + index, y: 150 }));
  assert.ok(placeLabels([wish], { bounds, background })[0]!.box.x1 < 150);
});

Deno.test("placeLabels() reaches a crowded dot's label by a line, where allowed", () => {
  const wish = { x: 150, y: 150, radius: 3, text: "gpt-4" };
  const obstacles = [{ x0: 138, y0: 138, x1: 162, y1: 162 }];
  assert.equal(placeLabels([wish], { bounds, obstacles })[0], null);
  const [label] = placeLabels([wish], { bounds, obstacles, leaders: true });
  assert.ok(label!.leader && !touch(label!.box, obstacles[0]));
});
