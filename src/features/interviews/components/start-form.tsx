'use client'

import { CheckedForm } from '@/components/form/checked-form'
import { CommandButton } from '@/components/form/command-button'
import { useCommand } from '@/components/form/use-command'
import { useState } from 'react'
import { channels, type choosers, type Channel } from '@/domain/instrument/call-details'
import { startInterviewAction } from '../actions'
import type { StartInterview } from '../schema'
import type { CallTexts } from './texts'
import styles from './start.module.css'

type FieldProps<Value extends string> = {
  legend: string
  name: string
  options: readonly { value: Value; label: string }[]
  value: Value | null
  required?: boolean
  onChange: (value: Value) => void
}

const Radios = <Value extends string>({ legend, name, options, value, required, onChange }: FieldProps<Value>) => (
  <fieldset className={styles.choice}>
    <legend>{legend}</legend>
    <div className={styles.options}>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            value={option.value}
            required={required}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </div>
  </fieldset>
)

type Circumstances = Pick<StartInterview, 'canTalkFreely' | 'interpreterPresent' | 'othersPresent'>

/** The form that starts a call: the channel, who chose it, and whether the parent can talk freely. */
export const StartForm = ({ familyId, texts }: { familyId: string; texts: CallTexts['start'] }) => {
  const [channel, setChannel] = useState<Channel | null>(null)
  const [chosenBy, setChosenBy] = useState<(typeof choosers)[number] | null>(null)
  const [circumstances, setAbout] = useState<Circumstances>({})
  const start = useCommand(startInterviewAction, {
    leaves: true,
    onSuccess: ({ id }) => window.location.assign(`/interviews/${id}`),
  })
  const begin = async () => (channel && chosenBy ? start.run({ familyId, channel, chosenBy, ...circumstances }) : null)
  const yes = { value: 'yes', label: texts.yes } as const
  const no = { value: 'no', label: texts.no } as const
  return (
    <CheckedForm className={styles.form} onSend={begin}>
      <Radios
        legend={texts.channel}
        name="channel"
        required
        options={channels.map((value) => ({ value, label: texts.channels[value] }))}
        value={channel}
        onChange={setChannel}
      />
      <Radios
        legend={texts.chosenBy}
        name="chosenBy"
        required
        options={[
          { value: 'parent', label: texts.chosenByParent },
          { value: 'worker', label: texts.chosenByWorker },
        ]}
        value={chosenBy}
        onChange={setChosenBy}
      />
      <Radios
        legend={texts.canTalkFreely}
        name="canTalkFreely"
        options={[yes, { value: 'partly', label: texts.partly }, no]}
        value={circumstances.canTalkFreely ?? null}
        onChange={(canTalkFreely) => setAbout({ ...circumstances, canTalkFreely })}
      />
      <Radios
        legend={texts.interpreterPresent}
        name="interpreterPresent"
        options={[yes, no]}
        value={circumstances.interpreterPresent ?? null}
        onChange={(interpreterPresent) => setAbout({ ...circumstances, interpreterPresent })}
      />
      <Radios
        legend={texts.othersPresent}
        name="othersPresent"
        options={[yes, no]}
        value={circumstances.othersPresent ?? null}
        onChange={(othersPresent) => setAbout({ ...circumstances, othersPresent })}
      />
      <CommandButton pending={start.pending} className="button button-main">
        {texts.begin}
      </CommandButton>
    </CheckedForm>
  )
}
