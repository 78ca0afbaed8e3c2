import { getLocale, getTranslations } from 'next-intl/server'
import { mondayOf, parseWeek } from '@/domain/figures/week'
import { longDay, weekNumber } from '@/i18n/format'
import type { InstrumentVersions } from '../queries/instrument-versions'
import { ComingVersions } from './coming-versions'
import { QuestionnaireForm } from './questionnaire-form'

/** Which version of the questionnaire is in force and since when, what comes when, and a form to choose one. */
export const QuestionnaireSection = async ({ versions, inForce, coming, weeks }: InstrumentVersions) => {
  const [t, locale] = [await getTranslations('staff.questionnaire'), await getLocale()]
  const { version, since } = inForce
  if (versions.length <= 1) return <p>{t('single', { version })}</p>
  const weekWords = (text: string) => {
    const week = parseWeek(text)
    if (!week) return text
    return t('week', { number: weekNumber(week), year: week.slice(0, 4), day: longDay(mondayOf(week), locale) })
  }
  return (
    <>
      <p>{since === null ? t('first', { version }) : t('inForce', { version, week: weekWords(since) })}</p>
      <ComingVersions
        coming={coming.map(({ week, version: comingVersion }) => ({
          week,
          words: t('coming', { version: comingVersion, week: weekWords(week) }),
        }))}
      />
      <p className="soft">{t('about')}</p>
      <QuestionnaireForm versions={versions} weeks={weeks.map((value) => ({ value, words: weekWords(value) }))} />
    </>
  )
}
