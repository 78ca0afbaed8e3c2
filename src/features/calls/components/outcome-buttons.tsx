'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState, type KeyboardEvent } from 'react'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand, type Message } from '@/components/form/use-command'
import { cardOutcomes, outcomesWhere, ruleOf, type Outcome } from '@/domain/calls/outcomes'
import { recordAttemptAction, undoAttemptAction } from '../actions'
import styles from './calls.module.css'
import { MoreOutcomes } from './more-outcomes'
import { needsForm, OutcomeForm, type NumberToCall, type OutcomeDetails } from './outcome-form'
import { RecordedOutcome, recordedIds, type RecordedAttempt } from './recorded-outcome'

export type OutcomeProps = {
  familyId: string
  /** The family's name for screen readers, on a page with the buttons of several families. */
  name?: string | undefined
  numbers: readonly NumberToCall[]
  today: string
  tomorrow: string
  /** What safe contact says about a message. */
  mayLeaveMessage: boolean | null
  /** Whether decisions without a call are offered, such as out of the programme. */
  mayDecide: boolean
  /** The latest attempt, while it can still be undone. */
  fresh: RecordedAttempt | null
  /** The attempt that was dialled and waits for its outcome. */
  dialledId?: string | null
  /** Whether another outcome can be recorded. After a refusal the last one can only be undone. */
  mayRecord?: boolean
  /** Called after a change. The list of today does not refresh, so that no button moves while somebody taps. */
  onChange?: ((change: 'recorded' | 'undone') => void) | undefined
}

type Shared = { message: readonly [Message, (message: Message) => void] }

/** An appointment has a key although it stands behind "more". */
const withKey = outcomesWhere(({ shortcut }) => shortcut !== null)
const moreKey = 'm'
const noDetails: OutcomeDetails = { contactPointId: null, wish: null, appointment: null, note: '' }

/**
 * Records the outcome of a call: with one tap, or after the day, the time or the number that it needs. A second tap or a
 * retry sends the same attempt, which can be undone for a short time. `lastId` starts the buttons anew when another attempt
 * is the latest one; the message outlives that.
 */
export const OutcomeButtons = ({ lastId, ...props }: OutcomeProps & { lastId?: string | undefined }) => {
  const message = useState<Message>(null)
  return (
    <>
      <Buttons key={lastId} {...props} message={message} />
      <CommandMessage message={message[0]} />
    </>
  )
}

const OfFamily = ({ name }: { name: string | undefined }) =>
  name ? <span className="visually-hidden"> {name}</span> : null

