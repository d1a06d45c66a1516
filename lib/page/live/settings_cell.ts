import { initialValue } from "../../settings/check.ts";
import type { Chosen, Subject } from "./subject.ts";

/**
 * The notebook's settings cell that gives a view: the settings that are not as they are at first.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const filters = { hardware: { kind: "choices", label: "Hardware", field: "hardware", values: [] } };
 * assert.equal(
 *   settingsCell({ table: { name: "served", filters } } as never, { hardware: ["H100"] }),
 *   'const settings = lm.settings({\n  served: { hardware: ["H100"] },\n});\n',
 * );
 * ```
 */
export function settingsCell({ table: { name, filters } }: Subject, settings: Chosen): string {
  const changed = Object.entries(settings).filter(([key, value]) =>
    JSON.stringify(value) !== JSON.stringify(initialValue(filters[key]))
  );
  const texts = changed.map(([key, value]) => `${key}: ${literal(value)}`);
  const line = `  ${name}: { ${texts.join(", ")} },`;
  const own = texts.length === 0
    ? `  ${name}: {},`
    : line.length <= 100
    ? line
    : `  ${name}: {\n${texts.map((text) => `    ${text},\n`).join("")}  },`;
  return `const settings = lm.settings({\n${own}\n});\n`;
}

/** A value as it is written in TypeScript. */
function literal(value: unknown): string {
  return Array.isArray(value) ? `[${value.map(literal).join(", ")}]` : JSON.stringify(value);
}
