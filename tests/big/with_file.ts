/** Runs a test with a file of the given name and content. */
export async function withFile(
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  test: (path: string) => Promise<void>,
): Promise<void> {
  const folder = Deno.makeTempDirSync(), path = `${folder}/${name}`;
  try {
    if (typeof content === "string") Deno.writeTextFileSync(path, content);
    else Deno.writeFileSync(path, content);
    await test(path);
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}
