import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { FilterForm } from '@/components/list/filter-form'
import { FilterSelect } from '@/components/list/filter-select'
import { AddInterpreter } from '@/features/interpreters/components/add-interpreter'
import { InterpreterList } from '@/features/interpreters/components/interpreter-list'
import { InterpreterTasks } from '@/features/interpreters/components/interpreter-tasks'
import styles from '@/features/interpreters/components/interpreters.module.css'
import { interpreterList } from '@/features/interpreters/queries/interpreter-list'
import { interpreterTasks } from '@/features/interpreters/queries/interpreter-tasks'
import { interpreterFilterSchema } from '@/features/interpreters/schema'
import { languageName, languageNames } from '@/i18n/language-names'
import { today } from '@/server/clock'
import { orNotFound } from '@/server/page'
import { recordView } from '@/server/record-view'
import { requireActor } from '@/server/session'

export const generateMetadata = async (): Promise<Metadata> => ({
  title: (await getTranslations('interpreters'))('title'),
})

const InterpretersPage = async ({ searchParams }: PageProps<'/interpreters'>) => {
  const actor = await requireActor()
  const filter = interpreterFilterSchema.parse(await searchParams)
  const [{ languages, ...list }, tasks] = await orNotFound(() =>
    Promise.all([interpreterList(actor, filter), interpreterTasks(actor)]),
  )
  await recordView(actor, {
    verb: 'interpreter.read',
    part: 'list',
    families: tasks.map(({ familyId }) => familyId),
  })
  const [t, locale] = await Promise.all([getTranslations('interpreters'), getLocale()])
  return (
    <>
      <header className={styles.lead}>
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
        <p className="soft">{t('noChild')}</p>
      </header>
      {tasks.length > 0 ? (
        <section className={styles.tasks}>
          <h2>{t('tasks.title')}</h2>
          <p className="soft">{t('tasks.lead')}</p>
          <InterpreterTasks tasks={tasks} />
        </section>
      ) : null}
      <AddInterpreter languages={languageNames([], locale)} today={today()} />
      {languages.length > 1 ? (
        <FilterForm
          path="/interpreters"
          label={t('filters')}
          submit={t('show')}
          narrowed={filter.language !== undefined}
        >
          <FilterSelect
            name="language"
            label={t('language')}
            all={t('allLanguages')}
            value={filter.language}
            options={languages.map((value) => ({ value, label: languageName(value, locale) }))}
          />
        </FilterForm>
      ) : null}
      <InterpreterList {...list} />
    </>
  )
}

export default InterpretersPage
