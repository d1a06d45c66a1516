import { ReadError } from "../lib/read/read_error.ts";

/** An error whose message is all that a user needs: no stack is shown for it. */
export class TaskError extends Error {
  override name = "TaskError";
}

/** Whether `parseArgs` of node:util refused an argument: its message says which. */
function isArgumentError(error: unknown): error is Error {
  return error instanceof TypeError && "code" in error &&
    String(error.code).startsWith("ERR_PARSE_ARGS");
}

/** Runs a task; a failure prints its message to the error stream and ends with status 1. */
export async function runTask(task: () => Promise<number>): Promise<never> {
  try {
    Deno.exit(await task());
  } catch (error) {
    const known = error instanceof TaskError || error instanceof ReadError ||
      error instanceof RangeError || isArgumentError(error);
    console.error(known ? `error: ${error.message}` : error);
    Deno.exit(1);
  }
}
