/** Memory of one card, in GB. */
const CARD_GB: Readonly<Record<string, number>> = {
  H100: 80,
  B200: 192,
  A100: 80,
  A10: 24,
  T4: 16,
};

/** Beside the weights: caches, activations. */
const RESERVE = 1.1;

/** GB that weights take, with a tenth more. */
export function memoryGB(paramsB: number, bytesPerParam: number): number {
  return paramsB * bytesPerParam * RESERVE;
}

/** How many cards hold a model, a power of two; null where the machine's memory is not known. */
export function cardsFor(
  hardware: string,
  { paramsB, bytesPerParam }: { paramsB: number; bytesPerParam: number },
): number | null {
  if (!Object.hasOwn(CARD_GB, hardware)) return null;
  const cards = memoryGB(paramsB, bytesPerParam) / CARD_GB[hardware];
  return 2 ** Math.max(0, Math.ceil(Math.log2(cards)));
}
