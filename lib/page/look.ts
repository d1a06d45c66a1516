/** What pages and live figures have in common: fields, buttons, folded parts, tables, faults. */
export const LOOK = `
* { box-sizing: border-box; }
button, input, select { border-radius: 5px; background: var(--background); color: inherit;
  font: inherit; }
button, summary { cursor: pointer; }
summary { width: fit-content; }
.bar { display: flex; flex-wrap: wrap; }
.fault { border-left: 4px solid var(--vermilion); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%);
  white-space: nowrap; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; }
th, td { border-bottom: 1px solid var(--grid); text-align: left; vertical-align: top; }
thead th { vertical-align: bottom; }
tbody th { font-weight: normal; }
.number { text-align: right; }
`;
