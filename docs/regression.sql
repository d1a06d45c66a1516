-- Everything that three regressions need, from one pass over a table measurements(x, y) of numbers:
-- y on x (linear), log y on log x (power law) and log y on x (exponential).
--
-- Only aggregates and functions of standard SQL (ISO/IEC 9075-2: the regr_ family is of 2003, LOG10 of
-- 2016). Runs unchanged on DuckDB 1.4, PostgreSQL 15 and Spark SQL 4.
--
-- Rows of no use are counted, not dropped in silence: x or y missing, not above 0, or not finite (a
-- comparison with 1e300 is false for infinity, and for NaN, which these systems sort above all numbers).
WITH usable AS (
  SELECT
    CASE WHEN x > 0 AND x < 1e300 AND y > 0 AND y < 1e300 THEN x END AS x,
    CASE WHEN x > 0 AND x < 1e300 AND y > 0 AND y < 1e300 THEN y END AS y,
    CASE WHEN x > 0 AND x < 1e300 AND y > 0 AND y < 1e300 THEN LOG10(x) END AS log_x,
    CASE WHEN x > 0 AND x < 1e300 AND y > 0 AND y < 1e300 THEN LOG10(y) END AS log_y,
    CASE WHEN x IS NULL OR x >= 1e300 OR x <= -1e300 THEN 1 END AS x_missing,
    CASE WHEN x <= 0 AND x > -1e300 THEN 1 END AS x_not_above_0,
    CASE WHEN x > 0 AND x < 1e300 AND (y IS NULL OR y >= 1e300 OR y <= -1e300) THEN 1 END AS y_missing,
    CASE WHEN x > 0 AND x < 1e300 AND y <= 0 AND y > -1e300 THEN 1 END AS y_not_above_0
  FROM measurements
)
SELECT
  COUNT(*) AS total,
  COUNT(x) AS n,
  COUNT(x_missing) AS x_missing,
  COUNT(x_not_above_0) AS x_not_above_0,
  COUNT(y_missing) AS y_missing,
  COUNT(y_not_above_0) AS y_not_above_0,
  MIN(x) AS x_min,
  MAX(x) AS x_max,
  MIN(y) AS y_min,
  MAX(y) AS y_max,
  REGR_AVGX(y, x) AS x_mean,
  REGR_AVGY(y, x) AS y_mean,
  REGR_SXX(y, x) AS sxx,
  REGR_SXY(y, x) AS sxy,
  REGR_SYY(y, x) AS syy,
  REGR_AVGX(log_y, log_x) AS log_x_mean,
  REGR_AVGY(log_y, log_x) AS log_y_mean,
  REGR_SXX(log_y, log_x) AS log_sxx,
  REGR_SXY(log_y, log_x) AS log_sxy,
  REGR_SYY(log_y, log_x) AS log_syy,
  REGR_SXY(log_y, x) AS semi_sxy,
  REGR_SLOPE(y, x) AS linear_slope,
  REGR_INTERCEPT(y, x) AS linear_intercept,
  REGR_R2(y, x) AS linear_r2,
  REGR_SLOPE(log_y, log_x) AS power_law_slope,
  REGR_INTERCEPT(log_y, log_x) AS power_law_intercept,
  REGR_R2(log_y, log_x) AS power_law_r2,
  REGR_SLOPE(log_y, x) AS exponential_slope,
  REGR_INTERCEPT(log_y, x) AS exponential_intercept,
  REGR_R2(log_y, x) AS exponential_r2
FROM usable
