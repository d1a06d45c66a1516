import assert from "node:assert/strict";
import { askClient } from "../../../tasks/big/client.ts";

/** Asks a psql that is this shell script. */
async function askScript(script: string): Promise<string> {
  const folder = await Deno.makeTempDir(), path = Deno.env.get("PATH")!;
  try {
    await Deno.writeTextFile(`${folder}/psql`, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    Deno.env.set("PATH", `${folder}:${path}`);
    return await askClient("postgres", "SELECT 1;\n", { args: ["-d", "it's"], cwd: folder });
  } finally {
    Deno.env.set("PATH", path);
    await Deno.remove(folder, { recursive: true });
  }
}

/** What a psql does, and what is said of it. */
const ENDS: [script: string, message: RegExp][] = [
  [
    `echo 'psql:a.sql:7: ERROR:  column "z" does not exist.' >&2; echo LINE 3 >&2; exit 3`,
    /^Cannot regress: psql says: column "z" does not exist$/,
  ],
  [
    `echo 'psql: error: connection to "db.lab" failed: FATAL: password "hunter2"' >&2; exit 2`,
    /^Cannot regress: psql ended with status 2 without a word on the table; start it by itself to see why$/,
  ],
  ["kill -9 $$", /psql was stopped \(SIGKILL\)/],
];

Deno.test({
  name: "askClient() runs the script with the user's arguments, and tells of the table alone",
  ignore: Deno.build.os === "windows",
  fn: async () => {
    const said = await askScript('echo "$1 $2 $3 $4"; cat "$5"; echo nonsense >&2');
    assert.equal(said, "-d it's -X -f\nSELECT 1;\n");
    for (const [script, message] of ENDS) {
      await assert.rejects(askScript(script), { name: "TaskError", message });
    }
  },
});

Deno.test("askClient() says what to do without a client", async () => {
  const home = Deno.env.get("SPARK_HOME");
  try {
    Deno.env.set("SPARK_HOME", "/nowhere");
    await assert.rejects(askClient("spark", "", { args: [], cwd: Deno.cwd() }), {
      name: "TaskError",
      message:
        /^Cannot regress: spark-sql cannot be started; put it on the PATH or set SPARK_HOME, or/,
    });
  } finally {
    if (home === undefined) Deno.env.delete("SPARK_HOME");
    else Deno.env.set("SPARK_HOME", home);
  }
});
