/** Dutch and English words for numbers and for people who are counted, as pieces of regular expressions. */

export const word = String.raw`(?<![\p{L}\p{N}])`
export const end = String.raw`(?![\p{L}\p{N}])`

/** They may be the end of a longer word (pleeggezinnen, bijstandsmoeders), except ouders in “schouders” and “houders”. */
const dutchPeople =
  'gezin|gezinnen|gezinnetjes|gezinsleden|huishoudens?|families|(?<![hk])ouders?|ouderparen|moeders?|vaders?|alleenstaanden?|' +
  'kind|kinderen|kindjes|kindertjes|peuters?|kleuters?|leerling|leerlingen|scholieren|jongeren?|jongens?|meisjes?|meiden|' +
  'tieners?|pubers?|broers?|broertjes?|zussen|zusjes?|zonen|zoons|dochters?|tweeling|tweelingen|mensen|vrouwen|mannen'
const otherPeople =
  'familie|family|zus|personen|volwassenen|respondenten|deelnemers|stellen|echtparen|vluchtelingen|statushouders|nieuwkomers|' +
  'households?|(?:grand|step|foster)?(?:parents?|mothers?|fathers?|child|children)|boys?|girls?|pupils?|students?|people|' +
  'siblings?|brothers?|sisters?|adults'
/** The words for people by themselves, without the beginning of a longer word. */
export const peopleAlone = `${dutchPeople}|${otherPeople}`
export const people = String.raw`\p{L}{0,24}?(?:${dutchPeople})|${otherPeople}`

const units =
  'nul|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|dertien|veertien|vijftien|zestien|zeventien|achttien|negentien'
const tens = 'twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig'
const underHundred = `(?:(?:${units})(?:en|ën))?(?:${tens})|${units}`
const english =
  'zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|' +
  'nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand'
/** One number that is written as one word: zes, vijfenvijftig, honderdtwintig, duizend. */
export const numeral = String.raw`(?:(?:${underHundred})?(?:honderd|duizend)(?:en)?(?:${underHundred})?|${underHundred}|${english})`

const oneNumeral = new RegExp(`^${numeral}$`, 'iu')
export const isNumeral = (one: string) => oneNumeral.test(one)
const onePeople = new RegExp(`^(?:${peopleAlone})$`, 'iu')
export const isPeople = (one: string) => onePeople.test(one)

/** Whole words. `isRowInOne` counts whether one is a row of numbers, because “zestien” is also “zes” and “tien”. */
export const wholeWords = /(?<![\p{L}\p{N}])\p{L}+(?![\p{L}\p{N}])/gu
const numberPieces = [units, tens, english].join('|').split('|')
const joints = ['en', 'ën']

/** The greatest number of numbers that a word can be cut into, by dynamic programming; 0 when it is no row of numbers. */
const numbersInOne = (one: string): number => {
  const most: (number | undefined)[] = [0]
  for (let at = 0; at < one.length; at += 1) {
    const count = most[at]
    if (count === undefined) continue
    const reach = (piece: string, more: number) => {
      if (one.startsWith(piece, at)) most[at + piece.length] = Math.max(most[at + piece.length] ?? 0, count + more)
    }
    for (const piece of numberPieces) reach(piece, 1)
    if (count > 0) for (const joint of joints) reach(joint, 0)
    most[at] = undefined
  }
  return most[one.length] ?? 0
}
/** Is the word a row of numbers, such as nulzes or tweevierzes? “Vierendertig” is one number and no row. */
export const isRowInOne = (piece: string) => {
  const one = piece.toLowerCase()
  return numbersInOne(one) >= (/^(?:nul|zero)/u.test(one) ? 2 : 3)
}
