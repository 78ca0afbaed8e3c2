'use client'

import { useLocale, useTranslations } from 'next-intl'
import { useState, type ReactNode } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { ProblemMessage } from '@/components/form/command-message'
import { ConfirmedDownload } from '@/components/form/confirmed-download'
import { useCommand } from '@/components/form/use-command'
import { ButtonRow } from '@/components/layout/button-row'
import { href } from '@/components/layout/href'
import { useProgress, type Progress } from '@/components/work/use-progress'
import { requestExportAction } from '../actions'
import type { ExportReason, FileKind } from '../schema'
import styles from './imports.module.css'

type Props = {
  kind: FileKind
  /** Why the file is asked for, as a file of persons must say; null says that this is missing. */
  reasonOf?: () => ExportReason | null | undefined
  drawn: Progress | null
  /** The file that is ready, until when it can be fetched, and the button that puts it away. */
  ready: { job: string; until: string; dismiss: ReactNode } | null
}

/** A file of many rows: asked for, made by a job, and offered to the person who asked. */
export const ExportFile = ({ kind, reasonOf = () => undefined, drawn, ready }: Props) => {
  const t = useTranslations('imports.exports')
  const locale = useLocale()
  const { progress, begin } = useProgress(href('/api/exports/[kind]/progress', { kind }), drawn)
  const [isFollowed, setFollowed] = useState(false)
  const [fetchedJob, setFetchedJob] = useState('')
  if (progress && !isFollowed) setFollowed(true)
  const request = useCommand(requestExportAction, { onSuccess: begin })
  const ask = () => {
    const reason = reasonOf()
    if (reason !== null) void request.run({ kind, locale, reason })
  }
  const offer = progress ? null : ready
  const about = `export-${kind}`
  const status = progress ? t('making') : isFollowed && offer ? t('ready') : ''
  return (
    <>
      {offer ? (
        <ButtonRow>
          <ConfirmedDownload
            href={href('/api/exports/[kind]/[id]', { kind, id: offer.job })}
            aria-describedby={about}
            onFetch={() => setFetchedJob(offer.job)}
          >
            {t(kind)}
          </ConfirmedDownload>
          {offer.dismiss}
        </ButtonRow>
      ) : (
        <CommandButton pending={request.pending || progress !== null} aria-describedby={about} onClick={ask}>
          {t(`make.${kind}`)}
        </CommandButton>
      )}
      <p id={about} className={`small soft ${styles.text}`}>
        {offer ? (fetchedJob === offer.job ? t('fetched') : t('until', { moment: offer.until })) : t('large')}
      </p>
      <p role="status" className={progress ? 'small' : 'visually-hidden'}>
        {status}
      </p>
      <ProblemMessage message={request.message} />
    </>
  )
}
