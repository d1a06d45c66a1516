import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { inflateSync } from "node:zlib";
import { JSDOM } from "jsdom";
import { giveCanvas } from "../../lib/show/canvas.ts";

Deno.test("giveCanvas() paints pixels in any colour of CSS, as a PNG", () => {
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
  const png = Buffer.from(canvas.toDataURL().split(",")[1], "base64");
  const start = png.indexOf("IDAT"), length = png.readUInt32BE(start - 4);
  const pixels = inflateSync(png.subarray(start + 4, start + 4 + length));
  assert.deepEqual([...pixels], [0, 0, 105, 168, 255, 1, 2, 3, 255, 10, 20, 30, 128]);
});
