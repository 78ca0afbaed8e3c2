'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { Field } from '@/components/form/field'
import type { FileOffer } from '../queries/file-offer'
import { fileKinds, type FileKind } from '../schema'
import { ColumnList } from './column-list'
import { ImportOutcome } from './import-outcome'
import styles from './imports.module.css'
import { upload, type ReportInWords, type Uploaded, type Wish } from './upload'

type Phase = 'choosing' | 'looking' | 'looked' | 'storing' | 'stored'

const KindChoice = ({ kind, choose }: { kind: FileKind; choose: (kind: FileKind) => void }) => {
  const t = useTranslations('imports')
  return (
    <fieldset className={styles.kinds}>
      <legend>{t('what')}</legend>
      {fileKinds.map((one) => (
        <label key={one} className={styles.kind}>
          <input type="radio" name="kind" value={one} checked={kind === one} onChange={() => choose(one)} />
          <strong>{t(`kinds.${one}`)}</strong>
          <span className="soft small">{t(`kindTexts.${one}`)}</span>
        </label>
      ))}
    </fieldset>
  )
}

/**
 * Previews a file first and stores it only after confirmation. The file is sent twice; the fingerprint checks that it is the
 * same.
 */
const useImport = (offer: FileOffer, queued: () => void) => {
  const t = useTranslations('imports')
  const router = useRouter()
  const [phase, setPhase] = useState<Phase>('choosing')
  const [report, setReport] = useState<ReportInWords | null>(null)
  const megabytes = offer.bytes / 1024 / 1024

  const begin = () => {
    setPhase('choosing')
    setReport(null)
  }
  const stop = (message: string) => {
    begin()
    return { message, problems: [{ path: 'file', message }] }
  }
  const wordsFor = (failedUpload: Exclude<Uploaded, { ok: true }>) => {
    if (failedUpload.reason === 'refused') return failedUpload.message
    return failedUpload.reason === 'file_gone' ? t('fileGone') : t('noConnection')
  }

  const send = async (kind: FileKind, file: File | undefined, wish: Wish) => {
    if (!file) return stop(t('chooseFirst'))
    if (file.size > offer.bytes) return stop(t('fileTooLarge', { megabytes }))
    setPhase(wish.fingerprint ? 'storing' : 'looking')
    const outcome = await upload(kind, file, wish)
    if (!outcome.ok) return stop(wordsFor(outcome))
    if ('queued' in outcome.data) {
      begin()
      queued()
      return null
    }
    setReport(outcome.data)
    setPhase(outcome.data.applied ? 'stored' : 'looked')
    if (outcome.data.applied) router.refresh()
    return null
  }
  return { phase, report, begin, send }
}

type Props = {
  offer: FileOffer
  /** A large file was accepted: a job imports it. */
  queued: () => void
}

export const ImportForm = ({ offer, queued }: Props) => {
  const t = useTranslations('imports')
  const [kind, setKind] = useState<FileKind>('schools')
  const input = useRef<HTMLInputElement>(null)
  const [notStored, setNotStored] = useState('')
  const { phase, report, begin, send } = useImport(offer, queued)
  const busy = phase === 'looking' || phase === 'storing'
  const chosen = () => input.current?.files?.[0]

  const choose = (one: FileKind) => {
    setKind(one)
    if (input.current) input.current.value = ''
    begin()
  }
  const again = () => {
    choose(kind)
    input.current?.focus()
  }

  return (
    <>
      <CheckedForm className={styles.section} onSend={() => send(kind, chosen(), { accepted: [], fingerprint: null })}>
        <KindChoice kind={kind} choose={choose} />
        <ColumnList kind={kind} columns={offer.columns[kind]} />
        <Field
          path="file"
          className={`field ${styles.file}`}
          label={t('file')}
          hint={t('fileHint', { megabytes: offer.bytes / 1024 / 1024, lines: offer.lines })}
        >
          {(field) => (
            <input
              {...field}
              ref={input}
              className="input"
              type="file"
              accept=".csv,text/csv"
              onChange={() => begin()}
            />
          )}
        </Field>
        <CommandButton pending={busy} className={`button ${report ? '' : 'button-main'}`}>
          {t('look')}
        </CommandButton>
      </CheckedForm>
      <p role="status" className={styles.wait}>
        {phase === 'looking' ? t('looking') : phase === 'storing' ? t('preview.confirming') : null}
      </p>
      {notStored && !report ? (
        <p role="alert" className="problem">
          {notStored}
        </p>
      ) : null}
      {report ? (
        <ImportOutcome
          report={report}
          busy={busy}
          look={(acceptedKinds) => void send(kind, chosen(), { accepted: acceptedKinds, fingerprint: null })}
          store={() => void send(kind, chosen(), report).then((refusal) => setNotStored(refusal?.message ?? ''))}
          again={again}
        />
      ) : null}
    </>
  )
}
