import { DISPLAY, type Displayed, UNDRAWN } from "../../lib/show/display.ts";
import { libraryScript, type Live, liveParts } from "../../lib/show/live_parts.ts";
import { LIVE } from "../../lib/show/live_cell.ts";
import { openNotebookDocument } from "../../lib/show/notebook_document.ts";
import { pageBundle } from "../../lib/show/page_bundle.ts";
import { policy } from "../../tasks/page/page_html.ts";
import { written } from "./chromium.ts";

/** A page of the strictest policy with live figures, and the SVG of each as the kernel draws it. */
export async function strictPage(
  make: () => Displayed[],
): Promise<{ path: string; still: string[] }> {
  await openNotebookDocument();
  Deno.env.set(UNDRAWN, "1");
  const bundles = await Promise.all(make().map((shown) => shown[DISPLAY]()));
  Deno.env.delete(UNDRAWN);
  const lives = bundles.map((bundle) => JSON.parse(bundle[LIVE]) as Live);
  const still = bundles.map((bundle) => bundle["image/svg+xml"] ?? "");
  const parts = lives.map((live, i) =>
    liveParts(live, still[i] ? `<figure>${still[i]}</figure>` : bundles[i]["text/html"])
  );
  const { text } = await pageBundle("lively_mount");
  const html = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${
    policy([text, ...parts.map(({ script }) => script)])
  }">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Live figures</title>
</head>
<body>
<main><h1>Live figures</h1>
${parts.map(({ html }) => html).join("\n")}
${libraryScript(text, lives[0].element)}
</main>
</body>
</html>
`;
  return { path: await written(html), still };
}
