/** Runs sqlmap over the requests that were written down. */
import fs from 'node:fs'
import path from 'node:path'
import { run } from '../lib/run.mjs'

/** The first round tries everything a little, so that a run that is stopped has left out nothing; the second tries texts more. */
const levels = [1, 3]
const usual = [
  '--batch',
  '--ignore-stdin',
  '--disable-coloring',
  '--flush-session',
  '--skip-waf',
  '--ignore-redirects',
  '--ignore-code=401,403,404,409',
]
const bounded = ['--dbms=PostgreSQL', '--technique=BEUST', '--risk=1', '--time-sec=4', '--timeout=30', '--retries=1']

/** A request as sqlmap reads it. */
const fileOf = ({ method, path: address, headers, body = '' }, cookie, host) =>
  [
    `${method} ${address} HTTP/1.1`,
    `Host: ${host}`,
    ...Object.entries({ ...headers, Cookie: cookie }).map((one) => one.join(': ')),
    '',
    body,
  ].join('\r\n')

/** Not what it says might be: that is a first look, and the tests after it decide. */
const isFinding = /is vulnerable|identified the following injection|appears to be '.*' injectable/
const tested = /testing for SQL injection on (.+)/g

/** What sqlmap said about one request. */
const judged = (request, output) => ({
  name: request.name,
  person: request.person,
  parameters: new Set([...output.matchAll(tested)].map(([, what]) => what)).size,
  findings: output.split('\n').filter((line) => isFinding.test(line)),
  /** What came of a request that was not tried: no connection, or nothing in it to try. */
  untried: /unable to connect to the target|no parameter\(s\) found for testing|page not found \(404\)/.exec(
    output,
  )?.[0],
})

/**
 * @param {{ name: string, person: string, method: string, path: string, headers: Record<string, string>, body?: string, texts: string[] }} request
 * @param {{ cookie: string, address: string, folder: string }} context
 */
async function attackOne(request, level, { cookie, address, folder }) {
  const base = path.join(folder, `${request.name.replaceAll(/\W+/g, '-')}-${level}`)
  fs.writeFileSync(`${base}.txt`, fileOf(request, cookie, new URL(address).host))
  const what = level > 1 && !request.isWhole ? ['-p', request.texts.join(',')] : []
  const files = ['-r', `${base}.txt`, `--output-dir=${base}`]
  const { output } = await run('sqlmap', [...files, ...usual, ...bounded, `--level=${level}`, ...what])
  fs.writeFileSync(`${base}.log`, output)
  return { ...judged(request, output), level }
}

/** So many at once as there are cores to spare. */
const sideBySide = 2

/**
 * @param {Parameters<typeof attackOne>[0][]} requests
 * @param {{ cookies: Record<string, string>, address: string, folder: string, say: (line: string) => void,
 *   until: number }} context until: after this moment no other request is taken
 */
export async function attackBySql(requests, { cookies, say, until, ...context }) {
  const rest = levels.flatMap((level) =>
    requests
      .filter(({ texts, isWhole }) => level === 1 || texts.length > 0 || isWhole)
      .map((request) => ({ request, level })),
  )
  const all = rest.length
  const results = []
  const worker = async () => {
    for (let next = rest.shift(); next && Date.now() < until; next = rest.shift()) {
      const { request, level } = next
      const result = await attackOne(request, level, { ...context, cookie: cookies[request.person] })
      results.push(result)
      const { name, parameters, findings, untried = '' } = result
      say(
        `   ${results.length}/${all} ${name}, level ${level}: ${parameters} parameters, ${findings.length} findings ${untried}`,
      )
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, worker))
  return results
}
