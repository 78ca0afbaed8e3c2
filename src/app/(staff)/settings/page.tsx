import type { Metadata } from 'next'
import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { parseWeek } from '@/domain/figures/week'
import { fewestTermMonths, mostTermMonths } from '@/domain/retention/retention-term'
import { BackupSection } from '@/features/backups/components/backup-section'
import { backupReport } from '@/features/backups/queries/backup-report'
import { ConcernSettingsForm } from '@/features/concerns/components/concern-settings-form'
import { concernSettings } from '@/features/concerns/queries/concern-settings'
import { fewestMonths, mostContacts, mostMonths } from '@/features/concerns/schema'
import { BoardGrains } from '@/features/releases/components/board-grains'
import { ThresholdForm } from '@/features/releases/components/publication-settings'
import { RuledSection } from '@/components/layout/ruled-section'
import styles from '@/features/releases/components/releases.module.css'
import { publicationSettings } from '@/features/releases/queries/publication-settings'
import { periodSchema } from '@/features/releases/schema'
import { RetentionTermsForm } from '@/features/retention/components/retention-terms-form'
import { retentionSettings } from '@/features/retention/queries/retention-settings'
import { SignalLimitForm } from '@/features/signals/components/signal-limit-form'
import { signalLimit } from '@/features/signals/queries/signal-limit'
import { fewestFamiliesADay, mostFamiliesADay } from '@/features/signals/schema'
import { OrganisationForm } from '@/features/staff/components/organisation-form'
import { QuestionnaireSection } from '@/features/staff/components/questionnaire-section'
import { instrumentVersions } from '@/features/staff/queries/instrument-versions'
import { PersonExportSection } from '@/features/staff/components/person-export-section'
import { PhoneForm } from '@/features/staff/components/phone-form'
import { organisationSettings } from '@/features/staff/queries/organisation-settings'
import { releaseTranslator } from '@/i18n/release-translator'
import { periodOf } from '@/i18n/worded-period'
import { orNotFound } from '@/server/page'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('releases.settings'))('title'),
})

const SettingsPage = async () => {
  const actor = await requireActor()
  const [
    { threshold, boards },
    { name, phone, ...personExport },
    versions,
    concerns,
    backups,
    { familiesADay },
    terms,
  ] = await orNotFound(() =>
    Promise.all([
      publicationSettings(actor),
      organisationSettings(actor),
      instrumentVersions(actor),
      concernSettings(actor),
      backupReport(actor),
      signalLimit(actor),
      retentionSettings(actor),
    ]),
  )
  const t = await getTranslations('releases')
  const concernWords = await getTranslations('concerns.settings')
  const backupWords = await getTranslations('backups')
  const erasureWords = await getTranslations('erasures')
  const retentionWords = await getTranslations('retention.settings')
  const signalWords = await getTranslations('signals')
  const staffWords = await getTranslations('staff')
  const periodWords = releaseTranslator(await getLocale())
  const words = (from: string | null) => {
    const block = from && parseWeek(from) ? periodSchema.safeParse({ grain: 'block', at: from }).data : undefined
    return block ? t('settings.byBlock', { block: periodOf(block, periodWords) }) : t('settings.byWeek')
  }
  const boardRows = boards.map(({ from, ...board }) => ({ ...board, isByBlock: from !== null, words: words(from) }))
  return (
    <>
      <header className={styles.head}>
        <h1>{t('settings.title')}</h1>
        <p className={`${styles.about} soft`}>
          {t.rich('settings.about', { log: (words) => <Link href="/log">{words}</Link> })}
        </p>
      </header>
      <OrganisationForm name={name} />
      <PhoneForm phone={phone} />
      <RuledSection className={styles.section} aria-labelledby="publishing">
        <h2 id="publishing">{t('settings.publishing')}</h2>
        <ThresholdForm threshold={threshold} />
      </RuledSection>
      <RuledSection className={styles.section} aria-labelledby="boards">
        <h2 id="boards">{t('settings.boards')}</h2>
        <p className="soft">{t('settings.boardsAbout')}</p>
        <BoardGrains boards={boardRows} />
      </RuledSection>
      <RuledSection className={styles.section} aria-labelledby="questionnaire">
        <h2 id="questionnaire">{staffWords('questionnaire.title')}</h2>
        <QuestionnaireSection {...versions} />
      </RuledSection>
      <RuledSection className={styles.section} aria-labelledby="concerns">
        <h2 id="concerns">{concernWords('title')}</h2>
        <p className="soft">{concernWords('about')}</p>
        <ConcernSettingsForm
          {...concerns}
          bounds={{ min: fewestMonths, max: mostMonths }}
          mostContacts={mostContacts}
        />
      </RuledSection>
      <RuledSection className={styles.section} aria-labelledby="retention">
        <h2 id="retention">{retentionWords('title')}</h2>
        <p className={`${styles.about} soft`}>{retentionWords('about')}</p>
        <RetentionTermsForm terms={terms} bounds={{ min: fewestTermMonths, max: mostTermMonths }} />
      </RuledSection>
      <RuledSection className={styles.section} aria-labelledby="backups">
        <h2 id="backups">{backupWords('title')}</h2>
        <BackupSection report={backups} />
      </RuledSection>
      <RuledSection className={styles.section} aria-labelledby="person-export">
        <h2 id="person-export">{staffWords('personExport.title')}</h2>
        <p className={`${styles.about} soft`}>{staffWords('personExport.about')}</p>
        <PersonExportSection {...personExport} />
      </RuledSection>
      <RuledSection className={styles.section} aria-labelledby="signals">
        <h2 id="signals">{signalWords('title')}</h2>
        <SignalLimitForm familiesADay={familiesADay} bounds={{ min: fewestFamiliesADay, max: mostFamiliesADay }} />
      </RuledSection>
      <RuledSection aria-label={erasureWords('link')}>
        <Link href="/erasures">{erasureWords('link')}</Link>
      </RuledSection>
    </>
  )
}

export default SettingsPage
