/**
 * Refuses passwords that are too short, too long or made of words that everybody knows. It demands no capitals, digits or
 * punctuation and allows spaces, because length is what counts (NIST SP 800-63B, 5.1.1.2). How many guesses a password takes
 * is estimated on the server alone (`server/password-strength.ts`).
 */
const shortestPassword = 12
const longestPassword = 128
/** Every password that anybody has. Earlier ones could be longer, and one character may be several code units. */
export const longestTypedPassword = 2 * 200

export type PasswordProblem = 'password_short' | 'password_long' | 'password_weak'

export const commonWords: readonly string[] = [
  'wachtwoord password passwort welkom welcome geheim secret letmein inloggen login signin admin beheer beheerder administrator',
  'gebruiker user test testen proberen changeme default master monkey dragon iloveyou ikhouvanjou trustno sunshine princess',
  'football voetbal baseball superman batman computer internet qwerty azerty asdf zxcv nabij school gezin familie family ouder',
  'kind kinderen lente zomer herfst winter spring summer autumn januari februari maart april mei juni juli augustus september',
  'oktober november december january february march may june july august october maandag dinsdag woensdag donderdag vrijdag',
  'zaterdag zondag monday tuesday wednesday thursday friday saturday sunday nederland holland amsterdam rotterdam utrecht',
  'leiden denhaag feyenoord ajax hallo hello abcd abc',
  'vakantie zomervakantie kerstvakantie herfstvakantie kerst kerstmis pasen sinterklaas vandaag morgen weekend ouders moeder vader',
  'dochter zoon mama papa oma opa liefde leven hou houd houden van mijn jouw onze niet vergeet vergeten mij nooit altijd een het de',
  // Words of this product and its demonstration, and the password that a comic made famous.
  'thuiscontact veenstad rijnland gezinscontact belteam beller bellen gesprek welzijn correct horse battery staple',
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

/** Counts the letters that remain without common words and without the owner's own. */
const lettersLeft = (text: string, ownWords: readonly string[]) =>
  [...ownWords, ...commonWords].reduce((left, word) => left.replaceAll(word, ' '), text).replace(/[^\p{L}]/gu, '')
    .length

/** The words of names, and each name as one word: "De Regenboog" is typed as "deregenboog". The longest come first. */
export const wordsOfNames = (names: readonly string[]): string[] => {
  const words = names.flatMap((name) => {
    const parts = name.toLowerCase().split(/[^\p{L}\p{N}]+/u)
    return [parts.join(''), ...parts]
  })
  return [...new Set(words)].filter((word) => word.length > 2).toSorted((one, other) => other.length - one.length)
}

/** Returns why the password is refused, or null. `ownNames` are names that others know: of its owner, their city and work. */
export const passwordProblem = (password: string, ownNames: readonly string[] = []): PasswordProblem | null => {
  const { length } = [...password]
  if (length < shortestPassword) return 'password_short'
  if (length > longestPassword) return 'password_long'
  const text = password.toLowerCase()
  const repeats = /^(.{1,6})\1+.{0,5}$/u.test(text) || new Set(text).size < 5
  const ownOrCommon = /\p{L}/u.test(text) && lettersLeft(text, wordsOfNames(ownNames)) < 4
  const dateOrNumber = /^\d{1,15}$/.test(text)
  return repeats || ownOrCommon || dateOrNumber || runs.some((run) => run.includes(text)) ? 'password_weak' : null
}
