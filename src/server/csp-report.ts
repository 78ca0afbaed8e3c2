/**
 * Logs what a browser reports about the content security policy. Anybody can send a report, so nothing of its text is
 * written: only which directive of ours was violated, by what kind of thing, and the words of our own address.
 */
import 'server-only'
import { z } from 'zod'
import { oneOf } from '@/domain/closed-lists'
import { AppError } from './errors'
import { logInfo } from './log'
import { pathForLog } from './request-log'

const directives = [
  'script-src',
  'script-src-elem',
  'script-src-attr',
  'style-src',
  'style-src-elem',
  'img-src',
  'font-src',
  'connect-src',
  'frame-src',
  'object-src',
  'base-uri',
  'form-action',
  'frame-ancestors',
  'worker-src',
  'manifest-src',
  'media-src',
] as const
const kinds = ['inline', 'eval', 'data', 'blob'] as const

const reportSchema = z.object({
  'csp-report': z.object({
    'effective-directive': z.string().optional(),
    'violated-directive': z.string().optional(),
    'blocked-uri': z.string().optional(),
    'document-uri': z.string().optional(),
  }),
})

/** The most lines a minute of one process. A page that is attacked reports the same thing again and again. */
export const mostReports = 30
const minuteMs = 60_000
let [begun, noted] = [-Infinity, 0]

/** Throws `too_many` when this minute has enough reports. It is asked before the body is read. */
export const requireReportRoom = () => {
  const moment = performance.now()
  if (moment - begun >= minuteMs) [begun, noted] = [moment, 0]
  noted += 1
  if (noted > mostReports) throw new AppError('too_many')
}

const reportOf = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}

export const logReport = (bytes: Buffer) => {
  const outcome = reportSchema.safeParse(reportOf(bytes))
  if (!outcome.success) throw new AppError('invalid')
  const report = outcome.data['csp-report']
  const directive = report['effective-directive'] ?? report['violated-directive']?.split(' ', 1)[0]
  const address = report['document-uri'] ?? ''
  logInfo('csp_report', {
    directive: oneOf(directives, directive) ?? 'other',
    blocked: oneOf(kinds, report['blocked-uri']) ?? 'address',
    path: URL.canParse(address) ? pathForLog(new URL(address).pathname) : undefined,
  })
}
