/** Drives the browser of tests; named here with its version, so that commands do not fetch it. */
export { type Browser, chromium, type Locator, type Page } from "npm:playwright-core@1.65.1";
