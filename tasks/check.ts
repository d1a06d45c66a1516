/** `deno task test`: everything that must hold, in one command. */
import { join } from "node:path";
import { type Asked, type Command, refused, runCommand } from "./arguments.ts";
import { ensureEnvironment } from "./jupyter/environment.ts";
import { pinnedDeno, program, root } from "./jupyter/places.ts";
import { run } from "./process.ts";

type Step = { name: string; what: string; args: string[] };
type Count = { passed: number; failed: number; notRun: number };

/** The steps of `deno task test`; the long ones first, because several run at a time. */
export function steps(): Step[] {
  const test = ["test", "-A", "--no-check"], script = ["run", "-A", "--no-check"];
  const step = (name: string, what: string, ...args: string[]): Step => ({ name, what, args });
  const types = ["check", "-q", "--doc", "lib/", "tasks/", "tests/", "bench/"];
  const inChromium = "exported pages and JupyterLab, in Chromium";
  return [
    step("unit", "unit tests of lib/ and of the notebooks", ...test, "-q", "tests/together.ts"),
    step("tasks", "unit tests of tasks/", ...test, "-q", "tests/together.ts", "--", "tasks"),
    // without -q where tests may not be run, which hides why
    step("kernel", "what needs the Deno kernel", ...test, ...testsOf("kernel")),
    // each file a step of its own: together they take longest, and two can run at a time
    ...testsOf("browser").map((file) => step("browser", `${inChromium}: ${file}`, ...test, file)),
    step("slow", "a refresh of the tables, killed at random moments", ...test, ...testsOf("slow")),
    step("types", "types of all modules and examples", ...types),
    step("docs", "examples in the documentation", ...test, "-q", "tests/examples.ts"),
    step("cells", "types and lint of the notebooks' cells", ...script, "tasks/checks/cells.ts"),
    step("format", "format of code, notebooks and prose", ...script, "tasks/checks/format.ts"),
    step("lint", "lint of all modules", "lint"),
  ];
}

/** Tests that plain `deno test` leaves out for want of Jupyter or a browser: no name ends in `_test.ts`. */
function testsOf(folder: string): string[] {
  return Array.from(Deno.readDirSync(join(root, "tests", folder)), ({ name }) => name)
    .filter((name) => name.endsWith(`_${folder}.ts`)).sort()
    .map((name) => `tests/${folder}/${name}`);
}

const all = steps(), names = [...new Set(all.map(({ name }) => name))];

const COMMAND = {
  name: "test",
  usage: ["[step…] [--strict]"],
  about: `Checks everything and ends with "N passed, N failed".
Plain "deno test" runs only the unit tests and needs no Python.`,
  words: { step: `${names.join(", ")}; all of them when none is given` },
  options: {
    strict: { help: "count tests that this machine cannot run as failed, not as not run" },
  },
} as const satisfies Command;

/**
 * Reads the counts out of what a step printed: the summary of `deno test`, or one check if there
 * is none. A step that fails counts at least one failure, whatever its summary says. A test that is
 * ignored has not been run.
 */
export function count(output: string, status: number): Count {
  const last = output.matchAll(
    /^(?:ok|FAILED) \| (\d+) passed(?: \(\d+ steps?\))? \| (\d+) failed(?: \(\d+ steps?\))?(?: \| (\d+) ignored)?/gm,
  ).toArray().at(-1);
  const ended = status === 0 ? [1, 0] : [0, 1];
  const [passed, failed, notRun = 0] = last?.slice(1).map((digits) => Number(digits ?? 0)) ?? ended;
  return { passed, failed: status === 0 ? failed : Math.max(failed, 1), notRun };
}

/** The closing line. With `strict`, what was not run has failed. */
export function closingLine({ passed, failed, notRun }: Count, strict = false): string {
  if (strict) return `${passed} passed, ${failed + notRun} failed`;
  return `${passed} passed, ${failed} failed${notRun > 0 ? `, ${notRun} not run` : ""}`;
}

/** Runs a step and prints what it said: when it failed all of it but the tests that went well. */
async function runStep(deno: string, { name, what, args }: Step): Promise<Count> {
  const start = performance.now();
  console.log(`begin  ${name}: ${what}`);
  const { code, output } = await run(deno, args, { cwd: root });
  const result = count(output, code);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const line = `${name}: ${closingLine(result)} (${seconds} s)`;
  const complaint = output.slice(Math.max(0, output.indexOf("\n ERRORS \n"))).trim();
  console.log(code === 0 ? `ok     ${line}` : `\n${complaint}\n\nFAILED ${line}\n`);
  for (const why of new Set(output.match(/^not run: .*$/gm))) console.log(why);
  return result;
}

/** Runs the steps, as many at a time as there are processors, and adds up their counts. */
async function runSteps(deno: string, waiting: Step[]): Promise<Count> {
  const counts: Count[] = [], queue = waiting.values();
  const worker = async () => {
    for (const step of queue) counts.push(await runStep(deno, step));
  };
  const workers = Math.max(2, Math.min(navigator.hardwareConcurrency, 4));
  await Promise.all(Array.from({ length: workers }, worker));
  const total = (key: keyof Count) => counts.reduce((sum, one) => sum + one[key], 0);
  return { passed: total("passed"), failed: total("failed"), notRun: total("notRun") };
}

async function check({ values: { strict }, words }: Asked<typeof COMMAND>): Promise<number> {
  const unknown = words.find((name) => !names.includes(name));
  if (unknown) throw refused(COMMAND, `Found the step ${unknown}, expected ${names.join(", ")}`);
  const chosen = words.length ? all.filter(({ name }) => words.includes(name)) : all;
  const pin = await pinnedDeno(), own = Deno.version.deno === pin;
  if (!own) {
    console.log(
      `This is Deno ${Deno.version.deno}; the tests run with the pinned ${pin} of .venv.`,
    );
    await ensureEnvironment();
  }
  const total = await runSteps(own ? Deno.execPath() : program("deno"), chosen);
  console.log(closingLine(total, strict));
  return total.failed + (strict ? total.notRun : 0) === 0 ? 0 : 1;
}

if (import.meta.main) await runCommand(COMMAND, check);
