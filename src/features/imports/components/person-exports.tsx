'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState, type ComponentProps } from 'react'
import { ConfirmedDownload } from '@/components/form/confirmed-download'
import { Field } from '@/components/form/field'
import { href } from '@/components/layout/href'
import { PlainList } from '@/components/list/plain-list'
import { oneOf } from '@/domain/closed-lists'
import { exportReasons, type ExportReason } from '../schema'
import { ExportFile } from './export-file'
import styles from './imports.module.css'

export type ShownFile = Pick<ComponentProps<typeof ExportFile>, 'kind' | 'drawn' | 'ready'> & { byJob: boolean }

/** The files with persons in them. Why somebody wants them is asked first, and stands in the log. */
export const PersonExports = ({ files }: { files: readonly ShownFile[] }) => {
  const t = useTranslations('imports.exports')
  const [chosen, setChosen] = useState<ExportReason | null>(null)
  const [isMissing, setMissing] = useState(false)
  const field = useRef<HTMLSelectElement>(null)
  const reasonOf = () => {
    setMissing(chosen === null)
    if (chosen === null) field.current?.focus()
    return chosen
  }
  return (
    <>
      <p className={styles.text}>{t('persons')}</p>
      <Field path="reason" label={t('why')} hint={t('whyHint')} problem={isMissing ? t('whyMissing') : undefined}>
        {(props) => (
          <select
            {...props}
            ref={field}
            className="input"
            value={chosen ?? ''}
            onChange={({ target }) => {
              setChosen(oneOf(exportReasons, target.value) ?? null)
              setMissing(false)
            }}
          >
            <option value="">{t('choose')}</option>
            {exportReasons.map((reason) => (
              <option key={reason} value={reason}>
                {t(`reasons.${reason}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <PlainList className={files.some(({ byJob }) => byJob) ? styles.files : styles.links}>
        {files.map(({ kind, byJob, drawn, ready }) => (
          <li key={kind} className={styles.export}>
            {byJob ? (
              <ExportFile kind={kind} drawn={drawn} ready={ready} reasonOf={reasonOf} />
            ) : (
              <ConfirmedDownload
                href={href('/api/exports/[kind]', { kind }, { reason: chosen ?? undefined })}
                mayFetch={() => reasonOf() !== null}
              >
                {t(kind)}
              </ConfirmedDownload>
            )}
          </li>
        ))}
      </PlainList>
    </>
  )
}
