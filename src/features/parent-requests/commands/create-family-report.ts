import 'server-only'
import type { Actor } from '@/domain/access/actor'
import { latestInstrument } from '@/domain/instrument/instrument'
import type { Locale } from '@/i18n/locale'
import { wordedFamilyReport } from '@/i18n/worded-family-report'
import { wordingsOf } from '@/i18n/wordings'
import { today } from '@/server/clock'
import { inTransaction, largeTransaction } from '@/server/db'
import { requireFresh } from '@/server/fresh'
import { ownQuestionsOf } from '@/server/own-questions'
import { printPdf } from '@/server/print-pdf'
import { recordView } from '@/server/record-view'
import { requireRoom } from '@/server/request-room'
import type { CreateFamilyReport } from '../schema'
import { requireFamily } from '../parts/family-in-scope'
import { familyReport, type FamilyReport } from '../parts/family-report'

const jsonOf = (report: FamilyReport) => Buffer.from(JSON.stringify({ made_on: today(), ...report }, null, 2))

/** In the wording of the newest instrument, with the questions of the organisation. */
const pdfOf = async (
  report: FamilyReport,
  locale: Locale,
  instrument: Parameters<typeof wordedFamilyReport>[1]['instrument'],
) => printPdf('family-report', wordedFamilyReport(report, { locale, instrument, today: today() }))

/**
 * One file with everything about one family and nothing of another, for its parent (GDPR articles 15 and 20): to read, or for a
 * computer. Nothing of it is stored.
 */
export const createFamilyReport = async (actor: Actor, { familyId, format, locale }: CreateFamilyReport) => {
  await requireFamily(actor, 'parent_request.report', familyId)
  requireFresh(actor)
  if (actor.kind === 'staff') await requireRoom('letter', actor, 'parent_request.report')
  const { organisationId } = actor
  const { report, ownTexts } = await inTransaction(
    actor,
    async (tx) => {
      await recordView(
        actor,
        { verb: 'parent_request.report', part: 'copy', subjectId: familyId, families: [familyId], detail: { format } },
        tx,
      )
      const questions = await ownQuestionsOf(tx, organisationId)
      return { report: await familyReport(tx, organisationId, familyId), ownTexts: questions.map(({ texts }) => texts) }
    },
    largeTransaction,
  )
  const { instrument } = wordingsOf(latestInstrument.version, ownTexts)[locale]
  const bytes = format === 'json' ? jsonOf(report) : await pdfOf(report, locale, instrument)
  return { format, file: Buffer.from(bytes).toString('base64') }
}
