import { FigureTable } from '@/components/charts/figure-table'
import { languageName } from '@/i18n/language-names'
import type { ReachPage } from '../queries/reach-page'
import { Section } from './section'
import { reachWords } from './words'

export const LanguagesWithoutCaller = async ({ languages }: { languages: ReachPage['languages'] }) => {
  const { t, locale, count } = await reachWords()
  const rows = languages
    .map((row) => ({ ...row, name: languageName(row.language, locale) }))
    .toSorted((a, b) => a.name.localeCompare(b.name, locale))
  return (
    <Section id="languages" title={t('languages.title')}>
      {rows.length === 0 ? (
        <p>{t('languages.none')}</p>
      ) : (
        <>
          <p>{t('languages.lead')}</p>
          <FigureTable
            caption={t('languages.caption')}
            head={[t('languages.language'), t('languages.families'), t('languages.failed')]}
            rows={rows.map(({ language, name, families, failed }) => ({
              key: language,
              label: name,
              cells: [count(families), count(failed)],
            }))}
          />
        </>
      )}
    </Section>
  )
}
