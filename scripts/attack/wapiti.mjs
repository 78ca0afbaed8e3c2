/** Runs wapiti over the pages, once for each person. */
import fs from 'node:fs'
import path from 'node:path'
import { run } from '../lib/run.mjs'

/** Without those that ask a server on the internet (ssrf, xxe, log4shell), and those that guess names of other programs' files. */
const modules =
  'backup,blindsql,cookieflags,crlf,csp,csrf,exec,file,htaccess,http_headers,methods,permanentxss,redirect,shellshock,sql,xss'
/** How many findings of each kind a report has. @param {Record<string, unknown[]>} kinds */
const countsOf = (kinds) =>
  Object.entries(kinds).flatMap(([kind, found]) => (found.length > 0 ? [{ kind, found }] : []))

/**
 * @param {string} person
 * @param {{ cookie: string, address: string, folder: string, starts: string[], seconds: number }} context
 *   starts: the pages to begin at; seconds: how long at most
 */
export async function attackByCrawling(person, { cookie, address, folder, starts, seconds }) {
  const report = path.join(folder, `wapiti-${person}.json`)
  const begin = starts.flatMap((one) => ['-s', `${address}${one}`])
  const where = ['-u', `${address}/account`, '--scope', 'domain', '-d', '3', '-H', `Cookie: ${cookie}`, ...begin]
  // A third for looking around, and the rest for the modules, of which each has its part.
  const times = ['--max-scan-time', String(seconds / 3), '--max-attack-time', String(seconds / 24)]
  const bounds = [...times, '--flush-session', '--no-bugreport']
  const kept = ['--store-session', path.join(folder, `session-${person}`), '-f', 'json', '-o', report, '-v', '1']
  const { output } = await run('wapiti', [...where, '-m', modules, ...bounds, ...kept])
  fs.writeFileSync(`${report}.log`, output)
  const {
    vulnerabilities = {},
    anomalies = {},
    infos,
  } = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : {}
  return {
    person,
    pages: infos?.crawled_pages_nbr,
    findings: countsOf(vulnerabilities),
    anomalies: countsOf(anomalies),
  }
}
