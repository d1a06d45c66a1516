/** How many checks went well and how many did not. */
export type Count = { passed: number; failed: number };

/**
 * Reads the counts out of what a step printed: the summary of `deno test`, or one check if there
 * is none. A step that fails counts at least one failure, whatever its summary says.
 *
 * ```ts
 * import assert from "node:assert/strict";
 * assert.deepEqual(count("ok | 12 passed | 0 failed (3s)", 0), { passed: 12, failed: 0 });
 * ```
 */
export function count(output: string, status: number): Count {
  const summaries = output.matchAll(
    /^(?:ok|FAILED) \| (\d+) passed(?: \(\d+ steps?\))? \| (\d+) failed/gm,
  );
  const last = [...summaries].at(-1);
  if (!last) return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const [passed, failed] = [Number(last[1]), Number(last[2])];
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1) };
}
