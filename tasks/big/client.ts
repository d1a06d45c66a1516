import { join } from "node:path";
import { TaskError } from "../task_error.ts";

/**
 * The databases' own clients, which find server and credentials as ever. `home` names an environment
 * variable with the folder above `bin`, where the client need not be on the PATH; `complaint` is what the
 * database says is wrong with the script, and nothing of the connection.
 */
export const CLIENTS = {
  postgres: {
    name: "psql",
    home: "",
    args: ["-X", "-f"],
    complaint: /^psql:.*?:\d+: ERROR: +(.*)$/m,
    install: "install PostgreSQL's client",
  },
  spark: {
    name: "spark-sql",
    home: "SPARK_HOME",
    args: ["-S", "-f"],
    complaint: /\[[A-Z][A-Z0-9_.]*\] ([^\n]*?\.(?= |$)|[^\n]*)/m,
    install: "put it on the PATH or set SPARK_HOME",
  },
} as const;

/** How long a client's complaint may be read. */
const STDERR_CHARACTERS = 1e6;

/**
 * Runs a script with the user's own client, in the folder and with the arguments that its user gives, and
 * returns what it printed. Nothing of its configuration and credentials is read, and of what it says on the
 * error stream only the sentence is passed on that tells what is wrong with the table.
 *
 * @throws {TaskError} when the client is missing, is stopped, or ends with another status than 0.
 */
export async function askClient(
  engine: keyof typeof CLIENTS,
  script: string,
  { args, cwd }: { args: readonly string[]; cwd: string },
): Promise<string> {
  const client = CLIENTS[engine], home = client.home && Deno.env.get(client.home);
  const path = home ? join(home, "bin", client.name) : client.name;
  const folder = await Deno.makeTempDir(), file = join(folder, "regress.sql");
  try {
    await Deno.writeTextFile(file, script);
    const { success, code, signal, stdout, stderr } = await new Deno.Command(path, {
      args: [...args, ...client.args, file],
      cwd,
      stdin: "null",
      stdout: "piped",
      stderr: "piped",
    }).output();
    const text = new TextDecoder();
    if (success) return text.decode(stdout);
    const [, said] = client.complaint.exec(text.decode(stderr).slice(0, STDERR_CHARACTERS)) ?? [];
    if (said) {
      const sentence = said.trim().replace(/[.;]+$/, "");
      throw new TaskError(`Cannot regress: ${client.name} says: ${sentence}`);
    }
    const ended = signal === null ? `ended with status ${code}` : `was stopped (${signal})`;
    throw new TaskError(
      `Cannot regress: ${client.name} ${ended} without a word on the table; start it by itself ` +
        "to see why",
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