/** The commands of the buttons, and the attempt that was recorded last. */
const useOutcome = ({ familyId, numbers, dialledId, fresh, onChange, message }: OutcomeProps & Shared) => {
  const t = useTranslations('calls.outcome')
  const [recordedAttempt, setRecordedAttempt] = useState<RecordedAttempt | null>(fresh)
  const [open, setOpen] = useState<Outcome | 'more' | null>(null)
  const unsentAttempt = useRef<{ key: string; id: string } | null>(null)
  /** Ids that stand for an attempt that was undone or is somebody else's. */
  const usedIds = useRef(new Set<string>())
  const settings = {
    message,
    success: ({ losesInterpreter }: { losesInterpreter: boolean }) => (losesInterpreter ? t('losesInterpreter') : ''),
    onSuccess: (_: unknown, input: RecordedAttempt) => {
      unsentAttempt.current = null
      setOpen(null)
      recordedIds.add(input.id)
      setRecordedAttempt(input)
      onChange?.('recorded')
    },
  }
  const record = useCommand(recordAttemptAction, settings)
  const recordForm = useCommand(recordAttemptAction, { ...settings, inForm: true })
  const undo = useCommand(undoAttemptAction, {
    message,
    success: t('undone'),
    onSuccess: (_, { id }) => {
      usedIds.current.add(id)
      setRecordedAttempt(null)
      onChange?.('undone')
    },
  })
  const attemptOf = (outcome: Outcome, details: OutcomeDetails) => {
    const only = numbers.length === 1 ? (numbers[0]?.id ?? null) : null
    const attempt = { familyId, outcome, ...details, contactPointId: details.contactPointId ?? only }
    const key = JSON.stringify(attempt)
    const freshId = dialledId && !usedIds.current.has(dialledId) ? dialledId : crypto.randomUUID()
    const id = unsentAttempt.current?.key === key ? unsentAttempt.current.id : freshId
    unsentAttempt.current = { key, id }
    return { id, ...attempt }
  }
  const run = async (command: typeof record, attempt: ReturnType<typeof attemptOf>) => {
    const refusal = await command.run(attempt)
    if (refusal?.code === 'conflict') {
      usedIds.current.add(attempt.id)
      unsentAttempt.current = null
    }
    return refusal
  }
  const choose = (outcome: Outcome) => {
    if (needsForm(outcome, numbers)) return setOpen(outcome)
    void run(record, attemptOf(outcome, noDetails))
  }
  const send = (outcome: Outcome) => (details: OutcomeDetails) => run(recordForm, attemptOf(outcome, details))
  return {
    recordedAttempt,
    setRecordedAttempt,
    open,
    setOpen,
    choose,
    send,
    undo,
    pending: record.pending || recordForm.pending,
  }
}

const Buttons = (props: OutcomeProps & Shared) => {
  const { name, numbers, today, tomorrow, mayLeaveMessage, mayDecide, mayRecord = true } = props
  const onCard = cardOutcomes(mayLeaveMessage)
  const t = useTranslations('calls')
  const { recordedAttempt, setRecordedAttempt, open, setOpen, choose, send, undo, pending } = useOutcome(props)
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || open) return
    const outcome = [...onCard, ...withKey].find((candidate) => ruleOf(candidate).shortcut === event.key.toLowerCase())
    if (!outcome && event.key.toLowerCase() !== moreKey) return
    event.preventDefault()
    if (outcome) choose(outcome)
    else setOpen('more')
  }
  if (recordedAttempt)
    return (
      <RecordedOutcome
        familyId={props.familyId}
        recorded={recordedAttempt}
        name={name}
        undoing={undo.pending}
        onUndo={() => void undo.run({ id: recordedAttempt.id })}
        onAnother={mayRecord ? () => setRecordedAttempt(null) : null}
      />
    )
  return (
    <>
      <div className={styles.choices} role="group" aria-label={t('outcome.group')}>
        {onCard.map((outcome) => (
          <CommandButton
            key={outcome}
            pending={pending}
            aria-expanded={needsForm(outcome, numbers) ? open === outcome : undefined}
            aria-keyshortcuts={ruleOf(outcome).shortcut ?? undefined}
            onKeyDown={onKey}
            onClick={() => choose(outcome)}
          >
            {t(`outcomes.${outcome}`)}
            <OfFamily name={name} />
          </CommandButton>
        ))}
        <button
          type="button"
          className="button button-quiet"
          aria-expanded={open === 'more'}
          aria-keyshortcuts={moreKey}
          onKeyDown={onKey}
          onClick={() => setOpen('more')}
        >
          {t('outcome.more')}
          <OfFamily name={name} />
        </button>
      </div>
      {open === 'more' ? (
        <MoreOutcomes
          hasNumbers={numbers.length > 0}
          mayLeaveMessage={mayLeaveMessage}
          mayDecide={mayDecide}
          onChoose={choose}
          onCancel={() => setOpen(null)}
        />
      ) : null}
      {open && open !== 'more' ? (
        <OutcomeForm
          key={open}
          outcome={open}
          numbers={numbers}
          today={today}
          tomorrow={tomorrow}
          pending={pending}
          onSend={send(open)}
          onCancel={() => setOpen(null)}
        />
      ) : null}
    </>
  )
}
