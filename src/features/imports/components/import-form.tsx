'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useRef, useState, type FormEvent } from 'react'
import type { FileOffer } from '../queries/file-offer'
import { fileKinds, type FileKind } from '../schema'
import { ColumnList } from './column-list'
import { ImportOutcome } from './import-outcome'
import styles from './imports.module.css'
import { upload, type Confirmed, type ReportInWords, type Uploaded } from './upload'

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

/** From a file to what it would change, and only then to storing it: the same file is sent twice and must be the same. */
const useImport = (offer: FileOffer) => {
  const t = useTranslations('imports')
  const router = useRouter()
  const [phase, setPhase] = useState<Phase>('choosing')
  const [report, setReport] = useState<ReportInWords | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const megabytes = offer.bytes / 1024 / 1024

  const begin = (to: Phase = 'choosing', why: string | null = null) => {
    setPhase(to)
    setReport(null)
    setTrouble(why)
  }
  const wordsFor = (failed: Exclude<Uploaded, { ok: true }>) => {
    if (failed.reason === 'refused') return failed.message
    return failed.reason === 'file_gone' ? t('fileGone') : t('noConnection')
  }

  const send = async (kind: FileKind, file: File | undefined, confirmed: Confirmed | null) => {
    if (!file) return begin('choosing', t('chooseFirst'))
    if (file.size > offer.bytes) return begin('choosing', t('fileTooLarge', { megabytes }))
    setTrouble(null)
    setPhase(confirmed ? 'storing' : 'looking')
    const outcome = await upload(kind, file, confirmed)
    if (!outcome.ok) return begin('choosing', wordsFor(outcome))
    setReport(outcome.data)
    setPhase(outcome.data.applied ? 'stored' : 'looked')
    if (outcome.data.applied) router.refresh()
  }
  return { phase, report, trouble, begin, send }
}

export const ImportForm = ({ offer }: { offer: FileOffer }) => {
  const t = useTranslations('imports')
  const [kind, setKind] = useState<FileKind>('schools')
  const input = useRef<HTMLInputElement>(null)
  const { phase, report, trouble, begin, send } = useImport(offer)
  const busy = phase === 'looking' || phase === 'storing'
  const chosen = () => input.current?.files?.[0]

  const choose = (one: FileKind) => {
    setKind(one)
    if (input.current) input.current.value = ''
    begin()
  }
  const look = (event: FormEvent) => {
    event.preventDefault()
    if (!busy) void send(kind, chosen(), null)
  }
  const again = () => {
    choose(kind)
    input.current?.focus()
  }

  return (
    <>
      <form className={styles.section} onSubmit={look}>
        <KindChoice kind={kind} choose={choose} />
        <ColumnList kind={kind} columns={offer.columns[kind]} />
        <div className={`field ${styles.file}`}>
          <label htmlFor="file">{t('file')}</label>
          <input
            ref={input}
            id="file"
            className="input"
            type="file"
            accept=".csv,text/csv"
            aria-describedby="file-hint file-trouble"
            aria-invalid={trouble !== null}
            onChange={() => begin()}
          />
          <p id="file-hint" className="soft small">
            {t('fileHint', { megabytes: offer.bytes / 1024 / 1024, lines: offer.lines })}
          </p>
          <p id="file-trouble" className="problem" role="alert">
            {trouble}
          </p>
        </div>
        <button className={`button ${report ? '' : 'button-main'}`} type="submit" aria-disabled={busy}>
          {t('look')}
        </button>
      </form>
      <p role="status" className={styles.wait}>
        {phase === 'looking' ? t('looking') : phase === 'storing' ? t('preview.confirming') : null}
      </p>
      {report ? (
        <ImportOutcome
          report={report}
          busy={busy}
          store={(proposals) =>
            void send(kind, chosen(), { fingerprint: report.fingerprint, ...(proposals ? { proposals } : {}) })
          }
          again={again}
        />
      ) : null}
    </>
  )
}
