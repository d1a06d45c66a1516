import type { Question } from "./model.ts";

/** Where the rows come from, in a database's SQL. */
export type Source = {
  /** Statements before the query. */
  preparations: string[];
  from: string;
  /** The question's columns, quoted; those of a file may have other names there. */
  columns: Columns;
  /** Whether going through `from` again costs more than keeping the columns. */
  slow: boolean;
};

/** The columns of a question in SQL. */
export type Columns = { x: string[]; categories: string[]; y: string; cluster: string | null };

/** The question's columns under the names that `sql` gives them. */
export function columnsBy(question: Question, sql: (name: string) => string): Columns {
  const { x, categories, y, cluster } = question;
  return {
    x: x.map(sql),
    categories: categories.map(({ column }) => sql(column)),
    y: sql(y),
    cluster: cluster === null ? null : sql(cluster),
  };
}

/** The names of all columns of a question. */
export function columnsNamed({ x, categories, y, cluster }: Question): string[] {
  return [
    ...x,
    ...categories.map(({ column }) => column),
    y,
    ...(cluster === null ? [] : [cluster]),
  ];
}
