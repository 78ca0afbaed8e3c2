/**
 * The 0.975 quantile of Student's t, for intervals of means. Own arithmetic instead of a table or a library, so that every
 * machine gets the same bits. Sources: Abramowitz & Stegun 26.7.1 (t by the incomplete beta), Numerical Recipes 6.4 (its
 * continued fraction, by Lentz). Knows no figures.
 */
const precision = 1e-16
const tiny = 1e-300
const mostSteps = 10_000

/** Γ(a + ½) / Γ(a) by its asymptotic series, after stepping up to where that is exact to double precision. */
const gammaRatio = (a: number): number => {
  if (a < 100) return (gammaRatio(a + 1) * a) / (a + 0.5)
  const u = 1 / a
  return Math.sqrt(a) * (1 + u * (-1 / 8 + u * (1 / 128 + u * (5 / 1024 + u * (-21 / 32768 + (u * -399) / 262144)))))
}

/** The continued fraction of the incomplete beta function I_x(a, ½). */
const betaFraction = (a: number, x: number): number => {
  const b = 0.5
  const term = (step: number) => {
    const m = Math.floor(step / 2)
    return step % 2 === 0
      ? (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
      : (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
  }
  let c = 1
  let d = 1 / (1 + term(1) || tiny)
  let fraction = d
  for (let step = 2; step < mostSteps; step++) {
    d = 1 / (1 + term(step) * d || tiny)
    c = 1 + term(step) / c || tiny
    fraction *= c * d
    if (Math.abs(c * d - 1) < precision) break
  }
  return fraction
}

/** Both tails beyond ±t, and the density at t. */
const tailsAndDensity = (t: number, df: number) => {
  const ratio = gammaRatio(df / 2) / Math.sqrt(Math.PI)
  const power = Math.exp((-df / 2) * Math.log1p((t * t) / df))
  const x = df / (df + t * t)
  const density = (ratio / Math.sqrt(df)) * power * Math.sqrt(x)
  return { tails: ((ratio * power * Math.sqrt(1 - x)) / (df / 2)) * betaFraction(df / 2, x), density }
}

/**
 * t with 2.5 % of Student's distribution above it, for `df` ≥ 1 degrees of freedom; accurate to 1e-10. Newton from the
 * normal quantile: the tail is convex and t is never smaller, so every step goes up and none goes past.
 */
export const studentT975 = (df: number): number => {
  let t = 1.959963984540054
  for (let step = 0; step < 100; step++) {
    const { tails, density } = tailsAndDensity(t, df)
    const up = (tails - 0.05) / (2 * density)
    t += up
    if (up < 1e-13 * t) break
  }
  return t
}
