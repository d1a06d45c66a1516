/** How many checks went well, how many did not, and how many could not be run on this machine. */
export type Count = { passed: number; failed: number; notRun: number };

/**
 * Reads the counts out of what a step printed: the summary of `deno test`, or one check if there
 * is none. A step that fails counts at least one failure, whatever its summary says. A test that is
 * ignored has not been run.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(count("ok | 12 passed | 0 failed | 2 ignored (3s)", 0), {
 *   passed: 12,
 *   failed: 0,
 *   notRun: 2,
 * });
 * ```
 */
export function count(output: string, status: number): Count {
  const summaries = output.matchAll(
    /^(?:ok|FAILED) \| (\d+) passed(?: \(\d+ steps?\))? \| (\d+) failed(?: \(\d+ steps?\))?(?: \| (\d+) ignored)?/gm,
  );
  const last = [...summaries].at(-1);
  if (!last) return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, notRun: 0 };
  const [passed, failed, notRun] = last.slice(1).map((digits) => Number(digits ?? 0));
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1), notRun };
}

/**
 * The closing line. With `strict`, what was not run has failed.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * const count = { passed: 12, failed: 0, notRun: 2 };
 * assert.equal(closingLine(count, { strict: false }), "12 passed, 0 failed, 2 not run");
 * assert.equal(closingLine(count, { strict: true }), "12 passed, 2 failed");
 * ```
 */
export function closingLine(
  { passed, failed, notRun }: Count,
  { strict }: { strict: boolean },
): string {
  if (strict) return `${passed} passed, ${failed + notRun} failed`;
  return `${passed} passed, ${failed} failed${notRun > 0 ? `, ${notRun} not run` : ""}`;
}
