// Progress for the one who waits, on stderr: stdout belongs to results.
const out = process.stderr
const isTerminal = Boolean(out.isTTY) && !process.env.CI
let count = 0

/**
 * Does the work and says so in one numbered line with its seconds; `✗` when it throws.
 * @template Result
 * @param {string} label
 * @param {() => Promise<Result>} work
 * @param {(result: Result) => string} [detail] what to add to the line when it is done
 * @returns {Promise<Result>}
 */
export async function step(label, work, detail = () => '') {
  const number = String(++count).padStart(2)
  const started = performance.now()
  if (isTerminal) out.write(`${number} … ${label}`)
  const finish = (mark, text) => {
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    out.write(`${isTerminal ? '\r\x1b[K' : ''}${number} ${mark} ${text} (${seconds} s)\n`)
  }
  try {
    const result = await work()
    finish('✓', `${label}${detail(result)}`)
    return result
  } catch (error) {
    finish('✗', label)
    throw error
  }
}

/** @param {string} line */
export const say = (line) => out.write(`${line}\n`)

/** What went wrong, for a person: the message, what the failed command said, no stack. @param {any} error */
export function sayError(error) {
  if (error.output) say(error.output.trimEnd())
  say(`\n${error.message}`)
}
