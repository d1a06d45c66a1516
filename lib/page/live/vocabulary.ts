export * from "../../plot/figure.ts";
export * from "../../words/numbers.ts";
