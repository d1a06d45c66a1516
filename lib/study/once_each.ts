/** A function of rows that is asked once for each row, however many selections hold it. */
export function onceEach<Row extends object, Value>(of: (row: Row) => Value): (row: Row) => Value {
  const known = new WeakMap<Row, Value>();
  return (row) => {
    let value = known.get(row);
    if (value === undefined) known.set(row, value = of(row));
    return value;
  };
}

/** What stands before the first line break. */
export function firstLine(text: string): string {
  return text.slice(0, text.indexOf("\n"));
}
