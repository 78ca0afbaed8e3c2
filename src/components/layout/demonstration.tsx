import { getTranslations } from 'next-intl/server'
import styles from './demonstration.module.css'

type Texts = { label: string; text: string }

/** Whoever draws the line asks for its texts before: a part of a page that waits by itself makes equal pages differ. */
export const demonstrationTexts = async (): Promise<Texts> => {
  const t = await getTranslations('factors.demonstration')
  return { label: t('label'), text: t('text') }
}

/** Says on every page of a demonstration that its people are fictional. */
export const Demonstration = ({ texts: { label, text } }: { texts: Texts }) => (
  <aside className={`${styles.line} no-print`} aria-label={label} data-demonstration>
    {text}
  </aside>
)
