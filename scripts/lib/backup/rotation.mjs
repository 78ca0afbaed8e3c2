// Which backups are kept: the newest of each of the last seven days, four weeks and six months that have one. A gap, such as a
// holiday with the machine off, does not cost an old backup.
const kept = { day: 7, week: 4, month: 6 }

const dayMs = 86_400_000

/** In UTC; a week begins on Monday, and the first of January 1970 was a Thursday. */
const periodOf = {
  day: (time) => Math.floor(time / dayMs),
  week: (time) => Math.floor((time / dayMs + 3) / 7),
  month: (time) => new Date(time).getUTCFullYear() * 12 + new Date(time).getUTCMonth(),
}

/**
 * The moments of the backups to keep. The newest is always one of them.
 * @param {readonly number[]} moments milliseconds since 1970
 * @returns {Set<number>}
 */
export function backupsToKeep(moments) {
  const newestFirst = [...moments].sort((a, b) => b - a)
  const keep = new Set()
  for (const [name, count] of Object.entries(kept)) {
    const newestOf = new Map()
    for (const moment of newestFirst) {
      const period = periodOf[name](moment)
      if (!newestOf.has(period)) newestOf.set(period, moment)
    }
    for (const moment of [...newestOf.values()].slice(0, count)) keep.add(moment)
  }
  return keep
}
