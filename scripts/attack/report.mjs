/** The page of a run. */
const line = (cells) => `| ${cells.join(' | ')} |`
const table = (columns, rows) => [columns, columns.map(() => '---'), ...rows].map(line).join('\n')
const sum = (numbers) => numbers.reduce((total, one) => total + one, 0)

/** How many answers of each kind came in all. */
function answersOf(counts) {
  const all = {}
  for (const codes of Object.values(counts))
    for (const [code, count] of Object.entries(codes)) all[code] = (all[code] ?? 0) + count
  return Object.entries(all).toSorted(([, a], [, b]) => b - a)
}

const kindOf = ({ name }) => {
  if (name.endsWith('(address)')) return 'ids in addresses'
  if (name.endsWith('Action')) return 'server actions'
  return name.startsWith('/') ? 'queries of pages' : 'route handlers and the sign-in'
}

const sqlRows = (sql, requests) =>
  [...new Set(sql.map((one) => `${kindOf(one)}, level ${one.level}`))].map((what) => {
    const own = sql.filter((one) => `${kindOf(one)}, level ${one.level}` === what)
    const [{ level }] = own
    const whole = requests.filter(
      (one) => what.startsWith(`${kindOf(one)},`) && (level === 1 || one.texts.length > 0 || one.isWhole),
    )
    const people = [...new Set(own.map(({ person }) => person))].join(', ')
    return [
      'sqlmap',
      what,
      people,
      `${own.filter(({ untried }) => !untried).length} of ${whole.length}`,
      sum(own.map(({ parameters }) => parameters)),
      sum(own.map(({ findings }) => findings.length)),
    ]
  })

const crawlRows = (crawls) =>
  crawls.map(({ person, pages, findings, anomalies }) => {
    const found = [...findings, ...anomalies].map(({ kind, found: of }) => `${kind} ${of.length}`)
    return ['wapiti', 'pages and their forms', person, pages ?? '', '', found.join(', ') || 0]
  })

/** @param {Awaited<ReturnType<import('./program.mjs').runAttack>>} found @param {string} day */
export const pageOf = ({ sql, crawls, postgres, faults, counts, requests }, day) => `Run of ${day}.

${table(['Tool', 'What', 'As', 'Targets', 'Parameters', 'Findings'], [...sqlRows(sql, requests), ...crawlRows(crawls)])}

Answers: ${answersOf(counts)
  .map(([code, count]) => `${code} ${count}`)
  .join(', ')}.

Errors of the server: ${faults.map(([what, count]) => `${what} (${count})`).join(', ') || 'none'}.

Errors in the log of Postgres: ${postgres.map(([what, count]) => `${what} (${count})`).join(', ') || 'none'}.

${sql.flatMap(({ name, findings }) => findings.map((one) => `- ${name}: ${one}`)).join('\n')}

${sql.flatMap(({ name, untried }) => (untried ? [`- ${name}: not tried, ${untried}`] : [])).join('\n')}
`
