/**
 * Computes the 0.975 quantile of Student's t, for intervals of means. It uses own arithmetic instead of a table or a
 * library, so that every machine gets the same bits. Sources: Abramowitz & Stegun 26.7.1 (Student's t as an incomplete beta
 * function), 26.5.5 (its series, of positive terms only, so nothing cancels) and 6.1.47 (the ratio of gammas).
 */
const normalQuantile = 1.959963984540054
const inside = 0.95

/**
 * Γ(a + ½) / Γ(a) by its asymptotic series, after recursion up to an `a` for which the series is exact in double precision.
 */
const gammaRatio = (a: number): number => {
  if (a < 100) return (gammaRatio(a + 1) * a) / (a + 0.5)
  const u = 1 / a
  return Math.sqrt(a) * (1 + u * (-1 / 8 + u * (1 / 128 + u * (5 / 1024 + u * (-21 / 32768 - (u * 399) / 262144)))))
}

/** The density of Student's t at `t`, and the area under it between −t and t. */
const curveAt = (t: number, df: number) => {
  const height = (gammaRatio(df / 2) / Math.sqrt(Math.PI * df)) * Math.exp((-(df + 1) / 2) * Math.log1p((t * t) / df))
  const y = (t * t) / (df + t * t)
  let term = 1
  let sum = 1
  for (let k = 0; term > 1e-17 * sum; k++) {
    term *= (y * (df + 1 + 2 * k)) / (3 + 2 * k)
    sum += term
  }
  return { height, area: 2 * t * height * sum }
}

/**
 * The t with 2.5 % of the distribution above it, for `df` ≥ 1 degrees of freedom, accurate to 1e-10. Newton's method starts
 * from the normal quantile, which is never larger than t. The tail is convex, so every step goes up and none goes past t.
 */
export const studentT975 = (df: number): number => {
  let t = normalQuantile
  for (let step = 0; step < 100; step++) {
    const { height, area } = curveAt(t, df)
    const up = (inside - area) / (2 * height)
    t += up
    if (up < 1e-13 * t) break
  }
  return t
}
