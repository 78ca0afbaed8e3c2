import { getTranslations } from 'next-intl/server'
import { PlainList } from '@/components/list/plain-list'
import { href } from '@/components/layout/href'
import { fileKinds } from '../schema'
import styles from './imports.module.css'

/** Links to the exports: everything that is imported can be exported. */
export const ExportLinks = async () => {
  const t = await getTranslations('imports.exports')
  return (
    <section className={styles.section} aria-labelledby="exports">
      <h2 id="exports">{t('title')}</h2>
      <p className={styles.text}>{t('text')}</p>
      <PlainList className={styles.links}>
        {fileKinds.map((kind) => (
          <li key={kind}>
            <a className="button" href={href('/api/exports/[kind]', { kind })} download>
              {t(kind)}
            </a>
          </li>
        ))}
      </PlainList>
    </section>
  )
}
