/** Long work of the process stops in between, so that other requests are answered meanwhile. */
import 'server-only'
import { chunksOf } from './chunks'

/** Lets everything run that waits to run. */
export const giveWay = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))

// Opening the answers of so many interviews takes some ten milliseconds.
const rowsAtOnce = 50

/** Works on each row as `map` does, and gives way in between. */
export const mapGivingWay = async <Row, Result>(rows: readonly Row[], map: (row: Row) => Result): Promise<Result[]> => {
  const results: Result[] = []
  for (const chunk of chunksOf(rows, rowsAtOnce)) {
    for (const row of chunk) results.push(map(row))
    await giveWay()
  }
  return results
}
