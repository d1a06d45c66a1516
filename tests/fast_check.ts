/** Random cases for tests; named here with its version, so that commands do not fetch it. */
export { default } from "npm:fast-check@4.10.2";
