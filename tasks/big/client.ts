import { join } from "node:path";
import type { EngineName } from "../../lib/big/dialects.ts";
import { TaskError } from "../task_error.ts";

/** A database's own client, which finds its server and credentials as ever. */
type Client = {
  name: string;
  path: string;
  args(script: string): string[];
  /** What the database says is wrong with the script; nothing of the connection. */
  complaint: RegExp;
  install: string;
};

/** How long a client's complaint may be read. */
const STDERR_CHARACTERS = 1e6;

/**
 * Runs a script with the user's own client and returns what it printed.
 *
 * The client's configuration and credentials are its own: nothing of them is read, and of what it says
 * on the error stream only the sentence is passed on that tells what is wrong with the table.
 *
 * @param options.args more arguments for the client
 * @param options.cwd the folder that it is started in, as its user would
 * @throws {TaskError} when the client is missing, is stopped, or ends with another status than 0.
 */
export async function askClient(
  engine: Exclude<EngineName, "duckdb">,
  script: string,
  { args, cwd }: { args: readonly string[]; cwd: string },
): Promise<string> {
  const client = clientOf(engine), folder = await Deno.makeTempDir();
  try {
    const file = join(folder, "regress.sql");
    await Deno.writeTextFile(file, script);
    const { success, code, signal, stdout, stderr } = await new Deno.Command(client.path, {
      args: [...args, ...client.args(file)],
      cwd,
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).output();
    const text = new TextDecoder();
    if (success) return text.decode(stdout);
    const complaint = client.complaint.exec(text.decode(stderr).slice(0, STDERR_CHARACTERS))?.[1];
    throw new TaskError(
      complaint === undefined
        ? `Cannot regress: ${client.name} ${
          signal === null ? `ended with status ${code}` : `was stopped (${signal})`
        } without a word on the table; start it by itself to see why`
        : `Cannot regress: ${client.name} says: ${complaint.trim().replace(/[.;]+$/, "")}`,
    );
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound || error instanceof Deno.errors.PermissionDenied)) {
      throw error;
    }
    throw new TaskError(
      `Cannot regress: ${client.name} cannot be started; ${client.install}, or print the script for ` +
        "another machine (--sql) and give its result back (--moments)",
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

function clientOf(engine: Exclude<EngineName, "duckdb">): Client {
  if (engine === "postgres") {
    return {
      name: "psql",
      path: "psql",
      args: (script) => ["-X", "-f", script],
      complaint: /^psql:.*?:\d+: ERROR: +(.*)$/m,
      install: "install PostgreSQL's client",
    };
  }
  const home = Deno.env.get("SPARK_HOME");
  return {
    name: "spark-sql",
    path: home === undefined ? "spark-sql" : join(home, "bin", "spark-sql"),
    args: (script) => ["-S", "-f", script],
    complaint: /\[[A-Z][A-Z0-9_.]*\] ([^\n]*?\.(?= |$)|[^\n]*)/m,
    install: "put it on the PATH or set SPARK_HOME",
  };
}
