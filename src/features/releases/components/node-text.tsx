'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState, useTransition } from 'react'
import { answered } from '@/components/form/answered'
import { fieldText } from '@/components/form/field-text'
import { LeaveGuard } from '@/components/form/leave-guard'
import { writeTextAction } from '../actions'
import type { WrittenText } from '../queries/preparation'
import styles from './releases.module.css'

type Props = {
  preparationId: string
  node: string
  level: 'municipality' | 'board' | 'school'
  text: WrittenText | undefined
}

const linesOf = (text: string) => text.split('\n')

const Lines = ({ name, label, lines }: { name: string; label: string; lines: readonly string[] }) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} name={name} className="input" rows={3} maxLength={4000} defaultValue={lines.join('\n')} />
    </div>
  )
}

/** The comment, the points and the requests of one recipient. */
export const NodeText = ({ preparationId, node, level, text }: Props) => {
  const t = useTranslations('releases.text')
  const router = useRouter()
  const id = useId()
  const [said, setSaid] = useState('')
  const [dirty, setDirty] = useState(false)
  const [busy, startSending] = useTransition()
  const send = (fields: FormData) =>
    startSending(async () => {
      const answer = await answered(
        writeTextAction({
          preparationId,
          node,
          version: text?.version ?? 0,
          comment: fieldText(fields, 'comment'),
          points: linesOf(fieldText(fields, 'points')),
          requests: linesOf(fieldText(fields, 'requests')),
        }),
      )
      setSaid(answer.ok ? t('saved') : (answer.problems[0]?.message ?? answer.message))
      if (!answer.ok) return
      setDirty(false)
      router.refresh()
    })
  return (
    <form
      className={styles.text}
      onChange={() => {
        setDirty(true)
        setSaid('')
      }}
      onSubmit={(event) => {
        // The form keeps what was typed when it is refused; an action of the form itself would empty it.
        event.preventDefault()
        send(new FormData(event.currentTarget))
      }}
    >
      <h3>{t('title')}</h3>
      <p className="soft small">{t('hint')}</p>
      <div className="field">
        <label htmlFor={id}>{t('comment')}</label>
        <textarea id={id} name="comment" className="input" rows={3} maxLength={1200} defaultValue={text?.comment} />
      </div>
      <Lines name="points" label={t('points')} lines={text?.points ?? []} />
      <Lines
        name="requests"
        label={level === 'municipality' ? t('requestsMunicipality') : t('requestsBoard')}
        lines={text?.requests ?? []}
      />
      <div className={styles.save}>
        <button type="submit" className="button" disabled={busy}>
          {t('save')}
        </button>
        <span role="status">{said}</span>
      </div>
      <LeaveGuard
        dirty={dirty}
        texts={{ title: t('leave.title'), text: t('leave.text'), leave: t('leave.leave'), stay: t('leave.stay') }}
      />
    </form>
  )
}
