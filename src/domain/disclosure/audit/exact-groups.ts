/**
 * R7 A: whatever is published exactly. Protects from groups that follow from exact figures by adding and subtracting: no
 * group of 1 to K-1 families may lie in the row space of the nodes so published. Over the rationals, with whole numerators
 * and denominators; nothing is rounded. Today nothing is published exactly, and this keeps it so.
 */

type Fraction = { readonly over: bigint; readonly under: bigint }

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))
const fraction = (over: bigint, under: bigint): Fraction => {
  const common = gcd(over, under) || 1n
  const sign = under < 0n ? -1n : 1n
  return { over: (sign * over) / common, under: (sign * under) / common }
}
const zero = fraction(0n, 1n)
const minusTimes = (a: Fraction, b: Fraction, c: Fraction) =>
  fraction(a.over * b.under * c.under - b.over * c.over * a.under, a.under * b.under * c.under)
const dividedBy = (a: Fraction, b: Fraction) => fraction(a.over * b.under, a.under * b.over)
const isZero = ({ over }: Fraction) => over === 0n

type Row = Fraction[]

/** Reduced rows: each has a one where all others have nothing. */
const reduced = (rows: readonly Row[]): Row[] => {
  const left = rows.map((row) => [...row])
  const done: Row[] = []
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const at = left.findIndex((row) => !isZero(row[column] ?? zero))
    if (at === -1) continue
    const [picked = []] = left.splice(at, 1)
    const pivot = picked[column] ?? zero
    const row = picked.map((value) => dividedBy(value, pivot))
    const clear = (other: Row) =>
      other.map((value, index) => minusTimes(value, other[column] ?? zero, row[index] ?? zero))
    done.splice(0, done.length, ...done.map(clear), row)
    left.splice(0, left.length, ...left.map(clear))
  }
  return done
}

/** More independent exact figures than this are refused unasked: nobody could read what follows from them. */
const mostRows = 16

/**
 * The smallest group of fewer than `k` families that exact figures over these sets give away; null when there is none. A
 * vector of the row space is fixed by its values at the pivots, and a group's are 0 or 1: so all of them can be tried.
 */
export const groupGivenAway = (sets: readonly ReadonlySet<string>[], k: number): readonly string[] | null => {
  const members = [...new Set(sets.flatMap((set) => [...set]))].toSorted()
  const rows = reduced(sets.map((set) => members.map((one) => fraction(set.has(one) ? 1n : 0n, 1n))))
  if (rows.length > mostRows) return members.slice(0, k)
  const groups = Array.from({ length: 2 ** rows.length }, (_, mask) => {
    const chosen = rows.filter((_row, index) => (mask >> index) & 1)
    const vector = members.map((_one, column) =>
      chosen.reduce((sum, row) => minusTimes(sum, fraction(-1n, 1n), row[column] ?? zero), zero),
    )
    const isGroup = vector.every(({ over, under }) => under === 1n && (over === 0n || over === 1n))
    return isGroup ? members.filter((_one, column) => vector[column]?.over === 1n) : []
  })
  return (
    groups.filter((group) => group.length > 0 && group.length < k).toSorted((a, b) => a.length - b.length)[0] ?? null
  )
}
