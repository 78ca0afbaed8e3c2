/** Long work of the process stops in between, so that other requests are answered meanwhile. */
import 'server-only'
import { chunksOf } from './chunks'

/** Lets everything run that waits to run. */
export const giveWay = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

// Opening the answers of so many interviews, or reading and comparing so many lines of a file, takes some ten milliseconds.
const rowsAtOnce = 50

/** Works on some rows at a stretch, and gives way after each stretch. The results of all of them, in their order. */
export const chunksGivingWay = async <Row, Result>(
  rows: readonly Row[],
  work: (chunk: readonly Row[]) => readonly Result[],
): Promise<Result[]> => {
  const results: Result[] = []
  for (const chunk of chunksOf(rows, rowsAtOnce)) {
    results.push(...work(chunk))
    await giveWay()
  }
  return results
}

/** Works on each row as `map` does, and gives way in between. */
export const mapGivingWay = <Row, Result>(rows: readonly Row[], map: (row: Row) => Result): Promise<Result[]> =>
  chunksGivingWay(rows, (chunk) => chunk.map((row) => map(row)))
