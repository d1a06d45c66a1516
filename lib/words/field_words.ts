import { fieldOf } from "../tables/fields.ts";

/** A field's name within a sentence: "parameters", "energy of an answer", "CO₂ of an evaluation". */
export function fieldWords(field: string): string {
  const { label } = fieldOf(field);
  return /^\p{Lu}\p{Ll}/u.test(label) ? label[0].toLowerCase() + label.slice(1) : label;
}

/** One unit more of a field: "further B of parameters". */
export function furtherWords(field: string): string {
  return `further ${fieldOf(field).unit ?? "one"} of ${fieldWords(field)}`;
}
