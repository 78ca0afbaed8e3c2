'use client'

import { answered } from '@/components/form/answered'
import type { Refused } from '@/components/form/checked-form'
import { fieldText } from '@/components/form/field-text'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { helpResults, type HelpResult } from '@/domain/calls/help-result'
import { changeHelpAction, closeHelpAction, reopenHelpAction } from '../actions'
import type { Help } from '../queries/help-columns'
import { Panel, PromiseFields, ResultFields, TextField, type Owner } from './help-panel'
import styles from './help.module.css'

/** `about`: what kind of help and whose, said with each button, because a page has many of them. */
type Props = { item: Help; about: string; owners: readonly Owner[] }
type Answer = { ok: true; data: { version: number } } | ({ ok: false } & Refused)

const resultOf = (fields: FormData) => helpResults.find((result) => result === fields.get('result'))

/** What can be done with one help item: close it with its result, change it, open it again. All of it can be taken back. */
export const HelpActions = ({ item, about, owners }: Props) => {
  const t = useTranslations('help')
  const words = useTranslations('frame.actions')
  const router = useRouter()
  const [panel, setPanel] = useState<'close' | 'change' | null>(null)
  const [closed, setClosed] = useState<{ result: HelpResult; version: number } | null>(null)
  const [problem, setProblem] = useState('')
  const [busy, startSending] = useTransition()
  const { id, version } = item

  const send = async (work: () => Promise<Answer>, done: (newVersion: number) => void) => {
    const answer = await answered(work())
    if (!answer.ok) return answer
    setProblem('')
    setPanel(null)
    done(answer.data.version)
    return null
  }
  const close = async (fields: FormData) => {
    const result = resultOf(fields)
    if (!result) return { message: t('close.choose'), problems: [] }
    return send(
      () => closeHelpAction({ id, version, result, resultNote: fieldText(fields, 'resultNote') }),
      (newVersion) => setClosed({ result, version: newVersion }),
    )
  }
  const change = (fields: FormData) => {
    const promise = { ownerId: fieldText(fields, 'ownerId'), dueOn: fieldText(fields, 'dueOn') }
    return send(
      () => changeHelpAction({ id, version, text: fieldText(fields, 'text'), ...promise }),
      () => router.refresh(),
    )
  }
  const reopen = (from: number) =>
    startSending(async () => {
      const refused = await send(
        () => reopenHelpAction({ id, version: from }),
        () => {
          setClosed(null)
          router.refresh()
        },
      )
      if (refused) setProblem(refused.message)
    })

  const frame = { onCancel: () => setPanel(null), opens: true }
  if (closed)
    return (
      <div tabIndex={-1} className={styles.actions} role="status">
        <span>{t('close.saved', { result: t(`results.${closed.result}`) })}</span>
        <button type="button" className="button button-quiet" onClick={() => reopen(closed.version)}>
          {words('undo')}
          <About about={about} />
        </button>
        {problem ? <p className="problem">{problem}</p> : null}
      </div>
    )
  return (
    <>
      <div className={`${styles.actions} no-print`}>
        {item.state === 'open' ? (
          <>
            <Opener opens="close" panel={panel} onToggle={setPanel} label={t('close.open')} about={about} />
            <Opener opens="change" panel={panel} onToggle={setPanel} label={t('change.open')} about={about} />
          </>
        ) : (
          <button type="button" className="button button-quiet" onClick={() => reopen(version)} aria-disabled={busy}>
            {t('reopen')}
            <About about={about} />
          </button>
        )}
        {problem ? (
          <p className="problem" role="alert">
            {problem}
          </p>
        ) : null}
      </div>
      {panel === 'close' ? (
        <Panel {...frame} onSend={close} save={t('close.save')}>
          <ResultFields note={item.resultNote} />
        </Panel>
      ) : null}
      {panel === 'change' ? (
        <Panel {...frame} onSend={change} save={t('change.save')}>
          <TextField name="text" label={t('add.text')} text={item.text} />
          <PromiseFields owners={owners} ownerId={item.owner?.id ?? ''} dueOn={item.dueOn ?? ''} />
        </Panel>
      ) : null}
    </>
  )
}

type OpenerProps = {
  opens: 'close' | 'change'
  panel: 'close' | 'change' | null
  onToggle: (panel: 'close' | 'change' | null) => void
  label: string
  about: string
}

const About = ({ about }: { about: string }) => <span className="visually-hidden"> {about}</span>

const Opener = ({ opens, panel, onToggle, label, about }: OpenerProps) => (
  <button
    type="button"
    className={opens === 'close' ? 'button' : 'button button-quiet'}
    aria-expanded={panel === opens}
    onClick={() => onToggle(panel === opens ? null : opens)}
  >
    {label}
    <About about={about} />
  </button>
)
