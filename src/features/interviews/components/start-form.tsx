'use client'

import { CheckedForm } from '@/components/form/checked-form'
import { Field } from '@/components/form/field'
import { CommandButton } from '@/components/form/command-button'
import { useCommand } from '@/components/form/use-command'
import { useRouter } from 'next/navigation'
import { use, useEffect, useRef, useState } from 'react'
import { TakenChannel } from '@/components/form/taken-channel'
import { useChosenWay } from '@/components/form/use-chosen-way'
import { expectedWay, sourceOfWay, type WayExpectation } from '@/domain/calls/chosen-way'
import { channels } from '@/domain/instrument/call-details'
import type { Messages } from '@/i18n/messages'
import { startInterviewAction } from '../actions'
import type { StartInterview } from '../schema'
import { Radios } from './radios'
import type { CallTexts } from './texts'
import styles from './start.module.css'

type Circumstances = Pick<StartInterview, 'canTalkFreely' | 'interpreterPresent' | 'interpreterId' | 'othersPresent'>
type Texts = CallTexts['start']

type Sources = Messages['ways']['sources']
type WayProps = { choice: ReturnType<typeof useChosenWay>; source: string | null; texts: Texts }

/** The channel and who chose it, which one knows before the call, and from where it is known. */
const WayFields = ({ choice: { way, chooseChannel, chooseChooser }, source, texts }: WayProps) => (
  <>
    <Radios
      legend={texts.channel}
      name="channel"
      required
      options={channels.map((value) => ({ value, label: texts.channels[value] }))}
      value={way.channel}
      onChange={chooseChannel}
    />
    <Radios
      legend={texts.chosenBy}
      name="chosenBy"
      required
      options={[
        { value: 'parent', label: texts.chosenByParent },
        { value: 'worker', label: texts.chosenByWorker },
      ]}
      value={way.chosenBy}
      onChange={chooseChooser}
    />
    {source ? <p className="soft small">{source}</p> : null}
  </>
)

type Interpreters = readonly { id: string; name: string }[]
type CircumstanceProps = {
  values: Circumstances
  interpreters: Interpreters
  texts: Texts
  onChange: (values: Circumstances) => void
}

/** Who interprets, in the room or on the line. */
const InterpreterSelect = ({ values, interpreters, texts, onChange }: CircumstanceProps) => (
  <Field path="interpreterId" label={texts.whoInterprets} hint={texts.noChild}>
    {(field) => (
      <select
        {...field}
        className="input"
        value={values.interpreterId ?? ''}
        onChange={({ target }) => onChange({ ...values, interpreterId: target.value || null })}
      >
        <option value="">{texts.otherInterpreter}</option>
        {interpreters.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    )}
  </Field>
)

/** What only the parent on the line can tell. */
const CircumstanceFields = (props: CircumstanceProps) => {
  const { values, interpreters, texts, onChange } = props
  const yes = { value: 'yes', label: texts.yes } as const
  const no = { value: 'no', label: texts.no } as const
  return (
    <>
      <Radios
        legend={texts.canTalkFreely}
        name="canTalkFreely"
        options={[yes, { value: 'partly', label: texts.partly }, no]}
        value={values.canTalkFreely ?? null}
        onChange={(canTalkFreely) => onChange({ ...values, canTalkFreely })}
      />
      <Radios
        legend={texts.interpreterPresent}
        name="interpreterPresent"
        options={[yes, no]}
        value={values.interpreterPresent ?? null}
        onChange={(interpreterPresent) => onChange({ ...values, interpreterPresent })}
      />
      {values.interpreterPresent === 'yes' && interpreters.length > 0 ? <InterpreterSelect {...props} /> : null}
      <Radios
        legend={texts.othersPresent}
        name="othersPresent"
        options={[yes, no]}
        value={values.othersPresent ?? null}
        onChange={(othersPresent) => onChange({ ...values, othersPresent })}
      />
    </>
  )
}

type Props = {
  familyId: string
  texts: Texts
  interpreters: Interpreters
  /** Who is booked for the appointment. */
  bookedId: string | null
  /** The caller dialled a number, and the parent answered. */
  isOnLine: boolean
  /** How the call is expected to be held, and the words for from where that is known. */
  expectation: WayExpectation
  sources: Sources
  /** The room of a call with picture, in which the interview then opens. */
  roomId?: string
}

/**
 * The form that starts a call, in two steps: how the parent is called, and, once the parent is there, whether they can talk
 * freely. The interview begins with the second.
 */
export const StartForm = (props: Props) => {
  const { familyId, texts, interpreters, bookedId, isOnLine: answered, expectation, sources, roomId } = props
  const router = useRouter()
  const taken = use(TakenChannel)
  const { channel: expectedChannel } = expectedWay(expectation, roomId ? 'video' : answered ? 'phone' : taken)
  const choice = useChosenWay(expectation, expectedChannel)
  const { way } = choice
  const source = sourceOfWay(way, expectation)
  const [isOnLine, setOnLine] = useState(answered)
  const [circumstances, setCircumstances] = useState<Circumstances>({ interpreterId: bookedId })
  const heading = useRef<HTMLHeadingElement>(null)
  const start = useCommand(startInterviewAction, {
    leaves: !roomId,
    onSuccess: ({ id }) => (roomId ? router.refresh() : window.location.assign(`/interviews/${id}`)),
  })
  useEffect(() => {
    if (isOnLine) heading.current?.focus()
  }, [isOnLine])
  const begin = async () => {
    const { channel, chosenBy } = way
    if (!isOnLine) {
      setOnLine(true)
      return null
    }
    return channel && chosenBy
      ? start.run({ familyId, channel, chosenBy, ...circumstances, ...(roomId ? { roomId } : {}) })
      : null
  }
  const wayFields = <WayFields choice={choice} source={source && sources[source]} texts={texts} />
  return (
    <CheckedForm className={styles.form} onSend={begin}>
      {isOnLine ? (
        <>
          <h2 ref={heading} tabIndex={-1}>
            {texts.onLineTitle}
          </h2>
          <CircumstanceFields
            values={circumstances}
            interpreters={interpreters}
            texts={texts}
            onChange={setCircumstances}
          />
          {answered ? wayFields : null}
          <CommandButton pending={start.pending} className="button button-main">
            {texts.begin}
          </CommandButton>
        </>
      ) : (
        <>
          {wayFields}
          <CommandButton pending={false} className="button button-main">
            {texts.onLine}
          </CommandButton>
        </>
      )}
    </CheckedForm>
  )
}
