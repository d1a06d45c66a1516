import type { Page } from "./playwright.ts";

export async function download(
  page: Page,
  button: string,
  which = 0,
): Promise<{ name: string; bytes: Uint8Array }> {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).nth(which).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await Deno.readFile(await file.path()) };
}
