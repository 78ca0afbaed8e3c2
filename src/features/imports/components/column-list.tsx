import { useTranslations } from 'next-intl'
import { Disclosure } from '@/components/layout/disclosure'
import { href } from '@/components/layout/href'
import type { FileKind } from '../schema'
import styles from './imports.module.css'

/** What the columns of one file mean, folded away until somebody opens it. */
export const ColumnList = ({ kind, columns }: { kind: FileKind; columns: readonly string[] }) => {
  const t = useTranslations('imports.columns')
  // Of the many columns of an interview only those that are no question have an entry.
  // Message keys are typed by name. `has` checks that the column has a message before the key is used.
  const keyOf = (column: string) => `${kind}.${column}` as 'schools.ref'
  const explainedColumns = columns.filter((column) => t.has(keyOf(column)))
  return (
    <Disclosure summary={t('title')}>
      <div className={styles.text}>
        <p>{t('text')}</p>
        <dl className={styles.meanings}>
          {explainedColumns.map((column) => (
            <div key={column}>
              <dt>
                <code>{column}</code>
              </dt>
              <dd>{t(keyOf(column))}</dd>
            </div>
          ))}
        </dl>
        {kind === 'interviews' ? <p>{t('interviews.others')}</p> : null}
        <p>
          <a className="button" href={href('/api/imports/[kind]/template', { kind })} download>
            {t('template')}
          </a>
        </p>
      </div>
    </Disclosure>
  )
}
