import { useLocale, useTranslations } from 'next-intl'
import { isolatedText } from '@/domain/isolated-text'
import { AddFamilyConcern } from './add-family-concern'
import { SourceField } from './source-field'
import { useEntryTexts } from './use-entry-texts'
import styles from './raise-concern.module.css'

type Props = {
  familyId: string
  /** Whom a screen reader names in the line that opens the form, on a page with several families. */
  name?: string
  /** The key that opens the form on this page. */
  shortcut?: string
}

/** A form behind a line that raises a safety concern about a family without an interview, on any card or page. */
export const RaiseConcern = ({ familyId, name, shortcut }: Props) => {
  const t = useTranslations('concerns')
  const { raise } = useEntryTexts()
  const opens = (
    <>
      {raise.opens}
      {name ? <span className="visually-hidden"> {t('raiseAbout', { name: isolatedText(name) })}</span> : null}
      {shortcut ? (
        <kbd aria-hidden className={styles.key}>
          {shortcut}
        </kbd>
      ) : null}
    </>
  )
  return (
    <AddFamilyConcern familyId={familyId} texts={{ ...raise, opens }} locale={useLocale()}>
      <SourceField />
    </AddFamilyConcern>
  )
}
