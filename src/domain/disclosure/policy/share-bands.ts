/**
 * R3: a share leaves as a band: thirds under 50 families, ten points under 100, five points from there. Protects from
 * reading a count back out of a percentage. Knows one count and its n, noise already added.
 */

/** `from` and `to` are counts, both included, that say the same text. */
export type Band = { readonly text: string; readonly from: number; readonly to: number }

const thirds = (n: number): Band[] => {
  const third = Math.floor(n / 3)
  return [
    { text: 'third:low', from: 0, to: third },
    { text: 'third:middle', from: third + 1, to: n - third - 1 },
    { text: 'third:high', from: n - third, to: n },
  ]
}

/** Bands of `width` percent; what lies on an edge belongs to the end band, otherwise to the higher one. */
const points = (n: number, width: number): Band[] => {
  const lastEdge = 100 - width
  const inner = Array.from({ length: lastEdge / width - 1 }, (_, index) => {
    const edge = (index + 1) * width
    const from = edge === width ? Math.floor((edge * n) / 100) + 1 : Math.ceil((edge * n) / 100)
    return { text: `band:${edge}-${edge + width}`, from, to: Math.ceil(((edge + width) * n) / 100) - 1 }
  })
  return [
    { text: `most:${width}`, from: 0, to: Math.floor((width * n) / 100) },
    ...inner,
    { text: `least:${lastEdge}`, from: Math.ceil((lastEdge * n) / 100), to: n },
  ]
}

/** All texts that a share of `n` families can have, from the lowest; together they cover 0 to n once. */
export const bandsOf = (n: number): Band[] => (n < 50 ? thirds(n) : points(n, n < 100 ? 10 : 5))
