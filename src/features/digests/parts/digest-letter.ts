/** Words the e-mail of the day: numbers and links, no name and no number of a family. */
import 'server-only'
import { createTranslator } from 'use-intl/core'
import { isKeyOf } from '@/domain/closed-lists'
import type { Locale } from '@/i18n/locale'
import { messagesOf } from '@/i18n/messages'
import { env } from '@/server/env'

const ownPaths = {
  calls: '/today',
  appointments: '/today',
  interpreted: '/calls/agenda',
  interpreters: '/today',
  careSteps: '/today',
  promisesToday: '/help',
  promisesLate: '/help?state=overdue',
  talks: '/today',
} as const

const organisationPaths = {
  concerns: '/today',
  careStepsWaiting: '/today',
  withoutOwner: '/calls?task=no_caller',
  helpLate: '/help?state=overdue',
  helpWithoutOwner: '/help?owner=none',
  interviews: '/today',
  interpretersToCall: '/interpreters',
  talksLate: '/today',
} as const

type Paths = typeof ownPaths & typeof organisationPaths
const paths: Paths = { ...ownPaths, ...organisationPaths }
type Counts = Readonly<Partial<Record<keyof Paths, number>>>

const linkTo = (path: string) => new URL(path, env().NEXTAUTH_URL).toString()

/** The subject and text of the e-mail; null when there is nothing to tell. */
export const digestLetter = (locale: Locale, counts: { own: Counts; organisation: Counts }) => {
  const t = createTranslator({ locale, messages: messagesOf(locale), namespace: 'digests.letter' })
  const linesOf = (part: Counts) =>
    Object.entries(part).flatMap(([key, count]) =>
      isKeyOf(paths, key) && count > 0 ? [`- ${t(key, { count })}: ${linkTo(paths[key])}`] : [],
    )
  const [ownLines, organisationLines] = [linesOf(counts.own), linesOf(counts.organisation)]
  if (ownLines.length + organisationLines.length === 0) return null
  const blocks = [
    ownLines.length > 0 ? [t('open'), ...ownLines] : [],
    organisationLines.length > 0 ? [t('organisation'), ...organisationLines] : [],
    [t('settings', { link: linkTo('/account') })],
  ]
  return {
    subject: t('subject'),
    text: blocks
      .filter((block) => block.length > 0)
      .map((block) => block.join('\n'))
      .join('\n\n'),
  }
}
