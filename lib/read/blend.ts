/** Tokens in for each token out, unless somebody says otherwise: a common blend of price lists. */
export const INPUT_PER_OUTPUT = 3;

/** Input and output price as one, in their unit, when each token out comes with so many tokens in. */
export function blend(input: number, output: number, inputPerOutput: number): number {
  return (inputPerOutput * input + output) / (inputPerOutput + 1);
}
