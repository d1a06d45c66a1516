/** The project's notebooks under settings that leave little of their data. */
import assert from "node:assert/strict";
import { exportPages } from "../../tasks/export/pages.ts";
import { ensureEnvironment } from "../../tasks/jupyter/environment.ts";
import { notebookPath, readNotebook } from "../../tasks/notebook/notebook.ts";
import { type Overrides, withOverrides } from "../../tasks/notebook/override.ts";
import { inWorkFolder } from "../../tasks/notebook/run.ts";

/** Settings that leave few rows, or none of a kind. */
const NARROW: Record<string, Overrides> = {
  co2: { evaluations: { minScorePercent: 40, type: ["chat"] }, served: { minParamsB: 300 } },
  energy: {
    served: { hardware: ["B200"], minParamsB: 600 },
    measurements: { hardware: ["32vCPU"], maxParamsB: 7 },
  },
  finance: { offers: { kind: ["dense"], maxParamsB: 7 }, studyPrices: { payment: ["API"] } },
};

Deno.test("settings that leave few rows end in sentences, not in errors", async () => {
  await ensureEnvironment();
  const narrow = Object.entries(NARROW).map(([name, overrides]) => [
    name,
    withOverrides(readNotebook(notebookPath(name)), overrides),
  ]);
  const exported = await inWorkFolder((folder) =>
    exportPages(Object.fromEntries(narrow), { folder })
  );
  assert.deepEqual(exported.flatMap((one) => "fault" in one ? [one.fault] : []), []);
  for (const one of exported) {
    const html = "files" in one ? new TextDecoder().decode(one.files[0].content) : "";
    const words = html.replaceAll(/<(script|style)\b[^]*?<\/\1>|<pre class="code"[^]*?<\/pre>/g, "")
      .replaceAll(/<[^>]*>/g, " ");
    assert.deepEqual(words.match(/.{0,40}(?:\bNaN\b|undefined|\[object|Infinity).{0,40}/g), null);
  }
});
