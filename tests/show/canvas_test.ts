import assert from "node:assert/strict";
import { decode } from "fast-png";
import { JSDOM } from "jsdom";
import { giveCanvas } from "../../lib/show/canvas.ts";

Deno.test("giveCanvas() paints pixels in any colour that Plot writes, as a PNG", () => {
  const { window } = new JSDOM("");
  giveCanvas(window as unknown as typeof globalThis);
  const canvas = window.document.createElement("canvas");
  canvas.width = 3;
  canvas.height = 1;
  const context = canvas.getContext("2d")!;
  for (const [x, color] of ["#0069a8", "rgb(1, 2, 3)", "rgba(10,20,30,0.5)"].entries()) {
    context.fillStyle = color;
    context.fillRect(x, 0, 1, 1);
  }
  const { width, data } = decode(Uint8Array.fromBase64(canvas.toDataURL().split(",")[1]));
  assert.deepEqual([width, ...data], [3, 0, 105, 168, 255, 1, 2, 3, 255, 10, 20, 30, 128]);
});
