'use client'

import { CommandButton } from '@/components/form/command-button'
import { ProblemMessage } from '@/components/form/command-message'
import { fieldText } from '@/components/form/field-text'
import { useCommand } from '@/components/form/use-command'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { helpResults, type HelpResult } from '@/domain/calls/help-result'
import { updateHelpAction, closeHelpAction, reopenHelpAction } from '../actions'
import type { Help } from '../parts/help-columns'
import { HelpText, Panel, PromiseFields, ResultFields, type Owner } from './help-panel'
import styles from './help.module.css'

/** `about` names the help and its family in each button for screen readers, because a page has many such buttons. */
type Props = { item: Help; about: string; owners: readonly Owner[] }

const resultOf = (fields: FormData) => helpResults.find((result) => result === fields.get('result'))

/** The buttons and forms of one help item: close it with its result, change it, open it again. */
export const HelpActions = ({ item, about, owners }: Props) => {
  const t = useTranslations('help')
  const words = useTranslations('frame.actions')
  const router = useRouter()
  const [panel, setPanel] = useState<'close' | 'change' | null>(null)
  const [closedHelp, setClosed] = useState<{ result: HelpResult; version: number } | null>(null)
  const { id, version } = item

  const close = useCommand(closeHelpAction, {
    onSuccess: (data, { result }) => {
      setPanel(null)
      setClosed({ result, version: data.version })
    },
  })
  const change = useCommand(updateHelpAction, {
    onSuccess: () => {
      setPanel(null)
      router.refresh()
    },
  })
  const reopen = useCommand(reopenHelpAction, {
    onSuccess: () => {
      setPanel(null)
      setClosed(null)
      router.refresh()
    },
  })
  const sendResult = async (fields: FormData) => {
    const result = resultOf(fields)
    if (!result) return { message: t('close.choose'), problems: [] }
    return close.run({ id, version, result, resultNote: fieldText(fields, 'resultNote') })
  }
  const sendChange = (fields: FormData) => {
    const promise = { ownerId: fieldText(fields, 'ownerId'), dueOn: fieldText(fields, 'dueOn') }
    return change.run({ id, version, text: fieldText(fields, 'text'), ...promise })
  }

  const frame = { onCancel: () => setPanel(null), opens: true }
  if (closedHelp)
    return (
      <>
        <div tabIndex={-1} className={styles.actions} role="status">
          <span>{t('close.saved', { result: t(`results.${closedHelp.result}`) })}</span>
          <CommandButton
            pending={reopen.pending}
            className="button button-quiet"
            onClick={() => void reopen.run({ id, version: closedHelp.version })}
          >
            {words('undo')}
            <About about={about} />
          </CommandButton>
        </div>
        <ProblemMessage message={reopen.message} />
      </>
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
          <CommandButton
            pending={reopen.pending}
            className="button button-quiet"
            onClick={() => void reopen.run({ id, version })}
          >
            {t('reopen')}
            <About about={about} />
          </CommandButton>
        )}
        <ProblemMessage message={reopen.message} />
      </div>
      {panel === 'close' ? (
        <Panel {...frame} onSend={sendResult} pending={close.pending} save={t('close.save')}>
          <ResultFields note={item.resultNote} />
        </Panel>
      ) : null}
      {panel === 'change' ? (
        <Panel {...frame} onSend={sendChange} pending={change.pending} save={t('change.save')}>
          <HelpText path="text" label={t('add.text')} opensWith={item.text} />
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
