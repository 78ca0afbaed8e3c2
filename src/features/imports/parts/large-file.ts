/**
 * Which files take so long that a job imports them. 500 interviews, the slowest kind, took 0.4 seconds on two cores that were
 * busy with other work, and 5,000 took 3.5. So a request stays under two seconds on a machine that is four times slower.
 */
import 'server-only'

const directRows = 500
/** 500 full rows hold less. A file of few lines and many characters takes long too. */
const directBytes = 1024 * 1024

const [newLine, carriage] = [10, 13]

/** Line breaks inside a cell count too: such a file is imported by a job somewhat earlier. */
const lineCount = (bytes: Uint8Array) => {
  let lines = 0
  for (const [index, byte] of bytes.entries())
    if (byte === newLine || (byte === carriage && bytes[index + 1] !== newLine)) lines += 1
  return lines
}

export const isLargeFile = (bytes: Uint8Array): boolean =>
  bytes.length > directBytes || lineCount(bytes) > directRows + 1
