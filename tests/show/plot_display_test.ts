import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { fileURLToPath } from "node:url";
import * as Plot from "@observablehq/plot";
import { figure } from "../../lib/plot/figure.ts";
import { openDocument } from "../../lib/show/dom.ts";
import { UNDRAWN } from "../../lib/show/display.ts";
import { FIGURE, figureBundle } from "../../lib/show/plot_display.ts";
import { renderPng } from "../../lib/show/fonts.ts";
import { parseSvg, ROWS } from "../plot/document.ts";

const document = await openDocument();

function drawn(title = "Larger models take more energy") {
  const marks = [Plot.dot(ROWS, { x: "paramsB", y: "kWhPerMillionTokens" })];
  return figure({ document, title, x: { type: "log" }, marks });
}

Deno.test("a figure is a still image with its font, an SVG and a description", async () => {
  const bundle = await figureBundle(drawn());
  assert.equal(bundle["text/plain"], "Larger models take more energy");
  assert.match(bundle["text/html"], /^<figure data-figure="[^"]+" style="margin:0"><img alt=/);
  assert.doesNotMatch(bundle["text/html"], /<svg|<style|<script/);
  const [, data] = /base64,([^"]+)"/.exec(bundle["text/html"])!;
  const image = Buffer.from(data, "base64").toString();
  assert.equal(parseSvg(image).documentElement.localName, "svg");
  assert.equal(image.match(/@font-face\{font-family:Arimo;/g)?.length, 2);
  assert.doesNotMatch(image, /url\((?!data:|#)/);
  assert.equal(parseSvg(bundle["image/svg+xml"]).documentElement.localName, "svg");
});

Deno.test("undrawn, a figure is SVG alone, wide and narrow", async () => {
  Deno.env.set(UNDRAWN, "1");
  const bundle = await figureBundle(drawn("Undrawn")).finally(() => Deno.env.delete(UNDRAWN));
  assert.deepEqual(Object.keys(bundle), ["image/svg+xml", FIGURE, "text/plain"]);
  const { title, narrow, titleHeight } = JSON.parse(bundle[FIGURE]);
  assert.deepEqual([title, titleHeight], ["Undrawn", 21]); // a line of 1.4 times 15 px
  const roots = [bundle["image/svg+xml"], narrow].map((svg) => parseSvg(svg).documentElement);
  assert.equal(roots[1].getAttribute("width"), "360");
  assert.notEqual(roots[0].getAttribute("class"), roots[1].getAttribute("class"));
});

Deno.test("an attack in a figure's title stays within the attribute", async () => {
  const title = `"><script>alert(1)</script><img src=x onerror='alert(1)'>`;
  const bundle = await figureBundle(drawn(title)), box = document.createElement("div");
  box.innerHTML = bundle["text/html"];
  assert.equal(box.querySelectorAll("script").length, 0);
  assert.equal(box.querySelectorAll("img").length, 1);
  assert.equal(box.querySelector("img")!.alt, title);
});

Deno.test("a PNG has the light colours and the text, with no font installed", async () => {
  const { "image/svg+xml": svg } = await figureBundle(drawn());
  const light = svg.replace(/@media \(prefers-color-scheme: ?dark\)/g, "@media not all");
  assert.notEqual(light, svg);
  const png = await renderPng(svg);
  assert.deepEqual(png, await renderPng(light));
  const wordless = svg.replace(/<text.*?<\/text>/gs, "");
  assert.ok(png.length > 1.2 * (await renderPng(wordless)).length);
});

Deno.test("renderPng() leaves timers as they are", async () => {
  const fonts = new URL("../../lib/show/fonts.ts", import.meta.url);
  // a program of its own: where timers stop, it would never end
  const program = `
    import { renderPng } from "${fonts}";
    await renderPng('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    for (const ms of [1, 100]) await new Promise((later) => setTimeout(later, ms));
    console.log("waited");`;
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", program],
    cwd: fileURLToPath(new URL("../../", import.meta.url)),
    signal: AbortSignal.timeout(20_000),
  }).output();
  assert.equal(new TextDecoder().decode(stdout).trim(), "waited");
});
