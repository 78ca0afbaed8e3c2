/** The other spellings under which people write or read the same name. */

const germanLetters: readonly (readonly [RegExp, string])[] = [
  [/[öø]/giu, 'oe'],
  [/ü/giu, 'ue'],
  [/ä/giu, 'ae'],
  [/å/giu, 'aa'],
]
/** The name as it is, and without letters that Dutch keyboards lack: Jörg and Joerg. */
export const spellings = (name: string): string[] => {
  const composed = name.normalize('NFC')
  return [...new Set([composed, germanLetters.reduce((one, [from, to]) => one.replaceAll(from, to), composed)])]
}

const lookAlikePairs = [
  ['m', 'rn'],
  ['rn', 'm'],
  ['w', 'vv'],
  ['vv', 'w'],
] as const

/** The spellings that look the same in small letters: `rn` like `m`, and `vv` like `w`. */
export const lookAlikeSpellings = (key: string): string[] =>
  lookAlikePairs.flatMap(([from, to]) => {
    const [head = '', ...tail] = key.split(from)
    if (tail.length === 0) return []
    const oneReplaced = tail.map((_, at) =>
      [head, ...tail].reduce((joined, piece, index) => joined + (index === at + 1 ? to : from) + piece),
    )
    return [...oneReplaced, [head, ...tail].join(to), `${head}${from}${tail.join(to)}`]
  })
