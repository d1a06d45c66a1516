let opening: Promise<Document> | undefined;

/**
 * The document that figures are drawn into outside a browser: one window of jsdom, opened at the
 * first call. Call it without waiting while the data are read, and the first figure need not wait.
 */
export function openDocument(): Promise<Document> {
  return opening ??= import("jsdom").then(({ JSDOM }) => new JSDOM("").window.document);
}
