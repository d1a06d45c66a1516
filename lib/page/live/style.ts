import { LOOK } from "../look.ts";
import { colors, darkColors, FONT, properties } from "../../plot/theme.ts";

/** Pixels from which the controls stand beside the figure, unfolded. */
export const SIDE_BY_SIDE = 760;

const LIGHT = `${properties(colors)}color-scheme:light;`;
const DARK = `${properties(darkColors)}color-scheme:dark;`;

/** The look of the controls and tables around a live figure; it holds inside their shadow root only. */
export const STYLE = `${LOOK}
:host { display: block; container-type: inline-size; ${LIGHT}
  color: var(--ink); background: var(--background);
  font: 14px/1.45 ${FONT}; text-align: left; border: 1px solid var(--grid); border-radius: 8px; }
@media (prefers-color-scheme: dark) {
  :host([data-theme="auto"]) { ${DARK} }
}
:host([data-theme="dark"]) { ${DARK} }
:host([hidden]), [hidden] { display: none !important; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 1px; }
small { font-size: 12px; color: var(--muted); font-weight: normal; }
button, input, select { border: 1px solid var(--rule); min-height: 28px; padding: 2px 8px; }
button:hover { border-color: var(--ink); }
input::placeholder { color: var(--muted); opacity: 1; }
.settings { background: color-mix(in srgb, var(--grid) 35%, var(--background));
  border-radius: 8px; }
.settings > summary { padding: 8px 16px; width: auto; font-weight: bold; }
.figure { min-width: 0; }
form { padding: 12px 16px; display: grid; grid-template-columns: minmax(0, 1fr); gap: 10px;
  align-content: start; overflow-wrap: anywhere; }
@container (min-width: ${SIDE_BY_SIDE}px) {
  .live { display: grid; grid-template-columns: minmax(0, 1fr) 250px; }
  .settings > summary { display: none; }
  .settings { grid-column: 2; grid-row: 1; border-radius: 0 8px 0 8px; }
  .figure { grid-column: 1; grid-row: 1; }
  .beside { position: sticky; top: 48px; }
  .below { grid-column: 1 / -1; }
  .live.low { grid-template-rows: auto 1fr;
    .settings { grid-row: 1 / span 2; }
    .below { grid-column: 1; align-content: start; } }
  form .group { gap: 10px; }
  form :is(.box, .field) { font-size: 13px; }
  form .field:not(.find) { flex: 1 1 96px; max-width: none; }
  form fieldset { gap: 2px 12px; }
}
.group { display: flex; flex-wrap: wrap; gap: 10px 14px; align-items: end; }
fieldset { border: 0; margin: 0; padding: 0; flex: 1 0 100%; display: flex; flex-wrap: wrap;
  gap: 2px 14px; min-width: 0; }
fieldset.many { max-height: 190px; overflow-y: auto; align-content: start; }
.left-out { margin: 6px 0 0; padding-left: 20px; }
legend { padding: 0; font-weight: bold; float: left; width: 100%; }
.box { display: inline-flex; gap: 5px; align-items: center; min-height: 26px; cursor: pointer; }
.box small { white-space: nowrap; }
.box input { flex: none; width: 16px; height: 16px; min-height: 0; margin: 0; accent-color: var(--blue); }
.field { display: inline-grid; gap: 2px; font-weight: bold; flex: 1 1 140px; max-width: 240px; }
.field input, .field select { width: 100%; font-weight: normal; }
.field.find { flex-basis: 100%; max-width: none; }
summary { min-height: 24px; }
details .group { padding-top: 8px; }
.code { flex: 1 1 240px; min-width: 0; }
.code summary { line-height: 28px; }
.tools { display: flex; flex-wrap: wrap; }
.bar, .tools { gap: 6px 14px; align-items: center; }
.tools { align-items: start; }
.beside > .bar { padding: 0 16px 8px; }
.status { flex: 1 1 200px; }
.fault { margin: 16px; padding: 10px 14px; }
.stage { position: relative; cursor: crosshair; overflow: clip; }
.stage:focus-visible { outline-offset: -3px; }
.canvas > svg, .marks { display: block; max-width: 100%; height: auto; }
.marks { position: absolute; inset: 0; width: 100%; height: 100%; pointer-events: none; fill: none; }
.marks .pointed { stroke: var(--ink); stroke-width: 2.5; }
.marks .found circle { stroke: var(--ink); stroke-width: 1.5; }
.marks .pinned circle { stroke: var(--ink); stroke-width: 3; }
.tip { position: absolute; width: max-content; max-width: min(320px, 90%); max-height: 220px;
  overflow: hidden; padding: 7px 10px; background: var(--background); border: 1px solid var(--rule);
  border-radius: 6px; box-shadow: 0 3px 12px #0004; cursor: default; font-size: 13px; }
.details { overflow-wrap: anywhere; }
.below { padding: 8px 16px 16px; display: grid; gap: 14px; }
.below > * { min-width: 0; }
.pins { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: 8px; }
.pins li { border: 1px solid var(--rule); border-left: 4px solid var(--ink); border-radius: 6px;
  padding: 6px 10px; max-width: 100%; font-size: 13px; display: flex; gap: 10px; align-items: start; }
.pins .details { max-height: 180px; overflow: hidden; }
.scroller { overflow-x: auto; position: relative; }
table { width: 100%; font-size: 13px; }
caption { padding: 0 0 6px; font-weight: bold; font-size: 14px; }
th, td { padding: 4px 12px 4px 0; }
tbody th { overflow-wrap: anywhere; min-width: 150px; }
tbody bdi { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 6;
  overflow: hidden; }
.number, .short { white-space: nowrap; }
thead small { display: block; }
thead th:first-child, tbody th { position: sticky; left: 0; background: var(--background); }
th:last-child, td:last-child { position: sticky; right: 0; padding: 4px 0 4px 6px;
  background: var(--background); box-shadow: -5px 0 5px -5px var(--ink); }
thead button { border: 0; padding: 0; font-weight: bold; text-align: inherit; background: none; }
thead button span { white-space: nowrap; }
thead button:hover { text-decoration: underline; }
tbody button { min-height: 24px; padding: 0 8px; font-size: 12px; }
button[aria-pressed="true"] { background: var(--ink); border-color: var(--ink);
  color: var(--background); }
.more { margin-top: 8px; }
.rows.drawn > summary { display: none; }
.code pre { margin: 8px 0; padding: 10px; overflow-x: auto; border: 1px solid var(--grid);
  border-radius: 6px; font: 12px/1.5 ui-monospace, Consolas, "DejaVu Sans Mono", monospace; }
@container (max-width: 520px) {
  form { padding: 10px; }
  tbody th { min-width: 110px; max-width: 130px; }
  caption { max-width: 80vw; }
  .below { padding: 4px 10px 12px; }
  .group { gap: 8px 10px; }
  .field:not(.find) { flex-basis: calc(50% - 5px); max-width: none; }
}
@media print {
  :host { border: 0; ${LIGHT} }
  .settings, .bar button, .tools, .tip, .marks .pointed, .rows, .pins button { display: none !important; }
}
`;
