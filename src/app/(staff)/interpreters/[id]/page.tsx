import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { ChangeInterpreter } from '@/features/interpreters/components/change-interpreter'
import { InterpreterButtons } from '@/features/interpreters/components/interpreter-buttons'
import { InterpreterWork } from '@/features/interpreters/components/interpreter-work'
import styles from '@/features/interpreters/components/interpreters.module.css'
import { interpreterById } from '@/features/interpreters/queries/interpreter-by-id'
import { workOfInterpreter } from '@/features/interpreters/queries/work-of-interpreter'
import { dateAt } from '@/domain/dates'
import { interpreterMonths } from '@/domain/retention/interpreter-term'
import { longDay } from '@/i18n/format'
import { languageNames } from '@/i18n/language-names'
import { today } from '@/server/clock'
import { orNotFound, pathId } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

/** Titles stay in histories, so the name of the person is in the heading alone. */
export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('interpreters'))('one'),
})

const InterpreterPage = async ({ params }: PageProps<'/interpreters/[id]'>) => {
  const actor = await requireActor()
  const id = await pathId(params)
  const interpreter = await orNotFound(() => interpreterById(actor, id))
  const { bookings, families } = await workOfInterpreter(actor, id)
  await recordView(actor, {
    verb: 'interpreter.read',
    part: 'list',
    subjectId: id,
    families: [...bookings, ...families].map(({ familyId }) => familyId),
  })
  const [t, locale] = await Promise.all([getTranslations('interpreters'), getLocale()])
  const { name, retiredAt } = interpreter
  return (
    <>
      <p className="no-print">
        <Link href="/interpreters">{t('back')}</Link>
      </p>
      <header className={styles.lead}>
        <h1>{name}</h1>
        {retiredAt ? (
          <p className="notice">
            {t('stoppedOn', { day: longDay(dateAt(retiredAt), locale) })}{' '}
            {t('goesAfter', { months: interpreterMonths })}
          </p>
        ) : null}
      </header>
      <ChangeInterpreter row={interpreter} languages={languageNames(interpreter.languages, locale)} today={today()} />
      <InterpreterWork bookings={bookings} families={families} />
      <section className={styles.section}>
        <h2>{t('stopTitle')}</h2>
        <p className="soft">{t('stopText')}</p>
        <InterpreterButtons id={id} name={name} isRetired={retiredAt !== null} />
      </section>
    </>
  )
}

export default InterpreterPage
