/** Runs sqlmap over the requests that were written down. */
import fs from 'node:fs'
import path from 'node:path'
import { run } from '../lib/run.mjs'

/** The level of a text, and of what has a form of its own (an id, a number, a day). */
const levels = { texts: 3, others: 1 }
const usual = [
  '--batch',
  '--ignore-stdin',
  '--disable-coloring',
  '--flush-session',
  '--skip-waf',
  '--ignore-redirects',
  '--ignore-code=401',
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

const isFinding =
  /is vulnerable|identified the following injection|appears to be '.*' injectable|might be (?:injectable|vulnerable)/
const tested = /testing for SQL injection on (.+)/g

/** What sqlmap said about one request. */
const judged = (request, output) => ({
  name: request.name,
  person: request.person,
  parameters: new Set([...output.matchAll(tested)].map(([, what]) => what)).size,
  findings: output.split('\n').filter((line) => isFinding.test(line) && !/might not be/.test(line)),
  unreachable: /unable to connect|no parameter\(s\) found|all testable parameters/.test(output),
})

/**
 * @param {{ name: string, person: string, method: string, path: string, headers: Record<string, string>, body?: string, texts: string[] }} request
 * @param {{ cookie: string, address: string, folder: string }} context
 */
async function attackOne(request, { cookie, address, folder }) {
  const base = path.join(folder, request.name.replaceAll(/\W+/g, '-'))
  fs.writeFileSync(`${base}.txt`, fileOf(request, cookie, new URL(address).host))
  const rounds = [
    ...(request.texts.length > 0 ? [[`--level=${levels.texts}`, '-p', request.texts.join(',')]] : []),
    [
      `--level=${request.isWhole ? levels.texts : levels.others}`,
      ...(request.texts.length > 0 ? ['--param-exclude', `^(${request.texts.join('|')})$`] : []),
    ],
  ]
  let said = ''
  for (const round of rounds) {
    const { output } = await run('sqlmap', [
      '-r',
      `${base}.txt`,
      `--output-dir=${base}`,
      ...usual,
      ...bounded,
      ...round,
    ])
    said += output
  }
  fs.writeFileSync(`${base}.log`, said)
  return judged(request, said)
}

/** So many at once as there are cores to spare. */
const sideBySide = 2

/**
 * @param {Parameters<typeof attackOne>[0][]} requests
 * @param {{ cookies: Record<string, string>, address: string, folder: string, say: (line: string) => void,
 *   until: number }} context until: after this moment no other request is taken
 */
export async function attackBySql(requests, { cookies, say, until, ...context }) {
  const rest = [...requests]
  const results = []
  const worker = async () => {
    for (let request = rest.shift(); request && Date.now() < until; request = rest.shift()) {
      const result = await attackOne(request, { ...context, cookie: cookies[request.person] })
      results.push(result)
      say(
        `   ${results.length}/${requests.length} ${result.name}: ${result.parameters} parameters, ${result.findings.length} findings`,
      )
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, worker))
  return results
}
