import fs from 'node:fs'

/**
 * The addresses to try for a login of the database, in order: with each password that NABIJ_DATABASE_PASSWORDS has for it (lines of a
 * login, a space and a password), or as it is given. `src/server/login-pool.ts` does the same for each new connection.
 * @param {string} url
 */
export function addressesOf(url) {
  const file = process.env.NABIJ_DATABASE_PASSWORDS
  if (!file) return [url]
  if (!fs.existsSync(file)) throw new Error(`There is no file ${file} (NABIJ_DATABASE_PASSWORDS).`)
  const login = decodeURIComponent(new URL(url).username)
  const lines = fs.readFileSync(file, 'utf8').split(/\r?\n/)
  const passwords = lines.filter((line) => line.startsWith(`${login} `)).map((line) => line.slice(login.length).trim())
  if (passwords.length === 0) return [url]
  return passwords.map((password) => Object.assign(new URL(url), { password }).toString())
}
