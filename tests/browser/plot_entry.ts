/** What the test of figures runs in Chromium. */
import { serialize } from "../../lib/plot/serialize.ts";
import { samples } from "./plot_sample.ts";

const figures = samples(document);
document.body.append(...figures);
Object.assign(globalThis, { texts: figures.map(serialize) });
