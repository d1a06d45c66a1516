import assert from "node:assert/strict";
import { fileURLToPath } from "node:url";
import { decide } from "../../lib/decide/decide.ts";
import { data } from "../decide/decision_fixture.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Runs the command as the task does. */
async function run(...args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--no-check", "--allow-read", "--allow-env", "tasks/decide.ts", ...args],
    cwd: root,
    env: { NO_COLOR: "1" },
    stdout: "piped",
    stderr: "piped",
  }).output();
  const [out, err] = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes));
  return { code, out, err };
}

Deno.test("decide --json prints what decide() gives, to the last digit", async () => {
  const { code, out, err } = await run(
    "--tokens",
    "50e6",
    "--score",
    "30",
    "--grid",
    "FR",
    "--json",
  );
  assert.deepEqual([code, err], [0, ""]);
  assert.deepEqual(
    JSON.parse(out),
    decide(data, { tokensOut: 50e6, minScorePercent: 30, grid: "FR" }),
  );
});

Deno.test("decide prints sentences, candidates and assumptions", async () => {
  const { code, out } = await run(
    "--host",
    "api",
    "--sort",
    "co2",
    "--limit",
    "8",
    "--score",
    "any",
  );
  assert.equal(code, 0);
  assert.match(out, /Least CO₂: /);
  assert.match(out, /\nModel +Size +Score +Energy \(kWh\)/);
  assert.match(out, /\n- An API costs the list price/);
});

Deno.test("decide --help explains itself", async () => {
  const { code, out } = await run("--help");
  assert.equal(code, 0);
  assert.match(out, /^Usage: deno task decide/);
});

Deno.test("decide ends with status 1 and one sentence for a question without an answer", async () => {
  const { code, out, err } = await run("--grid", "XX");
  assert.deepEqual([code, out], [1, ""]);
  assert.match(err, /^There is no grid "XX"; give g CO2e for a kWh, or a code of: WORLD/);
  assert.equal(err.trim().split("\n").length, 1);
});

Deno.test("decide ends with status 1 and the help for a command line that it cannot read", async () => {
  const cases: [string[], RegExp][] = [
    [["--nope"], /^Unknown option '--nope'/],
    [["--tokens", "many"], /^--tokens takes a number, found: many/],
    [["--host", "moon"], /^--host takes both, own, api, found: moon/],
    [["--sort", "constructor"], /^--sort takes energy, co2, price, found: constructor/],
  ];
  for (const [args, expected] of cases) {
    const { code, err } = await run(...args);
    assert.equal(code, 1);
    assert.match(err, expected);
    assert.match(err, /Usage: deno task decide/);
  }
});
