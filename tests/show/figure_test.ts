import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { drawGrowth } from "../../lib/draw/draw_growth.ts";
import { DISPLAY } from "../../lib/show/display.ts";
import { openDocument } from "../../lib/show/dom.ts";
import { figure } from "../../lib/show/figure.ts";
import { renderPng } from "../../lib/show/png.ts";
import { growth, parseSvg } from "../draw/figures.ts";

/** The image inside the HTML of a bundle. */
function imageOf(html: string): string {
  return Buffer.from(html.match(/base64,([^"]+)"/)![1], "base64").toString();
}

Deno.test("figure() shows a static image, a PNG and a description", async () => {
  const shown = figure((options) => drawGrowth(growth, options));
  const bundle = await shown[DISPLAY]();
  assert.deepEqual(Object.keys(bundle).sort(), ["image/png", "text/html", "text/plain"]);
  assert.equal(bundle["text/plain"], growth.description);
  assert.match(
    bundle["text/html"],
    /^<figure data-figure="test-growth" style="margin:0"><img alt=/,
  );
  assert.doesNotMatch(bundle["text/html"], /<svg|<style|<script/);
  assert.equal(imageOf(bundle["text/html"]), await shown.svg());
  assert.equal(parseSvg(await shown.svg()).documentElement.localName, "svg");
  assert.deepEqual(
    [...Buffer.from(bundle["image/png"], "base64").subarray(0, 4)],
    [0x89, ...Buffer.from("PNG")],
  );
});

Deno.test("figure() brings its font along in the SVG file, and nothing that a browser would fetch", async () => {
  const svg = await figure((options) => drawGrowth(growth, options)).svg();
  assert.equal(svg.match(/@font-face\{font-family:Arimo;/g)?.length, 2);
  assert.doesNotMatch(svg, /url\((?!data:|#)/);
});

Deno.test("figure() draws once, and only when asked", async () => {
  let drawn = 0;
  const shown = figure((options) => {
    drawn++;
    return drawGrowth(growth, options);
  });
  assert.equal(drawn, 0);
  await Promise.all([shown.svg(), shown.png(), shown[DISPLAY]()]);
  assert.equal(drawn, 1);
});

Deno.test("figure() keeps attacks in a description within the attribute", async () => {
  const description = `"><script>alert(1)</script><img src=x onerror='alert(1)'>`;
  const bundle = await figure((options) => drawGrowth({ ...growth, description }, options))
    [DISPLAY]();
  const document = await openDocument();
  const box = document.createElement("div");
  box.innerHTML = bundle["text/html"];
  assert.equal(box.querySelectorAll("script").length, 0);
  assert.equal(box.querySelectorAll("img").length, 1);
  assert.equal(box.querySelector("img")!.alt, description);
});

Deno.test("figure() passes on why a drawing failed", async () => {
  const shown = figure((options) => drawGrowth({ ...growth, dots: [] }, options));
  await assert.rejects(async () => await shown[DISPLAY](), /^RangeError: Cannot make an axis/);
});

Deno.test("renderPng() paints the light colours and the text, with no font installed", async () => {
  const document = await openDocument();
  const text = (theme: "auto" | "light") =>
    new (document.defaultView!.XMLSerializer)()
      .serializeToString(drawGrowth(growth, { document, theme }));
  const png = await renderPng(text("auto"));
  assert.deepEqual(png, await renderPng(text("light")));
  const wordless = text("light").replace(/<text.*?<\/text>/g, "");
  assert.ok(png.length > 1.2 * (await renderPng(wordless)).length);
});
