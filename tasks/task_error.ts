import { ReadError } from "../lib/read/read_error.ts";

/** An error whose message is all that a user needs: no stack is shown for it. */
export class TaskError extends Error {
  override name = "TaskError";
}

/** Runs a task; a failure prints its message to the error stream and ends with status 1. */
export async function runTask(task: () => Promise<number>): Promise<never> {
  try {
    Deno.exit(await task());
  } catch (error) {
    const known = error instanceof TaskError || error instanceof ReadError ||
      error instanceof RangeError || isOfSystem(error);
    console.error(known ? `error: ${error.message}` : error);
    Deno.exit(1);
  }
}

/** What the system refuses, such as a place where nothing may be written: it names the place. */
function isOfSystem(error: unknown): error is Error {
  return error instanceof Error && /^E[A-Z]+$/.test(String(Object(error).code));
}
