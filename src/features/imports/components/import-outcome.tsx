'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { CommandButton } from '@/components/form/command-button'
import type { ProposalKind } from '@/domain/exchange/problem'
import { ButtonRow } from '@/components/layout/button-row'
import { AlikeTable } from './alike-table'
import { ChangeTable } from './change-table'
import { FileReading } from './file-reading'
import styles from './imports.module.css'
import { LineTable } from './line-table'
import { ProposalTable } from './proposal-table'
import type { ReportInWords } from './upload'

/** The outcome takes the focus, so that a screen reader reads it and the next step is one key away. */
const Outcome = ({ title, children }: { title: string; children: ReactNode }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [title])
  return (
    <section className={styles.outcome} aria-labelledby="outcome">
      <h2 id="outcome" ref={heading} tabIndex={-1}>
        {title}
      </h2>
      {children}
    </section>
  )
}

const Counts = ({ counts }: Pick<ReportInWords, 'counts'>) => {
  const t = useTranslations('imports.preview.counts')
  return (
    <dl className={styles.counts}>
      {(['created', 'changed', 'unchanged'] as const).map((key) => (
        <div key={key}>
          <dt>{t(key)}</dt>
          <dd>{counts[key]}</dd>
        </div>
      ))}
    </dl>
  )
}

const NewCallers = ({ emails }: { emails: readonly string[] }) => {
  const t = useTranslations('imports.preview')
  return emails.length > 0 ? (
    <div className={styles.text}>
      <p>{t('newCallers', { count: emails.length })}</p>
      <ul className={styles.emails}>
        {emails.map((email) => (
          <li key={email}>{email}</li>
        ))}
      </ul>
    </div>
  ) : null
}

type Props = {
  report: ReportInWords
  busy: boolean
  /** Previews the file again with these kinds of proposals accepted. */
  look: (accepted: readonly ProposalKind[]) => void
  store: () => void
  again: () => void
}

/** Only what was previewed is stored, so another choice of proposals makes another preview. */
const Preview = ({ report, busy, look, store, again }: Props) => {
  const t = useTranslations('imports.preview')
  const [acceptedKinds, tick] = useState<readonly ProposalKind[]>(report.accepted)
  const isShown = report.proposalKinds.every(
    ({ kind }) => acceptedKinds.includes(kind) === report.accepted.includes(kind),
  )
  const { created, changed } = report.counts
  const changes = created + changed > 0
  const confirm =
    report.proposalCount === 0 ? 'confirm' : report.accepted.length > 0 ? 'proposals.take' : 'proposals.leave'
  const button = (label: string, press: () => void, look = '') => (
    <CommandButton pending={busy} className={`button ${look}`} onClick={press}>
      {label}
    </CommandButton>
  )
  return (
    <Outcome title={t('title')}>
      <Counts counts={report.counts} />
      <p className={styles.text}>{changes ? t('ready') : t('nothing')}</p>
      <NewCallers emails={report.newCallers} />
      <FileReading {...report} />
      {report.alikeCount > 0 ? <AlikeTable report={report} /> : null}
      {report.changeCount > 0 ? <ChangeTable report={report} /> : null}
      {report.proposalCount > 0 ? <ProposalTable report={report} ticked={acceptedKinds} tick={tick} /> : null}
      <ButtonRow className={styles.steps}>
        {isShown ? null : button(t('proposals.look'), () => look(acceptedKinds), 'button-main')}
        {isShown && changes ? button(t(confirm), store, 'button-main') : null}
        {button(t('again'), again)}
      </ButtonRow>
    </Outcome>
  )
}

/** The problems of a file that was not imported, and how it was read. */
export const ImportProblems = ({ report }: Pick<Props, 'report'>) => {
  const t = useTranslations('imports')
  return (
    <>
      <p className={styles.text}>{t('problemsText')}</p>
      <LineTable
        rows={report.problems}
        head={t('table.problem')}
        caption={t('problemsTitle', { count: report.problemCount })}
      />
      <FileReading {...report} />
      {report.problemCount > report.problems.length ? (
        <p className="soft">{t('problemsMore', { shown: report.problems.length, count: report.problemCount })}</p>
      ) : null}
    </>
  )
}

/** What a file would change, its problems, or that it is stored. */
export const ImportOutcome = (props: Props) => {
  const t = useTranslations('imports')
  const { report, again } = props
  if (report.problemCount > 0)
    return (
      <Outcome title={t('problemsTitle', { count: report.problemCount })}>
        <ImportProblems report={report} />
      </Outcome>
    )
  if (!report.applied) return <Preview key={report.fingerprint} {...props} />
  return (
    <Outcome title={t('done.title')}>
      <p>{t('done.text', report.counts)}</p>
      <ButtonRow className={styles.steps}>
        <button type="button" className="button" onClick={again}>
          {t('done.next')}
        </button>
      </ButtonRow>
    </Outcome>
  )
}
