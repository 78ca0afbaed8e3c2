/**
 * Refuses passwords that are too short or easy to guess. It demands no capitals, digits or punctuation and allows spaces,
 * because length is what counts (NIST SP 800-63B, 5.1.1.2).
 */
const shortestPassword = 12
export const longestPassword = 200

export type PasswordProblem = 'password_short' | 'password_weak'

const common = [
  'wachtwoord password passwort welkom welcome geheim secret letmein inloggen login signin admin beheer beheerder administrator',
  'gebruiker user test testen proberen changeme default master monkey dragon iloveyou ikhouvanjou trustno sunshine princess',
  'football voetbal baseball superman batman computer internet qwerty azerty asdf zxcv nabij school gezin familie family ouder',
  'kind kinderen lente zomer herfst winter spring summer autumn januari februari maart april mei juni juli augustus september',
  'oktober november december january february march may june july august october maandag dinsdag woensdag donderdag vrijdag',
  'zaterdag zondag monday tuesday wednesday thursday friday saturday sunday nederland holland amsterdam rotterdam utrecht',
  'leiden denhaag feyenoord ajax hallo hello abcd abc',
]
  .join(' ')
  .split(' ')
  .sort((one, other) => other.length - one.length)

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'azertyuiopqsdfghjklmwxcvbn',
  '01234567890',
  '1234567890qwertyuiop',
]
const runs = rows.flatMap((row) => [row, [...row].reverse().join('')]).map((row) => row + row)

/** Counts the letters that remain without common words and without the words of the owner's name and address. */
const lettersLeft = (text: string, ownWords: readonly string[]) =>
  [...ownWords, ...common].reduce((left, word) => left.replaceAll(word, ' '), text).replace(/[^\p{L}]/gu, '').length

const wordsOf = (texts: readonly string[]) =>
  texts.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)).filter((word) => word.length > 2)

/** Returns why the password is refused, or null. `ownWords` are the owner's name and e-mail address, which others know. */
export const passwordProblem = (password: string, ownWords: readonly string[] = []): PasswordProblem | null => {
  if ([...password].length < shortestPassword) return 'password_short'
  const text = password.toLowerCase()
  const repeats = /^(.{1,6})\1+.{0,5}$/u.test(text) || new Set(text).size < 5
  const ownOrCommon = /\p{L}/u.test(text) && lettersLeft(text, wordsOf(ownWords)) < 4
  const dateOrNumber = /^\d{1,15}$/.test(text)
  return repeats || ownOrCommon || dateOrNumber || runs.some((run) => run.includes(text)) ? 'password_weak' : null
}
