/**
 * Finds letters that a spreadsheet lost. A spreadsheet that saves as ANSI writes `Yelkeno?lu` for `Yelkenoğlu`. The file
 * itself does not show the loss and can be valid UTF-8, so each word with a question mark is compared with the stored words.
 */
import type { Comparison } from './comparison'
import { listMark } from './list-mark'
import { refusal, type Problem } from './problem'
import type { FileFormat } from './table'
import { isInAnsi } from './windows-1252'

const wordsOf = (text: string) => text.replaceAll(listMark, ' ').split(/[ \t\r\n]+/)

const isLoss = (signs: readonly string[], storedNames: readonly string[]) =>
  signs.length === storedNames.length &&
  storedNames.every((sign, index) => sign === signs[index] || (signs[index] === '?' && !isInAnsi(sign)))

/**
 * Compares by code points and by UTF-16 units, because some programs write one question mark for an emoji and others two.
 */
const isLossOf = (word: string, stored: string) =>
  word !== stored &&
  /\p{L}/u.test(stored) &&
  (isLoss(Array.from(word), Array.from(stored)) || isLoss(word.split(''), stored.split('')))

/** The first word of a cell that lost letters with the stored word that was meant, or null. */
export const lostLetters = (cell: string, stored: string): { word: string; meant: string } | null => {
  if (!cell.includes('?')) return null
  const atRisk = wordsOf(stored).filter((word) => !Array.from(word).every(isInAnsi))
  for (const word of wordsOf(cell).filter((one) => one.includes('?'))) {
    const meant = atRisk.find((one) => isLossOf(word, one))
    if (meant !== undefined) return { word, meant }
  }
  return null
}

/** At most one problem for each changed cell that lost letters. */
export const lostLetterProblems = <Row extends { ref: string }>(
  { changed }: Pick<Comparison<Row, Row>, 'changed'>,
  { columns, optionalColumns, cellsOf }: FileFormat<Row>,
): Problem[] => {
  const problems: Problem[] = []
  for (const { line, row, stored } of changed) {
    const [cellsAfter, cellsBefore] = [cellsOf(row), cellsOf(stored)]
    for (const column of [...columns, ...optionalColumns]) {
      const lostWord = lostLetters(cellsAfter[column] ?? '', cellsBefore[column] ?? '')
      if (lostWord) refusal(problems, line)(column, 'letters_lost', lostWord.word, lostWord.meant)
    }
  }
  return problems
}
