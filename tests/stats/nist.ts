import { NORRIS } from "./norris.ts";

/** A linear problem of NIST's Statistical Reference Datasets with its certified values. */
export type Certified = {
  name: string;
  rows: { y: number; xs: number[] }[];
  names: string[];
  /** The intercept first. */
  estimates: number[];
  standardErrors: number[];
  residualStandardError: number;
  rSquared: number;
};

const longley = `60323 83.0 234289 2356 1590 107608 1947
  61122 88.5 259426 2325 1456 108632 1948
  60171 88.2 258054 3682 1616 109773 1949
  61187 89.5 284599 3351 1650 110929 1950
  63221 96.2 328975 2099 3099 112075 1951
  63639 98.1 346999 1932 3594 113270 1952
  64989 99.0 365385 1870 3547 115094 1953
  63761 100.0 363112 3578 3350 116219 1954
  66019 101.2 397469 2904 3048 117388 1955
  67857 104.6 419180 2822 2857 118734 1956
  68169 108.4 442769 2936 2798 120445 1957
  66513 110.8 444546 4681 2637 121950 1958
  68655 112.6 482704 3813 2552 123366 1959
  69564 114.2 502601 3931 2514 125368 1960
  69331 115.7 518173 4806 2572 127852 1961
  70551 116.9 554894 4007 2827 130081 1962`;
const numbers = (text: string) => text.trim().split(/\s+/).map(Number);

/**
 * Employment of the United States, 1947 to 1962, on six predictors that nearly depend on each other,
 * https://www.itl.nist.gov/div898/strd/lls/data/Longley.shtml.
 */
export const LONGLEY: Certified = {
  name: "Longley",
  rows: longley.split("\n").map(numbers).map(([y, ...xs]) => ({ y, xs })),
  names: ["deflator", "GNP", "unemployed", "armed forces", "population", "year"],
  estimates: [
    -3482258.63459582,
    15.0618722713733,
    -0.358191792925910e-01,
    -2.02022980381683,
    -1.03322686717359,
    -0.511041056535807e-01,
    1829.15146461355,
  ],
  standardErrors: [
    890420.383607373,
    84.9149257747669,
    0.334910077722432e-01,
    0.488399681651699,
    0.214274163161675,
    0.226073200069370,
    455.478499142212,
  ],
  residualStandardError: 304.854073561965,
  rSquared: 0.995479004577296,
};

/** A polynomial of degree 5 in x = 0 to 20, https://www.itl.nist.gov/div898/strd/lls/data/Wampler1.shtml and on. */
function wampler(
  name: string,
  y: string,
  certified: Omit<Certified, "name" | "rows" | "names">,
): Certified {
  const rows = numbers(y).map((y, x) => ({ y, xs: [1, 2, 3, 4, 5].map((power) => x ** power) }));
  return { name, rows, names: ["x", "x²", "x³", "x⁴", "x⁵"], ...certified };
}

const ones = [1, 1, 1, 1, 1, 1], none = [0, 0, 0, 0, 0, 0];

/** Polynomials whose y lie on the curve (1 and 2) and ever farther from it (3 to 5). */
export const WAMPLER: Certified[] = [
  wampler(
    "Wampler1",
    `1 6 63 364 1365 3906 9331 19608 37449 66430 111111 177156 271453 402234 579195 813616
    1118481 1508598 2000719 2613660 3368421`,
    { estimates: ones, standardErrors: none, residualStandardError: 0, rSquared: 1 },
  ),
  wampler(
    "Wampler2",
    `1.00000 1.11111 1.24992 1.42753 1.65984 1.96875 2.38336 2.94117 3.68928 4.68559 6.00000
    7.71561 9.92992 12.75603 16.32384 20.78125 26.29536 33.05367 41.26528 51.16209 63.00000`,
    {
      estimates: [1, 0.1, 0.01, 0.001, 0.0001, 0.00001],
      standardErrors: none,
      residualStandardError: 0,
      rSquared: 1,
    },
  ),
  wampler(
    "Wampler3",
    `760 -2042 2111 -1684 3888 1858 11379 17560 39287 64382 113159 175108 273291 400186 581243
    811568 1121004 1506550 2002767 2611612 3369180`,
    {
      estimates: ones,
      standardErrors: [
        2152.32624678170,
        2363.55173469681,
        779.343524331583,
        101.475507550350,
        5.64566512170752,
        0.112324854679312,
      ],
      residualStandardError: 2360.14502379268,
      rSquared: 0.999995559025820,
    },
  ),
  wampler(
    "Wampler4",
    `75901 -204794 204863 -204436 253665 -200894 214131 -185192 221249 -138370 315911 -27644
    455253 197434 783995 608816 1370781 1303798 2205519 2408860 3444321`,
    {
      estimates: ones,
      standardErrors: [
        215232.624678170,
        236355.173469681,
        77934.3524331583,
        10147.5507550350,
        564.566512170752,
        11.2324854679312,
      ],
      residualStandardError: 236014.502379268,
      rSquared: 0.957478440825662,
    },
  ),
  wampler(
    "Wampler5",
    `7590001 -20479994 20480063 -20479636 25231365 -20476094 20489331 -20460392 18417449
    -20413570 20591111 -20302844 18651453 -20077766 21059195 -19666384 26348481 -18971402
    22480719 -17866340 10958421`,
    {
      estimates: ones,
      standardErrors: [
        21523262.4678170,
        23635517.3469681,
        7793435.24331583,
        1014755.07550350,
        56456.6512170752,
        1123.24854679312,
      ],
      residualStandardError: 23601450.2379268,
      rSquared: 0.224668921574940e-02,
    },
  ),
];

/** Calibration of ozone monitors, one predictor. */
export const NORRIS_AS_ROWS: Certified = {
  name: "Norris",
  rows: NORRIS.points.map(({ x, y }) => ({ y, xs: [x] })),
  names: ["x"],
  estimates: [NORRIS.intercept, NORRIS.slope],
  standardErrors: [NORRIS.interceptStandardError, NORRIS.slopeStandardError],
  residualStandardError: NORRIS.residualStandardError,
  rSquared: NORRIS.rSquared,
};
