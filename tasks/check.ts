/** `deno task test`: everything that must hold, in one command. */
import { type Asked, type Command, refused, runCommand } from "./arguments.ts";
import { closingLine, type Count, count } from "./checks/count.ts";
import { type Step, steps } from "./checks/steps.ts";
import { ensureEnvironment } from "./jupyter/environment.ts";
import { pinnedDeno, program, root } from "./jupyter/places.ts";
import { run } from "./process.ts";

const all = await steps(), names = [...new Set(all.map(({ name }) => name))];

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

/** Runs a step and prints what it said, all of it only when it failed. */
async function runStep(deno: string, { name, what, args }: Step): Promise<Count> {
  const start = performance.now();
  console.log(`begin  ${name}: ${what}`);
  const { code, output } = await run(deno, args, { cwd: root });
  const result = count(output, code);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const line = `${name}: ${closingLine(result, { strict: false })} (${seconds} s)`;
  console.log(code === 0 ? `ok     ${line}` : `\n${complaint(output)}\n\nFAILED ${line}\n`);
  for (const why of new Set(output.match(/^not run: .*$/gm))) console.log(why);
  return result;
}

/** What a failed step said, without the list of the tests that went well. */
function complaint(output: string): string {
  return output.slice(Math.max(0, output.indexOf("\n ERRORS \n"))).trim();
}

/** Runs the steps, as many at a time as there are processors, and adds up their counts. */
async function runSteps(deno: string, waiting: Step[]): Promise<Count> {
  const total: Count = { passed: 0, failed: 0, notRun: 0 };
  const queue = [...waiting];
  const worker = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) {
      const { passed, failed, notRun } = await runStep(deno, step);
      total.passed += passed;
      total.failed += failed;
      total.notRun += notRun;
    }
  };
  const workers = Math.max(2, Math.min(navigator.hardwareConcurrency, 4));
  await Promise.all(Array.from({ length: workers }, worker));
  return total;
}

async function check({ values, words }: Asked<typeof COMMAND>): Promise<number> {
  const unknown = words.find((name) => !names.includes(name));
  if (unknown) throw refused(COMMAND, `Found the step ${unknown}, expected ${names.join(", ")}`);
  const chosen = words.length ? all.filter(({ name }) => words.includes(name)) : all;
  const pin = await pinnedDeno();
  const own = Deno.version.deno === pin;
  if (!own) {
    console.log(
      `This is Deno ${Deno.version.deno}; the tests run with the pinned ${pin} of .venv.`,
    );
    await ensureEnvironment();
  }
  const total = await runSteps(own ? Deno.execPath() : program("deno"), chosen);
  console.log(closingLine(total, values));
  return total.failed + (values.strict ? total.notRun : 0) === 0 ? 0 : 1;
}

if (import.meta.main) await runCommand(COMMAND, check);
