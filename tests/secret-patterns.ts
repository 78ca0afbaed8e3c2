/** What keys, tokens and passwords look like, for whatever is published or sent to a browser: the repository and the build. */
const patterns = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bAGE-SECRET-KEY-1[A-Z0-9]{20,}/,
  /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/,
  /\bAIza[\w-]{35}\b/,
  /\b(?:gh[opsru]|npm|glpat|github_pat|sk_live|rk_live|xox[abeprs])[_-]\w{20,}/,
  /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/,
  // An address with a password in it, but for a placeholder.
  /\b[a-z][a-z+]{2,15}:\/\/[\w.-]+:(?!password@|geheim@|\*|\.\.\.)[^\s/@:'"`$<>{}[\]\\]{3,}@[\w.-]+/,
  // A long value that is said to be one.
  /\b(?:\w*_)?(?:secret|password|passwd|token|api_?key|private_?key)["']?\s*[:=]\s*["'](?=[^"']*\d)(?=[^"']*[A-Za-z])[\w+/=-]{24,}["']/i,
]

/** What stands in a text and looks like a secret, shortened so that a report is none. */
export const secretsIn = (text: string): string[] =>
  patterns.flatMap((pattern) => {
    const [found] = pattern.exec(text) ?? []
    return found ? [found.slice(0, 24)] : []
  })

const letters = 'abcdefghijklmnopqrstuvwxyz'
const upper = `${letters.slice(0, 16).toUpperCase()}7`

/** One made-up secret for each pattern, put together here so that this file holds none. */
export const madeUpSecrets: readonly string[] = [
  ['-----BEGIN', 'PRIVATE KEY-----'].join(' '),
  ['AGE-SECRET-KEY', `1${upper}${upper}`].join('-'),
  ['AK', 'IA', upper.slice(0, 16)].join(''),
  ['AI', 'za', letters, letters.slice(0, 9)].join(''),
  ['gh', 'p_', letters, letters.slice(0, 10)].join(''),
  ['ey', 'J', letters, '.ey', 'J', letters, '.', letters].join(''),
  ['postgres', '://nabij:', letters, '@127.0.0.1/nabij'].join(''),
  ['NEXTAUTH_SECRET', `"${letters}4${letters}"`].join('='),
]
