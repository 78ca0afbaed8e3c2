'use client'

import { useTranslations } from 'next-intl'
import { useId, type ReactNode, type SyntheticEvent } from 'react'
import { helpResults } from '@/domain/calls/help-result'
import styles from './help.module.css'

export type Owner = { id: string; name: string }

/** Owner and day: the two things without which help is only meant well. */
export const PromiseFields = ({
  owners,
  ownerId,
  dueOn,
}: {
  owners: readonly Owner[]
  ownerId: string
  dueOn: string
}) => {
  const t = useTranslations('help')
  const ids = [useId(), useId()]
  return (
    <div className={styles.pair}>
      <div className="field">
        <label htmlFor={ids[0]}>{t('add.owner')}</label>
        <select id={ids[0]} name="ownerId" className="input" required defaultValue={ownerId}>
          <option value="">{t('noOwner')}</option>
          {owners.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor={ids[1]}>{t('add.due')}</label>
        <input id={ids[1]} name="dueOn" type="date" className="input" required defaultValue={dueOn} />
      </div>
    </div>
  )
}

export const TextField = ({ name, label, text }: { name: string; label: string; text: string }) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} name={name} className="input" rows={2} maxLength={1000} defaultValue={text} />
    </div>
  )
}

export const ResultFields = ({ note }: { note: string }) => {
  const t = useTranslations('help')
  return (
    <>
      <fieldset className={styles.results}>
        <legend>{t('close.question')}</legend>
        {helpResults.map((result) => (
          <label key={result}>
            <input type="radio" name="result" value={result} required />
            {t(`results.${result}`)}
          </label>
        ))}
      </fieldset>
      <TextField name="resultNote" label={t('close.note')} text={note} />
    </>
  )
}

type PanelProps = {
  onSend: (fields: FormData) => void
  onCancel: () => void
  save: string
  problem: string
  busy: boolean
  children: ReactNode
}

export const Panel = ({ onSend, onCancel, save, problem, busy, children }: PanelProps) => {
  const frame = useTranslations('frame.actions')
  const send = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!busy) onSend(new FormData(event.currentTarget))
  }
  return (
    <form className={styles.panel} onSubmit={send}>
      {children}
      {problem ? (
        <p className="problem" role="alert">
          {problem}
        </p>
      ) : null}
      <div className={styles.actions}>
        <button type="submit" className="button button-main" aria-disabled={busy}>
          {save}
        </button>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          {frame('cancel')}
        </button>
      </div>
    </form>
  )
}
