import { expect, test, vi } from 'vitest'
import { logReport, mostReports, requireReportRoom } from './csp-report'

const loggedLines = (work: () => void) => {
  const lines: string[] = []
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0)
  try {
    work()
  } finally {
    write.mockRestore()
  }
  return lines
}
const report = (fields: Record<string, unknown>) => Buffer.from(JSON.stringify({ 'csp-report': fields }))

test('a report is logged by the directive, the kind and the words of our own address', () => {
  const fields = {
    'effective-directive': 'script-src-attr',
    'blocked-uri': 'inline',
    'document-uri': 'http://127.0.0.1/static/7',
  }
  const [line = ''] = loggedLines(() => logReport(report(fields)))
  expect(JSON.parse(line)).toMatchObject({
    event: 'csp_report',
    directive: 'script-src-attr',
    blocked: 'inline',
    path: '/static/:value',
  })
})

test('nothing that a visitor wrote into a report comes into the log', () => {
  const canary = 'canary\n{"forged":1}'
  const fields = {
    'effective-directive': canary,
    'blocked-uri': `https://${canary}`,
    'document-uri': `http://127.0.0.1/${encodeURIComponent(canary)}?${canary}`,
    'script-sample': canary,
    [canary]: canary,
  }
  const lines = loggedLines(() => logReport(report(fields)))
  expect(lines).toHaveLength(1)
  expect(lines.join('')).not.toMatch(/canary|forged/)
  expect(lines.join('')).toContain('"directive":"other","blocked":"address"')
})

test('what is no report is refused, and logs nothing', () => {
  const lines = loggedLines(() => {
    for (const text of ['', 'x', '[]', '{}', '{"csp-report":1}', '{"csp-report":{"blocked-uri":[]}}', '['.repeat(9000)])
      expect(() => logReport(Buffer.from(text))).toThrow(/^invalid/)
  })
  expect(lines).toEqual([])
})

test('a process logs so many reports a minute', () => {
  const clock = vi.spyOn(performance, 'now')
  for (const start of [1_000_000, 1_060_000]) {
    clock.mockReturnValue(start)
    for (let count = 0; count < mostReports; count += 1) requireReportRoom()
    expect(() => requireReportRoom()).toThrow(/^too_many/)
    clock.mockReturnValue(start + 59_999)
    expect(() => requireReportRoom()).toThrow(/^too_many/)
  }
  clock.mockRestore()
})
