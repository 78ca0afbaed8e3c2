/**
 * R3: the bands of a share: thirds under 50 families, ten points under 100, five points from there. A band keeps a reader from
 * computing a count from a percentage. The counts here already include noise.
 */

/** A published interval: the counts or sums from `from` to `to`, both included, have the same text. */
export type Band = { readonly text: string; readonly from: number; readonly to: number }

const thirds = (n: number): Band[] => {
  const third = Math.floor(n / 3)
  return [
    { text: 'third:low', from: 0, to: third },
    { text: 'third:middle', from: third + 1, to: n - third - 1 },
    { text: 'third:high', from: n - third, to: n },
  ]
}

/** Bands of `width` percent. A count on an edge belongs to the outermost band, and otherwise to the higher band. */
const percentBands = (n: number, width: number): Band[] => {
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

/** All bands of a share of `n` families, from the lowest; together they cover each count from 0 to n once. */
export const shareBands = (n: number): Band[] => (n < 50 ? thirds(n) : percentBands(n, n < 100 ? 10 : 5))
