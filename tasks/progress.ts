/** Prints what begins, a sign of life every five seconds, and how long it took. */
export async function withProgress<T>(
  what: string,
  work: () => Promise<T>,
): Promise<T> {
  const start = performance.now();
  const passed = () => ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${what} …`);
  const ticking = setInterval(
    () => console.log(`  … still at it after ${Math.round(Number(passed()))} s`),
    5000,
  );
  try {
    const result = await work();
    console.log(`  done in ${passed()} s`);
    return result;
  } finally {
    clearInterval(ticking);
  }
}
