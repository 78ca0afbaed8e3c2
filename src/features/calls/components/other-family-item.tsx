'use client'

import Link from 'next/link'
import { useLocale, useTranslations } from 'next-intl'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { ProblemMessage } from '@/components/form/command-message'
import { fieldText } from '@/components/form/field-text'
import { TextField } from '@/components/form/text-field'
import { useCommand } from '@/components/form/use-command'
import { ButtonRow } from '@/components/layout/button-row'
import { href } from '@/components/layout/href'
import { isolatedText } from '@/domain/isolated-text'
import { requestNoteLimit } from '@/domain/text-limits'
import { clockTime } from '@/i18n/format'
import { sendCallNoticeAction, takeOverFoundFamilyAction } from '../actions'
import type { OtherFamily } from '../parts/other-families'
import styles from './call-search.module.css'
import type { RowStops } from './use-row-stops'

/** What came of it, which takes the focus of the buttons that are gone. */
const Outcome = ({ children }: { children: ReactNode }) => {
  const outcome = useRef<HTMLDivElement>(null)
  useEffect(() => outcome.current?.focus(), [])
  return (
    <div ref={outcome} tabIndex={-1} role="status" className={styles.outcome}>
      {children}
    </div>
  )
}

type FormProps = { familyId: string; number: string; onSent: () => void; onCancel: () => void }

/** The form that passes on that the parent called back, with a note for the family's caller. */
const PassOnForm = ({ familyId, number, onSent, onCancel }: FormProps) => {
  const t = useTranslations('callSearch')
  const [id] = useState(() => crypto.randomUUID())
  const send = useCommand(sendCallNoticeAction, { inForm: true, onSuccess: onSent })
  return (
    <CheckedForm
      opens
      className={styles.passOn}
      onSend={(fields) => send.run({ id, familyId, number, note: fieldText(fields, 'note') })}
    >
      <p className="soft small">{t('noteAbout')}</p>
      <TextField path="note" label={t('note')} longest={requestNoteLimit} />
      <ButtonRow>
        <CommandButton pending={send.pending} className="button button-main">
          {t('send')}
        </CommandButton>
        <button type="button" className="button button-quiet" onClick={onCancel}>
          {t('cancel')}
        </button>
      </ButtonRow>
    </CheckedForm>
  )
}

type Props = { other: OtherFamily; number: string; stop: ReturnType<RowStops>; onOpen: () => void }

/** A family of a colleague, of which only the caller is said, and what one can do for the parent on the line. */
export const OtherFamilyItem = ({ other: { id: familyId, caller, busy }, number, stop, onOpen }: Props) => {
  const t = useTranslations('callSearch')
  const locale = useLocale()
  const [id] = useState(() => crypto.randomUUID())
  const [stage, setStage] = useState<'choices' | 'form' | 'sent' | { until: Date }>('choices')
  const takeOver = useCommand(takeOverFoundFamilyAction, { onSuccess: ({ until }) => setStage({ until }) })
  return (
    <li className={styles.other}>
      <p>
        {t('other', { name: isolatedText(caller ?? t('nobody')) })}{' '}
        {busy ? t('busy', { name: isolatedText(busy) }) : ''}
      </p>
      {stage === 'choices' ? (
        <>
          <ButtonRow>
            <button {...stop} type="button" className="button button-main" onClick={() => setStage('form')}>
              {t('passOn')}
            </button>
            {busy ? null : (
              <CommandButton pending={takeOver.pending} onClick={() => void takeOver.run({ id, familyId, number })}>
                {t('takeOver')}
              </CommandButton>
            )}
          </ButtonRow>
          {busy ? null : <p className="soft small">{t('takeOverAbout')}</p>}
          <ProblemMessage message={takeOver.message} />
        </>
      ) : null}
      {stage === 'form' ? (
        <PassOnForm
          familyId={familyId}
          number={number}
          onSent={() => setStage('sent')}
          onCancel={() => setStage('choices')}
        />
      ) : null}
      {stage === 'sent' ? <Outcome>{t('sent')}</Outcome> : null}
      {typeof stage === 'object' ? (
        <Outcome>
          <p>{t('taken', { until: clockTime(stage.until, locale) })}</p>
          <Link
            className="button button-main"
            href={href('/families/[id]', { id: familyId }, { called: '1' })}
            prefetch={false}
            onClick={onOpen}
          >
            {t('toFamily')}
          </Link>
        </Outcome>
      ) : null}
    </li>
  )
}
