import { join } from "node:path";
import { root } from "../jupyter/places.ts";

/** One command of `deno task test`, given to Deno. */
export type Step = { name: string; what: string; args: string[] };

/** The steps of `deno task test`; the long ones first, because several run at a time. */
export async function steps(): Promise<Step[]> {
  return [
    {
      name: "unit",
      what: "unit tests of lib/ and of the notebooks",
      args: ["test", "-q", "-A", "--no-check", "tests/together.ts"],
    },
    ...await testsOf("kernel", "notebooks and the order of outputs, through the Deno kernel"),
    // each file a step of its own: together they take longest, and two can run at a time
    ...await testsOf("browser", "exported pages and JupyterLab, in Chromium", { apart: true }),
    ...await testsOf("slow", "a refresh of the tables, killed at random moments"),
    {
      name: "types",
      what: "types of all modules, and of the examples in the documentation",
      args: ["check", "-q", "--doc", "lib/", "tasks/", "tests/", "bench/"],
    },
    {
      name: "docs",
      what: "examples in the documentation",
      args: ["test", "-q", "-A", "--no-check", "tests/examples.ts"],
    },
    {
      name: "tasks",
      what: "unit tests of tasks/",
      args: ["test", "-q", "-A", "--no-check", "tests/together.ts", "--", "tasks"],
    },
    {
      name: "cells",
      what: "types and lint of the notebooks' cells",
      args: ["run", "-A", "--no-check", "tasks/checks/cells.ts"],
    },
    {
      name: "format",
      what: "format of code, notebooks and prose",
      args: ["run", "-A", "--no-check", "tasks/checks/format.ts"],
    },
    { name: "lint", what: "lint of all modules", args: ["lint"] },
  ];
}

/**
 * The tests of a folder that plain `deno test` leaves out because they need Jupyter or a browser:
 * their files do not end in `_test.ts`.
 */
async function testsOf(name: string, what: string, { apart = false } = {}): Promise<Step[]> {
  const folder = join(root, "tests", name);
  const files: string[] = [];
  try {
    for await (const { name: file } of Deno.readDir(folder)) {
      if (file.endsWith(`_${name}.ts`)) files.push(`tests/${name}/${file}`);
    }
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
  if (files.length === 0) return [];
  // without -q, which hides why tests are not run
  const step = (what: string, ...files: string[]) => ({
    name,
    what,
    args: ["test", "-A", "--no-check", ...files],
  });
  files.sort();
  return apart ? files.map((file) => step(`${what}: ${file}`, file)) : [step(what, ...files)];
}
